import { useApolloClient } from '@apollo/client/react';
import {
  InviteColleaguesDocument,
  type ManagedProfileRowFragment,
  RemoveColleaguesDocument,
  UpdateColleaguesDocument,
} from '../../../graph/generated/graphql';
import { failureOf } from '../../../graph/failure';
import { failureSentence } from '../../../shell/failure-sentence';
import { type Sentence } from '../../../words/sentence';
import { explainRefusal, type RowNotes } from '../list/row-notes';
import { BATCH_SIZE, batchesOf, type BulkAction } from './bulk-actions';

/** What an action did for a person. `refusal` says why it did nothing. */
export interface BulkOutcome {
  readonly person: Pick<ManagedProfileRowFragment, 'id' | 'displayName'>;
  readonly refusal: Sentence | null;
}

interface Answer {
  readonly results: readonly {
    readonly index: number;
    readonly invitation?: { readonly email: string } | null;
    readonly userErrors: readonly UserError[];
  }[];
  readonly userErrors: readonly UserError[];
}

interface UserError {
  readonly code: string;
  readonly message: string;
}

/** Returns a function that runs an action for many people, and returns what it did for each of them. */
export function useBulkChanges(notes: RowNotes) {
  const client = useApolloClient();

  const send = async (action: BulkAction, ids: readonly string[]): Promise<Answer | undefined> => {
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

  // The results name all people, and their rows show new roles and statuses. Only invitations need a note: to where.
  const sayInvited = (id: string, email: string): void =>
    notes.say(id, ({ ourAccounts: { profiles } }) => profiles.invited({ email }));

  const runBatch = async (
    action: BulkAction,
    people: readonly ManagedProfileRowFragment[],
  ): Promise<BulkOutcome[]> => {
    const free = new Set(notes.take(people.map(({ id }) => id)));
    const batch = people.filter(({ id }) => free.has(id));
    if (batch.length === 0) return [];
    try {
      const answer = await send(
        action,
        batch.map(({ id }) => id),
      );
      const results = new Map(answer?.results.map((result) => [result.index, result]));
      return batch.map((person, index) => {
        const result = results.get(index);
        const userErrors = result?.userErrors ?? answer?.userErrors ?? [];
        if (userErrors.length === 0) {
          if (result?.invitation) sayInvited(person.id, result.invitation.email);
          return { person, refusal: null };
        }
        notes.refuse(person.id, userErrors);
        return { person, refusal: ({ ourAccounts }) => explainRefusal(userErrors, ourAccounts) };
      });
    } finally {
      notes.release([...free]);
    }
  };

  /**
   * Runs an action in batches. `onProgress` gets the number of people after each batch. Later batches aren't sent
   * after a request has failed.
   */
  return async (
    action: BulkAction,
    people: readonly ManagedProfileRowFragment[],
    onProgress: (done: number) => void,
  ): Promise<readonly BulkOutcome[]> => {
    const outcomes: BulkOutcome[] = [];
    let failed: Sentence | null = null;
    for (const batch of batchesOf(people, BATCH_SIZE)) {
      if (failed === null) {
        try {
          outcomes.push(...(await runBatch(action, batch)));
          onProgress(outcomes.length);
          continue;
        } catch (error) {
          failed = ({ shell }, formats) => failureSentence(failureOf(error), shell, formats);
        }
      }
      const refusal = failed;
      outcomes.push(...batch.map((person) => ({ person, refusal })));
    }
    return outcomes;
  };
}
