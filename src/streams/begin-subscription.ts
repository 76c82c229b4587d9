import {
  createSourceEventStream,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { ok, refused, type Refusal, type Result } from '../foundation/result';
import { formatError, isForCallers } from '../graphql/format-error';
import type { Subscription } from '../graphql/subscription-operations';
import { NO_NEWS, type Step, type Topic } from '../request/topic';
import { Following, type Register } from './following';
import type { StreamPlace } from './stream-places';
import {
  type EventContext,
  type ExecutedEvent,
  type Identify,
  Subscriber,
  type SubscriberDependencies,
} from './subscriber';

/** The dependencies of `beginSubscription`. */
export interface BeginningDependencies extends SubscriberDependencies {
  readonly schema: GraphQLSchema;
  readonly onFault: (error: unknown) => void;
}

/** The subscription of a request. */
export interface StreamRequest {
  readonly subscription: Subscription;
  /** The network of its address. */
  readonly network: string;
  readonly identify: Identify;
}

/** A subscription whose first event was executed. */
export interface BegunSubscription {
  readonly first: ExecutedEvent;
  readonly following: Following;
  readonly subscriber: Subscriber;
}

const FIRST: Step = { effect: 'EVENT', news: NO_NEWS, isAboutCaller: true };
const FAULT = 'INTERNAL_SERVER_ERROR';

/**
 * Follows the topic of a subscription, then executes its first event, so that no change is missed between them.
 *
 * Errors of the subscription are in the first event, which is then the only one.
 */
export async function beginSubscription(
  dependencies: BeginningDependencies,
  { subscription, network, identify }: StreamRequest,
  place: StreamPlace,
): Promise<Result<BegunSubscription, Refusal<'TOO_MANY_OF_CALLER'>>> {
  const subscribe = (following: Following) => new Subscriber(dependencies, subscription, following, identify);
  const failed = (errors: readonly GraphQLFormattedError[]) => {
    const following = new Following(NO_TOPIC, NO_REGISTER, () => undefined);
    const first = { result: { errors }, context: null, isCallerKnown: true };
    return ok({ first, following, subscriber: subscribe(following) });
  };
  const identified = await identify();
  if (!identified.ok) return failed([identified.refusal]);
  const context = dependencies.createEventContext(identified.value, NO_NEWS, true);
  const following = await follow(dependencies.schema, subscription, context);
  if (!(following instanceof Following)) return failed(errorsIn(following, dependencies.onFault));
  try {
    // The first step begins before the caller is read, so that later changes cause another event.
    await following.next();
    const viewer = await context.viewer().catch(() => null);
    const caller = viewer?.identity.id ?? context.application?.clientId ?? null;
    if (!place.countFor(caller, network)) {
      await following.return();
      return refused('TOO_MANY_OF_CALLER');
    }
    const subscriber = subscribe(following);
    return ok({ first: await subscriber.executeIn(context, identified.value, FIRST), following, subscriber });
  } catch (error) {
    await following.return();
    throw error;
  }
}

function follow(
  schema: GraphQLSchema,
  { document, variables, operationName }: Subscription,
  contextValue: EventContext,
): Promise<AsyncIterable<unknown> | ExecutionResult> {
  const args = { schema, document, variableValues: variables, contextValue };
  return createSourceEventStream(operationName === undefined ? args : { ...args, operationName });
}

function errorsIn(
  result: AsyncIterable<unknown> | ExecutionResult,
  onFault: (error: unknown) => void,
): readonly GraphQLFormattedError[] {
  const errors = 'errors' in result ? (result.errors ?? []) : [];
  return errors.map((error) => {
    if (!isForCallers(error)) onFault(error);
    const { message, path, extensions } = error;
    const plain = { message, ...(path && { path }), extensions: { code: FAULT, ...extensions } };
    return formatError(plain, error);
  });
}

/** What a stream follows that ends with its first event. */
const NO_TOPIC: Topic = {
  ids: [],
  effectOf: null,
  effectOfPlans: 'CHECK',
  requireAccess: () => Promise.resolve(),
};
const NO_REGISTER: Register = {
  passed: 0,
  passedAfter: () => [],
  add: () => undefined,
  remove: () => undefined,
};
