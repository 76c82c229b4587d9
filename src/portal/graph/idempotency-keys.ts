import { ApolloLink, Observable } from '@apollo/client';
import { Kind } from 'graphql';

/** The inputs that take an idempotency key. */
const INPUTS: ReadonlySet<string> = new Set([
  'AddProfileInput',
  'AddProfilesInput',
  'SendInviteInput',
  'SendInvitesInput',
]);

/**
 * Creates the link that adds an idempotency key to mutations that take one.
 *
 * A mutation whose outcome is unknown has the same key when the person sends it again, so that nothing is added or sent
 * twice. After a result, the next mutation has another key.
 */
export function createIdempotencyKeys(): ApolloLink {
  const unanswered = new Map<string, string>();
  return new ApolloLink((operation, forward) => {
    const { input } = operation.variables as { readonly input?: object };
    if (input === undefined || !takesKey(operation)) return forward(operation);
    const { headers } = operation.getContext() as { readonly headers?: object };
    const call = JSON.stringify([operation.operationName, input, headers]);
    const idempotencyKey = unanswered.get(call) ?? crypto.randomUUID();
    unanswered.set(call, idempotencyKey);
    operation.variables = { ...operation.variables, input: { ...input, idempotencyKey } };
    return new Observable((observer) =>
      forward(operation).subscribe({
        next: (result) => {
          if (!result.errors?.length) unanswered.delete(call);
          observer.next(result);
        },
        error: (error: unknown) => observer.error(error),
        complete: () => observer.complete(),
      }),
    );
  });
}

function takesKey({ query }: ApolloLink.Operation): boolean {
  return query.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      (definition.variableDefinitions ?? []).some(
        ({ type }) =>
          type.kind === Kind.NON_NULL_TYPE &&
          type.type.kind === Kind.NAMED_TYPE &&
          INPUTS.has(type.type.name.value),
      ),
  );
}
