import { reportViewer } from '../../graph/other-tabs';
import { discardUnsavedEntries } from '../form/leaving';
import { requestsUnderWay } from '../../graph/requests-under-way';
import { invitationToken } from '../../tab/invitation-token';
import { signOutOutcome, type SignOutOutcome } from '../../tab/sign-out-outcome';
import { tabProfile } from '../../tab/tab-profile';
import paths from '../../paths.json';

const TIMEOUT_MS = 20_000;

/** Where to sign out: in this browser, on all devices, or in this browser and at Microsoft. */
export type Reach = 'HERE' | 'EVERYWHERE' | 'MICROSOFT';

interface SignedOut {
  /** False if the session had ended already, so that the person's other sessions may be open. */
  readonly signedOutEverywhere: boolean;
  readonly microsoftSignOutUrl: string | null;
}

/**
 * Signs out and leaves the page, so that no personal data stays in memory or in the tab. If there's no
 * response, returns false and stays.
 *
 * Uses fetch instead of a form, because browsers apply `form-action` to all redirects of a form, and the
 * hosts of a company's sign-out page aren't known.
 */
export async function signOut(reach: Reach): Promise<boolean> {
  const choices = new URLSearchParams();
  if (reach === 'EVERYWHERE') choices.set('everywhere', '1');
  if (reach === 'MICROSOFT') choices.set('microsoft', '1');
  let answer: SignedOut;
  try {
    const response = await requestsUnderWay.during(
      fetch('/auth/sign-out', {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: choices,
        // The same limit as other requests, although the service may have to call Microsoft.
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
    if (!response.ok) return false;
    answer = (await response.json()) as SignedOut;
  } catch {
    return false;
  }
  reportViewer(null);
  discardUnsavedEntries();
  tabProfile.forget();
  invitationToken.forget();
  const outcome = outcomeOf(reach, answer);
  if (outcome === null) signOutOutcome.forget();
  else signOutOutcome.keep(outcome);
  location.assign(answer.microsoftSignOutUrl ?? paths.signedOut);
  return true;
}

/** Returns the outcome to report on the signed-out page, besides that the person is signed out here. */
export function outcomeOf(reach: Reach, answer: SignedOut): SignOutOutcome | null {
  if (reach === 'EVERYWHERE') return answer.signedOutEverywhere ? 'EVERYWHERE' : 'OTHERS_MAYBE_OPEN';
  return reach === 'MICROSOFT' && answer.microsoftSignOutUrl === null ? 'MICROSOFT_UNREACHED' : null;
}
