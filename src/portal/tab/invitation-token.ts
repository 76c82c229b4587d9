import { keptInTab } from './tab-storage';

/** The token of the invitation that this tab was opened with; it is never in an address, and survives signing in. */
export const invitationToken = keptInTab('invitation-token');

/** Takes the token out of the address of the mail's link, so that neither the history nor a referrer has it. */
export function takeInvitationToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  invitationToken.keep(token);
}
