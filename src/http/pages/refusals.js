/* Why an invitation can't be accepted, and what to do next. */

const ASK_FOR_NEW =
  'To get a new one, sign in at CustomerSource Access and enter your e-mail address there, or ask an administrator of your company.';

const NOT_GENUINE = {
  title: 'This link does not work',
  remedy:
    'It is incomplete or no invitation of ours. Open it in the mail itself, or copy the whole of it. Nothing was changed.',
};
const EXPIRED = { title: 'This invitation has expired', remedy: ASK_FOR_NEW };
const REVOKED = {
  title: 'This invitation was withdrawn',
  remedy:
    'An administrator withdrew it, or the address of the profile changed. Look for a newer mail, or ask an administrator of your company.',
};
const SUPERSEDED = {
  title: 'There is a newer invitation',
  remedy: 'A newer mail has replaced this one. Open the link of the newest mail to this profile.',
};
const USED = {
  title: 'This invitation has been used',
  remedy: `Each works once. If it was not you, tell an administrator of your company. ${ASK_FOR_NEW}`,
};
const USED_BY_YOU = {
  title: 'You have accepted this invitation',
  remedy: 'The profile is associated with your Microsoft account. There is nothing left to do here.',
};

/** Says what is wrong when the page was opened without a token. */
export const NO_TOKEN = {
  title: 'No invitation to show',
  remedy:
    'Open the link in your invitation mail. If you have done so, open it again: it is kept in its own tab only.',
};

/** Says why an invitation can't be accepted any more; undefined for one that can. */
export function refusalOf(invitation) {
  if (!invitation) return NOT_GENUINE;
  if (invitation.status === 'ACCEPTED' && invitation.associatedWithYou) return USED_BY_YOU;
  return { EXPIRED, REVOKED, SUPERSEDED, ACCEPTED: USED }[invitation.status];
}

/** Explains a code of associateProfile that ends the matter; undefined for one that can be mended on the page. */
export function refusalByCode(code) {
  return {
    INVALID_TOKEN: NOT_GENUINE,
    INVITATION_EXPIRED: EXPIRED,
    INVITATION_REVOKED: REVOKED,
    INVITATION_SUPERSEDED: SUPERSEDED,
    INVITATION_ALREADY_USED: USED,
  }[code];
}
