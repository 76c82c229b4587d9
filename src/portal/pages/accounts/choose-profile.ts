import { type ApolloClient } from '@apollo/client';
import { failureOf } from '../../graph/failure';
import { SwitchProfileDocument, ViewerDocument } from '../../graph/generated/graphql';
import { expectProfile } from '../../graph/profile-change';
import { type UserError } from '../../shell/form/form-errors';
import { tabProfile } from '../../tab/tab-profile';

/**
 * Chooses the profile of the session, and on request of later ones; this tab keeps none of its own any more.
 *
 * Gives what was refused; nothing has changed then, nor when it throws.
 */
export async function chooseForSession(
  client: ApolloClient,
  profileId: string,
  makeDefault: boolean,
): Promise<readonly UserError[]> {
  const kept = tabProfile.read();
  // The header outranks the session's choice, and would be refused if that profile is gone.
  tabProfile.forget();
  const stopExpecting = expectProfile(profileId);
  let userErrors: readonly UserError[] = [];
  let isDone = false;
  let isUnanswered = false;
  try {
    const { data } = await client.mutate({
      mutation: SwitchProfileDocument,
      variables: { input: { profileId, makeDefault } },
    });
    userErrors = data?.switchProfile.userErrors ?? [];
    isDone = userErrors.length === 0;
  } catch (fault) {
    isUnanswered = failureOf(fault).kind === 'OFFLINE';
    throw fault;
  } finally {
    // What was not answered may have been carried out, and would be no news.
    if (!isDone && !isUnanswered) stopExpecting();
    if (!isDone && kept !== null) tabProfile.keep(kept);
  }
  if (isDone) await client.resetStore();
  return userErrors;
}

/** Chooses the profile of this tab alone; throws, with nothing changed, when it can't be used or there is no answer. */
export async function chooseForTab(client: ApolloClient, profileId: string): Promise<void> {
  const kept = tabProfile.read();
  tabProfile.keep(profileId);
  const stopExpecting = expectProfile(profileId);
  try {
    await client.query({ query: ViewerDocument, fetchPolicy: 'network-only' });
  } catch (fault) {
    stopExpecting();
    // A profile that is refused is forgotten for the whole portal.
    if (failureOf(fault).kind !== 'PROFILE_LOST') {
      if (kept === null) tabProfile.forget();
      else tabProfile.keep(kept);
    }
    throw fault;
  }
  await client.resetStore();
}
