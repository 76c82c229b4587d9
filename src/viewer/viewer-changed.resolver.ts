import { Ctx, Directive, Resolver, Subscription } from 'type-graphql';
import { requireActor, signInFirst } from '../request/request-error';
import { concernsCaller, type SubscriptionContext, type Topic } from '../request/topic';
import type { ViewerContext } from './viewer-context';
import { presentViewer, ViewerType } from './viewer.type';

const TOPIC: Topic = {
  ids: [],
  effectOf: (change, caller) => (concernsCaller(change, caller) ? 'EVENT' : null),
  effectOfPlans: 'EVENT',
  requireAccess: requireActor,
};

/** Resolves changes of the signed-in person. */
@Resolver()
export class ViewerChangedResolver {
  /** Returns the signed-in person, as soon as something about them changes. */
  @Directive('@tag(name: "self-service")')
  @Subscription(() => ViewerType, {
    description:
      'The signed-in person. The first event has the current state. Further events follow when their profiles, the selection or the access of their accounts change. Ends with `UNAUTHENTICATED` when the session ends or the access token expires.',
    subscribe: ({ context }: { readonly context: SubscriptionContext }) => context.follow(TOPIC),
  })
  async viewerChanged(@Ctx() context: ViewerContext): Promise<ViewerType> {
    await requireActor(context);
    const viewer = await context.viewer();
    if (!viewer) throw signInFirst();
    return presentViewer(viewer);
  }
}
