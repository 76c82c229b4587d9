import { useState, useSyncExternalStore } from 'react';
import { invitationToken, takenTokens } from '../../tab/invitation-token';
import { InvitationView } from './invitation-view';
import { Refused } from './refused';

/** The page that an invitation's link opens. It changes nothing until the person confirms. */
export function AcceptPage() {
  return <Opened key={useSyncExternalStore(takenTokens.subscribe, takenTokens.count, () => 0)} />;
}

// Keeps the token in state, so that the page stays after the stored token is removed.
function Opened() {
  const [token] = useState(() => invitationToken.read());
  return token === null ? <Refused refusal="NO_TOKEN" /> : <InvitationView token={token} />;
}
