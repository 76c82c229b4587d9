import { useState, useSyncExternalStore } from 'react';
import { invitationToken, takenTokens } from '../../tab/invitation-token';
import { InvitationView } from './invitation-view';
import { Refused } from './refused';

/** The page that the link of an invitation opens. It changes nothing until that is confirmed. */
export function AcceptPage() {
  return <Opened key={useSyncExternalStore(takenTokens.subscribe, takenTokens.count)} />;
}

// What is shown stays when the token is forgotten, since it is of no more use then.
function Opened() {
  const [token] = useState(() => invitationToken.read());
  return token === null ? <Refused refusal="NO_TOKEN" /> : <InvitationView token={token} />;
}
