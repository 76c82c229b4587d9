import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { programOf } from '../account/account';
import { findAccess } from '../account/find-access';
import { sessionById } from '../identity/session.loader';
import { presentProfile, ProfileConnection, type ProfileType } from '../profile/profile.type';
import { explanationOf } from '../profile/whom-to-ask';
import { type Connection, connectionOfList } from '../relay/connection';
import { refuseApplication, signInFirst } from '../request/request-error';
import { soughtTerms } from '../search/search-argument';
import { searchWords } from '../search/search-words';
import type { SignOut } from './sign-out';
import { SignOutInput, SignOutPayload } from './sign-out.type';
import type { SwitchProfile, SwitchProfileRefusal } from './switch-profile';
import { SwitchProfileInput, SwitchProfilePayload } from './switch-profile.type';
import { sessionOf, type ViewerProfile, visibleProfilesOf } from './viewer';
import type { ViewerContext } from './viewer-context';
import { presentSession, presentViewer, SessionType, ViewerProfilesArgs, ViewerType } from './viewer.type';

/** The dependencies of the resolver. */
export interface ViewerResolverDependencies {
  readonly switchProfile: SwitchProfile;
  readonly signOut: SignOut;
  /** Returns the URL of Microsoft's sign-out page, or null if Microsoft can't be reached. */
  readonly microsoftSignOutUrl: () => Promise<URL | null>;
}

/** Resolves the signed-in person. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  /** Takes the dependencies. */
  constructor(private readonly dependencies: ViewerResolverDependencies) {}

  /** Returns the signed-in person. */
  @Directive('@tag(name: "self-service")')
  @Query(() => ViewerType, {
    nullable: true,
    description:
      'The signed-in person and their active profile. Null for anonymous callers and for applications.',
  })
  async viewer(@Ctx() context: ViewerContext): Promise<ViewerType | null> {
    const viewer = await context.viewer();
    return viewer && presentViewer(viewer);
  }

  /** Reads the session, because identifying the caller reads only some of its columns. */
  @FieldResolver(() => SessionType, {
    nullable: true,
    description: 'The browser session that the request belongs to. Null for calls with an access token.',
  })
  async session(@Root() { viewer }: ViewerType, @Ctx() context: ViewerContext): Promise<SessionType | null> {
    const own = sessionOf(viewer);
    const session = own && (await context.loaders.get(sessionById).load(own.id));
    return session && presentSession(session);
  }

  /** Lists the viewer's profiles. */
  @FieldResolver(() => ProfileConnection, {
    description:
      "Your profiles with status `ACTIVE` in all accounts, including accounts that currently don't have access. Sorted in the order that you associated them.",
  })
  profiles(
    @Root() { viewer }: ViewerType,
    @Args(() => ViewerProfilesArgs) args: ViewerProfilesArgs,
  ): Connection<ProfileType> {
    const terms = args.search?.trim() ? soughtTerms(args.search) : null;
    const matching = visibleProfilesOf(viewer).filter((own) => matches(own, args, terms ?? []));
    const list = {
      name: `OWN_PROFILE ${viewer.identity.id}`,
      rows: matching,
      idOf: ({ profile }: ViewerProfile) => profile.id,
    };
    return connectionOfList(list, args, ({ profile, account }) => presentProfile(profile, account));
  }

  /** Switches profiles. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SwitchProfilePayload, {
    description:
      "Selects the active profile of this browser session. For calls with an access token, selects the active profile of this client application. Doesn't affect other sessions, or requests with the `x-profile-id` header. Requires sign-in.",
  })
  async switchProfile(
    @Arg('input', () => SwitchProfileInput, { description: 'The profile to switch to.' })
    input: SwitchProfileInput,
    @Ctx() context: ViewerContext,
  ): Promise<SwitchProfilePayload> {
    refuseApplication(context);
    const viewer = await context.viewer();
    if (!viewer) throw signInFirst();
    const result = await this.dependencies.switchProfile({
      viewer,
      requestId: context.requestId,
      profileId: input.profileId,
      makeDefault: input.makeDefault ?? false,
    });
    if (!result.ok) {
      const message = await explain(result.refusal, context, input.profileId);
      return {
        viewer: null,
        userErrors: [{ code: result.refusal, message, field: ['input', 'profileId'] }],
      };
    }
    context.reload();
    const switched = await context.viewer();
    return { viewer: switched && presentViewer(switched), userErrors: [] };
  }

  /** Signs out. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SignOutPayload, {
    description:
      'Ends your session on the server and clears its cookie. Optionally ends all your sessions. A retry changes nothing.',
  })
  async signOut(
    @Arg('input', () => SignOutInput, {
      nullable: true,
      description: 'Whether to end only this session or all sessions. Defaults to this session.',
    })
    input: SignOutInput | null,
    @Ctx() context: ViewerContext,
  ): Promise<SignOutPayload> {
    refuseApplication(context);
    const viewer = await context.viewerOfAnyProfile();
    context.forgetSessionCookie();
    if (!viewer) {
      return {
        microsoftSignOutUrl: null,
        userErrors: [{ code: 'NOT_SIGNED_IN', message: 'Nobody was signed in.', field: null }],
      };
    }
    const result = await this.dependencies.signOut({
      viewer,
      requestId: context.requestId,
      everywhere: input?.everywhere ?? false,
    });
    if (!result.ok) {
      const message = 'You called with an access token, which has no session. Forget the token.';
      return { microsoftSignOutUrl: null, userErrors: [{ code: result.refusal, message, field: null }] };
    }
    context.reload();
    const microsoft = await this.dependencies.microsoftSignOutUrl();
    return { microsoftSignOutUrl: microsoft?.href ?? null, userErrors: [] };
  }
}

function matches(
  { profile, account }: ViewerProfile,
  { role, program }: ViewerProfilesArgs,
  terms: readonly string[],
): boolean {
  if (role && profile.role !== role) return false;
  if (program && programOf(account.kind) !== program) return false;
  if (terms.length === 0) return true;
  const words = searchWords(account.number, account.name, profile.displayName);
  return terms.every((term) => words.includes(` ${term}`));
}

async function explain(
  refusal: SwitchProfileRefusal,
  context: ViewerContext,
  profileId: string,
): Promise<string> {
  switch (refusal) {
    case 'NOT_FOUND':
      return 'This profile is not associated with your Microsoft account. Accept an invitation to it first.';
    case 'PROFILE_NOT_ACTIVE':
      return 'This profile is disabled. Ask an administrator of its account.';
    case 'ACCESS_CLOSED': {
      const viewer = await context.viewer();
      const own = viewer?.profiles.find(({ profile }) => profile.id === profileId);
      if (!own) throw new Error(`Access of ${profileId} is closed to somebody who does not hold it.`);
      return explanationOf(context, own.account, await findAccess(context, own.account));
    }
  }
}
