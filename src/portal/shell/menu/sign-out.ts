import { requestsUnderWay } from '../../graph/requests-under-way';
import { invitationToken } from '../../tab/invitation-token';
import { tabProfile } from '../../tab/tab-profile';

const TIMEOUT_MS = 20_000;

/** How far to sign out: on this browser, on all of one's devices, or here and at Microsoft. */
export type Reach = 'HERE' | 'EVERYWHERE' | 'MICROSOFT';

interface SignedOut {
  readonly microsoftSignOutUrl: string | null;
}

/**
 * Signs out and leaves the page, so that nothing of the person stays in its memory or in the tab; gives false, and stays, when
 * there was no answer.
 *
 * By script, since browsers hold every hop after a submitted form against `form-action`, and the hosts of a
 * company's sign-out can't be listed.
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
        // As long as any other request; Microsoft may have to be asked.
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }),
    );
    if (!response.ok) return false;
    answer = (await response.json()) as SignedOut;
  } catch {
    return false;
  }
  tabProfile.forget();
  invitationToken.forget();
  const isUnreached = reach === 'MICROSOFT' && answer.microsoftSignOutUrl === null;
  location.assign(
    answer.microsoftSignOutUrl ?? (isUnreached ? '/signed-out?microsoft=unreached' : '/signed-out'),
  );
  return true;
}
