import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { rateLimited, refuseApplication } from '../request/request-error';
import type { ViewerContext } from '../viewer/viewer-context';
import { InvitationPreviewType, presentInvitationPreview } from './invitation-preview.type';
import type { PreviewInvitation } from './preview-invitation';

/** Resolves the preview of invitations for the holders of their tokens. */
@Resolver()
export class InvitationPreviewResolver {
  /** Takes the use case. */
  constructor(private readonly previewInvitation: PreviewInvitation) {}

  /** Previews an invitation. */
  @Directive('@tag(name: "self-service")')
  @Query(() => InvitationPreviewType, {
    nullable: true,
    description:
      "Shows an invitation to the holder of its token before accepting. Anonymous callers can read it. Null when the token isn't valid. Fails with `RATE_LIMITED` after too many attempts.",
  })
  async invitationPreview(
    @Arg('token', () => String, { description: 'The token in the fragment of the link in the mail.' })
    token: string,
    @Ctx() context: ViewerContext,
  ): Promise<InvitationPreviewType | null> {
    refuseApplication(context);
    const viewer = await context.viewer();
    const preview = await this.previewInvitation({
      token,
      caller: viewer?.identity.id ?? context.remoteNetwork,
    });
    if (!preview.ok) throw rateLimited(preview.refusal.retryAfterSeconds);
    return preview.value && presentInvitationPreview(preview.value, viewer?.identity ?? null);
  }
}
