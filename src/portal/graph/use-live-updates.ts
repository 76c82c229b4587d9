import { type ApolloClient, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { follow } from './follow';
import { AccountChangedDocument, type MeFragment, ViewerChangedDocument } from './generated/graphql';
import { readAgain } from './read-again';

/** Keeps the page up to date with the viewer while it's visible. Does nothing unless somebody is signed in. */
export function useViewerUpdates(client: ApolloClient, viewer: MeFragment | null | undefined): void {
  const identityId = viewer?.identity.id;
  // A stream acts as the profile that its tab chose for itself, if any.
  const ownProfileId = viewer?.selection.resolvedBy === 'HEADER' ? viewer.activeProfile?.id : undefined;
  useEffect(
    () => (identityId === undefined ? undefined : update(client, ViewerChangedDocument, {})),
    [client, identityId, ownProfileId],
  );
}

/** Keeps the page up to date with an account while it's visible. Does nothing if it's null. */
export function useAccountUpdates(accountId: string | null): void {
  const client = useApolloClient();
  useEffect(
    () => (accountId === null ? undefined : update(client, AccountChangedDocument, { accountId })),
    [client, accountId],
  );
}

function update<Variables extends OperationVariables>(
  client: ApolloClient,
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): () => void {
  return follow(
    () => client.subscribe({ query, variables, fetchPolicy: 'no-cache' }),
    () => readAgain(client),
  );
}
