import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLError,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';

/** A valid subscription within the limits, ready to be followed. */
export interface Subscription {
  readonly document: DocumentNode;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What the context of an operation is for. */
interface Purpose {
  /** Whether the operation is an event of a subscription that has begun. */
  readonly isEvent: boolean;
  /** Whether other operations than subscriptions are refused, as by GET. */
  readonly onlySubscriptions: boolean;
  subscription: Subscription | null;
}

const NOT_ALLOWED = 405;
const NOT_ACCEPTABLE = 406;

/**
 * Lets Apollo Server parse, validate and limit subscriptions like any operation, and execute each of their events.
 *
 * Apollo Server itself doesn't support subscriptions.
 */
export class SubscriptionOperations {
  /** By a part of the context, because Apollo Server copies contexts. */
  readonly #purposes = new WeakMap<RequestContext['loaders'], Purpose>();

  /** Marks the context of a request that accepts a stream. */
  expect({ loaders }: RequestContext, onlySubscriptions: boolean): void {
    this.#purposes.set(loaders, { isEvent: false, onlySubscriptions, subscription: null });
  }

  /** Marks the context of an event. */
  expectEvent({ loaders }: RequestContext): void {
    this.#purposes.set(loaders, { isEvent: true, onlySubscriptions: true, subscription: null });
  }

  /** Returns the subscription of a request; null if it's another operation or was refused. */
  of({ loaders }: RequestContext): Subscription | null {
    return this.#purposes.get(loaders)?.subscription ?? null;
  }

  /** Creates the plugin for Apollo Server. */
  plugin(): ApolloServerPlugin<RequestContext> {
    return {
      requestDidStart: async () => ({
        didResolveOperation: async ({ operation, contextValue }) => {
          const isSubscription = isASubscription(operation);
          const purpose = this.#purposes.get(contextValue.loaders);
          if (isSubscription && !purpose) throw streamRequired();
          if (!isSubscription && purpose?.onlySubscriptions) throw onlySubscriptions();
        },
        responseForOperation: async ({ operation, document, request, contextValue }) => {
          const purpose = this.#purposes.get(contextValue.loaders);
          if (!purpose || purpose.isEvent || !isASubscription(operation)) return null;
          const { query = '', operationName, variables = {} } = request;
          purpose.subscription = { document, query, operationName, variables };
          return {
            http: { headers: new HeaderMap() },
            body: { kind: 'single', singleResult: { data: null } },
          };
        },
      }),
    };
  }
}

// Apollo Server has no operation for a document with several and no name, contrary to its types.
function isASubscription(operation: OperationDefinitionNode | undefined): boolean {
  return operation?.operation === OperationTypeNode.SUBSCRIPTION;
}

function streamRequired(): GraphQLError {
  return requestError(
    'BAD_REQUEST',
    'Subscriptions are answered as a stream. Send Accept: text/event-stream, or multipart/mixed;subscriptionSpec=1.0.',
    { http: { status: NOT_ACCEPTABLE } },
  );
}

function onlySubscriptions(): GraphQLError {
  return requestError('BAD_REQUEST', 'Only subscriptions can be streamed by GET. Send POST.', {
    http: { status: NOT_ALLOWED, headers: new HeaderMap([['allow', 'POST']]) },
  });
}
