import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLError, type GraphQLFormattedError, Kind, type OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../request/request-context';
import type { ExecutedOperation } from '../telemetry/service-metrics';

/** An operation that was refused before anything was executed. */
export const INVALID: ExecutedOperation = { label: 'invalid', code: 'BAD_REQUEST', isCompiled: false };

/** An operation in metrics and traces. */
export interface NamedOperation extends ExecutedOperation {
  /** Its type, and the name that its caller gave it. For traces only, because callers can use any number of names. */
  readonly name: string;
}

/**
 * Returns the name of an operation in metrics: its type and root field, such as `query viewer`, or `query several`.
 *
 * Only for valid operations. Their fields are those of the schema, so this is a fixed set. Callers choose the names of
 * operations, and gateways make new ones for each plan.
 */
export function labelOf({ operation, selectionSet: { selections } }: OperationDefinitionNode): string {
  const [first] = selections;
  return selections.length === 1 && first?.kind === Kind.FIELD
    ? `${operation} ${first.name.value}`
    : `${operation} several`;
}

/** Returns the name of an operation in traces: its type and its caller's name for it. */
export function nameOf({ operation, name }: OperationDefinitionNode): string {
  return name ? `${operation} ${name.value}` : operation;
}

/** Knows which operation Apollo Server executed for a request. */
export class ExecutedOperations {
  /** By a part of the context, because Apollo Server copies contexts. */
  readonly #of = new WeakMap<RequestContext['loaders'], NamedOperation>();

  /** Returns the operation of a request. */
  of({ loaders }: RequestContext): NamedOperation {
    return this.#of.get(loaders) ?? { ...INVALID, name: INVALID.label };
  }

  /** Creates the plugin that observes Apollo Server. */
  plugin(): ApolloServerPlugin<RequestContext> {
    return {
      requestDidStart: async () => ({
        willSendResponse: async ({ contextValue, operation, errors = [], response: { body } }) => {
          const [error] = (body.kind === 'single' ? body.singleResult.errors : undefined) ?? errors;
          const code = error ? codeOf(error) : 'OK';
          this.#of.set(contextValue.loaders, {
            // Without `errors` of validation, the operation's fields are those of the schema.
            label: operation && code !== VALIDATION_FAILED ? labelOf(operation) : INVALID.label,
            name: operation ? nameOf(operation) : INVALID.label,
            code,
            isCompiled: false,
          });
        },
      }),
    };
  }
}

function codeOf({ extensions }: GraphQLFormattedError | GraphQLError): string {
  // Announced maintenance isn't a fault.
  if (extensions?.['returnAt'] !== undefined) return 'MAINTENANCE';
  const code = extensions?.['code'];
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
}

const VALIDATION_FAILED = 'GRAPHQL_VALIDATION_FAILED';
