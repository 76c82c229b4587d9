import { useEffect, useState } from 'react';
import { invitationToken, takeInvitationToken } from '../../tab/invitation-token';
import { InvitationView } from './invitation-view';
import { Refused } from './refused';

/** The page that the link of an invitation opens. It changes nothing until that is confirmed. */
export function AcceptPage() {
  const [{ token, opened }, setOpened] = useState(() => ({ token: invitationToken.read(), opened: 0 }));

  useEffect(() => {
    // The link of a second mail, opened in this tab, changes the fragment alone.
    const open = () => {
      takeInvitationToken();
      setOpened((before) => ({ token: invitationToken.read(), opened: before.opened + 1 }));
    };
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);

  return token === null ? (
    <Refused key={opened} refusal="NO_TOKEN" />
  ) : (
    <InvitationView key={opened} token={token} />
  );
}
