import { ApolloLink, Observable, type OperationVariables } from '@apollo/client';

/** The queries whose cached list has further pages joined to it. */
const extended = new Set<string>();

/** Returns whether the person loaded further pages of a query's list (`fetchMore`), or is loading one. */
export function isExtended(queryName: string | undefined, variables: OperationVariables): boolean {
  return extended.has(keyOf(queryName, variables.after == null ? atStart(variables) : variables));
}

/**
 * Creates the link that notes which lists are extended with further pages. A list is extended until the page reads it from
 * its start again.
 */
export function createExtendedLists(): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const { operationName, variables } = operation;
    const key = keyOf(operationName, atStart(variables));
    const isFurther = variables.after != null;
    if (isFurther) extended.add(key);
    const { inBackground } = operation.getContext() as { readonly inBackground?: boolean };
    return new Observable((observer) =>
      forward(operation).subscribe({
        next: (result) => {
          if (isFurther) extended.add(key);
          // Queries in the background don't replace extended lists.
          else if (!inBackground) extended.delete(key);
          observer.next(result);
        },
        error: (error: unknown) => observer.error(error),
        complete: () => observer.complete(),
      }),
    );
  });
}

function atStart({ after: _, ...others }: OperationVariables): OperationVariables {
  return others;
}

function keyOf(queryName: string | undefined, variables: OperationVariables): string {
  return JSON.stringify([queryName, variables]);
}
