import { useApolloClient } from '@apollo/client/react';
import {
  InviteColleaguesDocument,
  type ManagedProfileRowFragment,
  RemoveColleaguesDocument,
  UpdateColleaguesDocument,
} from '../../../graph/generated/graphql';
import { type RowNotes } from '../list/row-notes';
import { BATCH_SIZE, type BulkAction } from './bulk-actions';
import { type BatchAnswer, type BulkOutcome, outcomesOf, runBatches } from './run-batches';

/** Returns a function that runs an action for many people, and returns what it did for each of them. */
export function useBulkChanges(notes: RowNotes) {
  const client = useApolloClient();

  const send = async (action: BulkAction, ids: readonly string[]): Promise<BatchAnswer | undefined> => {
    switch (action) {
      case 'INVITE': {
        const input = { invites: ids.map((profileId) => ({ profileId })) };
        const { data } = await client.mutate({ mutation: InviteColleaguesDocument, variables: { input } });
        return data?.sendInvites;
      }
      case 'REMOVE': {
        const input = { profileIds: [...ids] };
        const { data } = await client.mutate({ mutation: RemoveColleaguesDocument, variables: { input } });
        return data?.removeProfiles;
      }
      default: {
        const change = action === 'ACTIVE' || action === 'DISABLED' ? { status: action } : { role: action };
        const input = { profiles: ids.map((profileId) => ({ profileId, ...change })) };
        const { data } = await client.mutate({ mutation: UpdateColleaguesDocument, variables: { input } });
        return data?.updateProfiles;
      }
    }
  };

  // The results name all people, and their rows show new roles and statuses. Only invitations need a note.
  const sayInvited = (id: string, email: string): void =>
    notes.say(id, ({ ourAccounts: { profiles } }) => profiles.invited({ email }));

  const runBatch = async (
    action: BulkAction,
    people: readonly ManagedProfileRowFragment[],
  ): Promise<readonly BulkOutcome[]> => {
    const free = new Set(notes.take(people.map(({ id }) => id)));
    const batch = people.filter(({ id }) => free.has(id));
    if (batch.length === 0) return [];
    try {
      const ids = batch.map(({ id }) => id);
      const answer = await send(action, ids);
      const { results = [], userErrors: allErrors = [] } = answer ?? {};
      // Errors of the whole request come without results.
      if (results.length === 0 && allErrors.length > 0) for (const id of ids) notes.refuse(id, allErrors);
      for (const { index, invitation, userErrors } of results) {
        const id = ids[index];
        if (id === undefined) continue;
        if (userErrors.length > 0) notes.refuse(id, userErrors);
        else if (invitation) sayInvited(id, invitation.email);
      }
      return outcomesOf(batch, answer);
    } finally {
      notes.release([...free]);
    }
  };

  return (
    action: BulkAction,
    people: readonly ManagedProfileRowFragment[],
    options: { readonly onProgress: (done: number) => void; readonly signal: AbortSignal },
  ): Promise<readonly BulkOutcome[]> =>
    runBatches(people, BATCH_SIZE, (batch) => runBatch(action, batch), options);
}
