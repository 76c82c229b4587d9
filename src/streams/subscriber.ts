import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';
import { isTemporary } from '../database/database-error';
import type { Result } from '../foundation/result';
import type { IncomingRequest } from '../graphql/context';
import type { Subscription, SubscriptionOperations } from '../graphql/subscription-operations';
import type { CallerIds, News, Step, SubscriptionContext } from '../request/topic';
import type { Viewer } from '../viewer/viewer';
import type { ViewerContext } from '../viewer/viewer-context';
import type { Following } from './following';
import { findNextDecision, type NextDecision } from './next-decision';

/** Verifies the credentials of a stream's request again. Returns the request, or the error that ends the stream. */
export type Identify = () => Promise<Result<IncomingRequest, GraphQLFormattedError>>;

/** The context of an event. */
export type EventContext = ViewerContext & SubscriptionContext;

/** The dependencies of subscribers. */
export interface SubscriberDependencies {
  readonly apollo: Pick<ApolloServer<ViewerContext>, 'executeOperation'>;
  readonly operations: Pick<SubscriptionOperations, 'expectEvent'>;
  readonly createEventContext: (incoming: IncomingRequest, news: News, isFirst: boolean) => EventContext;
}

/** An executed event. */
export interface ExecutedEvent {
  readonly result: FormattedExecutionResult;
  /** Its context; null if the credentials were refused before. */
  readonly context: ViewerContext | null;
  /** False if the database couldn't be reached when the caller's ids and times were read. */
  readonly isCallerKnown: boolean;
}

/** Whether a caller can go on following a topic. `UNDECIDED` if the database can't be reached. */
export type AccessDecision = 'GRANTED' | 'DENIED' | 'UNDECIDED';

/** Executes the events of one subscription. Each event identifies and reads its caller anew, like a request. */
export class Subscriber {
  #decision: NextDecision | null = null;

  constructor(
    private readonly dependencies: SubscriberDependencies,
    private readonly subscription: Subscription,
    private readonly following: Following,
    private readonly identify: Identify,
  ) {}

  /** When time alone may change what the caller can do next; null if it isn't known. */
  get decision(): NextDecision | null {
    return this.#decision;
  }

  /** Executes an event. Errors are in its result. */
  async execute(step: Step): Promise<ExecutedEvent> {
    const identified = await this.identify();
    if (!identified.ok)
      return { result: { errors: [identified.refusal] }, context: null, isCallerKnown: true };
    const context = this.dependencies.createEventContext(identified.value, step.news, false);
    return this.executeIn(context, identified.value, step);
  }

  /** Executes an event in a context that was created for it. */
  async executeIn(context: EventContext, incoming: IncomingRequest, step: Step): Promise<ExecutedEvent> {
    const { apollo, operations } = this.dependencies;
    // Other errors are the event's own.
    const isCallerKnown = await this.#knowCaller(context, incoming, step).then(
      () => true,
      (error: unknown) => !isTemporary(error),
    );
    operations.expectEvent(context);
    const { query, operationName, variables } = this.subscription;
    const { body } = await apollo.executeOperation(
      { query, variables, ...(operationName !== undefined && { operationName }) },
      { contextValue: context },
    );
    if (body.kind !== 'single') throw new Error('Apollo Server answered in parts.');
    return { result: body.singleResult, context, isCallerKnown };
  }

  /** Decides whether the caller can still follow the topic. If not, an event says why. */
  async decide(step: Step): Promise<AccessDecision> {
    const identified = await this.identify();
    if (!identified.ok) return 'DENIED';
    const context = this.dependencies.createEventContext(identified.value, step.news, false);
    try {
      await this.following.topic.requireAccess(context);
      await this.#knowCaller(context, identified.value, step);
      return 'GRANTED';
    } catch (error) {
      return isTemporary(error) ? 'UNDECIDED' : 'DENIED';
    }
  }

  async #knowCaller(context: ViewerContext, { accessToken }: IncomingRequest, step: Step): Promise<void> {
    // Apollo Server copies the context, so the copy has the caller only if it's read before.
    const viewer = this.following.topic.effectOf === null ? null : await context.viewer();
    this.following.setCaller(idsOf(viewer));
    if (this.#decision && !step.isAboutCaller && !isPast(this.#decision, context.now())) return;
    this.#decision = await findNextDecision(context, viewer, accessToken);
  }
}

function idsOf(viewer: Viewer | null): CallerIds {
  const profiles = viewer?.profiles ?? [];
  return {
    identityId: viewer?.identity.id ?? null,
    profileIds: new Set(profiles.map(({ profile }) => profile.id)),
    accountIds: new Set(profiles.map(({ account }) => account.id)),
  };
}

function isPast({ expiresAt, planChangesAt }: NextDecision, now: Date): boolean {
  return [expiresAt, planChangesAt].some((instant) => instant !== null && instant <= now);
}
