import { plural } from '../plural';

const ASK_FOR_NEW =
  'To get a new one, enter your e-mail address on the page “Associate your profiles”, or ask an administrator of your company.';

/** The texts of the invitation page, in English. */
export const accept = {
  title: 'Your invitation',
  looking: 'Looking at your invitation…',
  unread: 'Your invitation can’t be shown just now',
  changed: 'Something has changed since this page was opened. Look at it again, then accept.',
  invited: {
    title: 'You are invited to use',
    profile: 'Profile',
    sentTo: 'Sent to',
    until: 'Valid until',
  },
  signIn: {
    title: 'First, sign in',
    lead: 'Use whichever Microsoft account you like: it need not have the address the mail went to. Nothing changes until you have confirmed it.',
  },
  account: {
    title: 'With this Microsoft account',
    different: 'Use a different account',
    yours:
      'You use this profile with this account already. Accepting changes nothing about that and uses up the invitation.',
  },
  others: {
    title: 'Other profiles with the same e-mail address',
    yours: 'You use it with this account already.',
    elsewhere: 'It is currently used with another Microsoft account.',
  },
  moving: ({ profiles }: { profiles: string }) =>
    `Currently used with another Microsoft account: ${profiles}. When you accept, that account can no longer use it.`,
  consent: 'Yes, move to this Microsoft account',
  unchanged: 'Nothing has been changed so far.',
  accept: 'Accept',
  acceptMany: plural('en', {
    one: ({ number }) => `Accept ${number} profile`,
    other: ({ number }) => `Accept ${number} profiles`,
  }),
  explain: {
    PROFILE_NOT_ACTIVE: 'This profile is disabled or was removed. Ask an administrator of its account.',
    PROFILE_NOT_OF_MAILBOX:
      'One of the profiles has another e-mail address now. Load the page again, then accept.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirm that it is to be moved, or leave this profile out.',
  },
  accepted: {
    title: 'Done',
    lead: ({ account }: { account: string }) => `From now on you use with ${account}:`,
    onward: 'Continue',
  },
  refusals: {
    NO_TOKEN: {
      title: 'No invitation to show',
      remedy:
        'Open the link in your invitation mail. If you have done so, open it again: it is kept in its own tab only.',
    },
    NOT_GENUINE: {
      title: 'This link does not work',
      remedy:
        'It is incomplete or no invitation of ours. Open it in the mail itself, or copy the whole of it. Nothing was changed.',
    },
    EXPIRED: { title: 'This invitation has expired', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'This invitation was withdrawn',
      remedy:
        'An administrator withdrew it, or the address of the profile changed. Look for a newer mail, or ask an administrator of your company.',
    },
    SUPERSEDED: {
      title: 'There is a newer invitation',
      remedy: 'A newer mail has replaced this one. Open the link of the newest mail to this profile.',
    },
    USED: {
      title: 'This invitation has been used',
      remedy: `Each works once. If it was not you, tell an administrator of your company. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'You have accepted this invitation',
      remedy: 'The profile is associated with your Microsoft account. There is nothing left to do here.',
    },
  },
  home: 'Go to CustomerSource Access',
};

/** The texts of the page. Each language must have all of them. */
export type AcceptWords = typeof accept;
