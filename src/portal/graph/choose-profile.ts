import { type ApolloClient } from '@apollo/client';
import { failureOf } from './failure';
import {
  ClearDefaultProfileDocument,
  SwitchProfileDocument,
  type SwitchProfileMutation,
  ViewerDocument,
} from './generated/graphql';
import { expectProfile } from './profile-change';
import { tabProfile } from '../tab/tab-profile';

type SwitchError = SwitchProfileMutation['switchProfile']['userErrors'][number];

/**
 * Switches the session's profile, and optionally makes it the default. Removes this tab's own profile.
 *
 * Returns the errors. If there are any, or if it throws, the tab keeps its own profile.
 */
export async function chooseForSession(
  client: ApolloClient,
  profileId: string,
  makeDefault: boolean,
): Promise<readonly SwitchError[]> {
  const kept = tabProfile.read();
  // The header takes precedence over the session's profile, and the service rejects a profile that can't be
  // used.
  tabProfile.forget();
  const stopExpecting = expectProfile(profileId);
  let userErrors: readonly SwitchError[] = [];
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
    isUnanswered = failureOf(fault).kind === 'NO_ANSWER';
    throw fault;
  } finally {
    // Without a response, the switch may have happened, so a later change would be expected.
    if (!isDone && !isUnanswered) stopExpecting();
    if (!isDone && kept !== null) tabProfile.keep(kept);
  }
  if (isDone) await reloadAll(client);
  return userErrors;
}

/** Chooses the profile for this tab only. Throws if the profile can't be used or if there's no response. */
export async function chooseForTab(client: ApolloClient, profileId: string): Promise<void> {
  const kept = tabProfile.read();
  tabProfile.keep(profileId);
  const stopExpecting = expectProfile(profileId);
  try {
    await client.query({ query: ViewerDocument, fetchPolicy: 'network-only' });
  } catch (fault) {
    stopExpecting();
    // A rejected profile is removed for the whole portal.
    if (failureOf(fault).kind !== 'PROFILE_LOST') {
      if (kept === null) tabProfile.forget();
      else tabProfile.keep(kept);
    }
    throw fault;
  }
  await reloadAll(client);
}

/**
 * Reloads the data of all pages as the chosen profile. The choice was made even if that fails or is interrupted. Components
 * show failures of their data.
 */
async function reloadAll(client: ApolloClient): Promise<void> {
  await client.resetStore().catch(() => undefined);
}

/** Clears the default profile. Succeeds if there is none. */
export async function clearDefault(client: ApolloClient): Promise<void> {
  const { data } = await client.mutate({ mutation: ClearDefaultProfileDocument });
  // Another tab has cleared it.
  if (!data?.clearDefaultProfile.viewer) await client.refetchQueries({ include: [ViewerDocument] });
}
