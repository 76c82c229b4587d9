import { plural } from '../plural';

const ASK_FOR_NEW =
  'To get a new one, enter your e-mail address on the “Associate your profiles” page, or ask an administrator of your company.';

/** The texts of the invitation page, in English. */
export const accept = {
  title: 'Your invitation',
  lead: 'A company has invited you to use one of its profiles. Check the details, and then accept or decline. You can use any Microsoft account, even one with a different e-mail address. Nothing changes until you confirm.',
  looking: 'Loading your invitation…',
  unread: 'We can’t show your invitation right now',
  changed: 'Something changed after you opened this page. Check the details again, then accept.',
  invited: {
    title: 'You’re invited to use',
    profile: 'Profile',
    sentTo: 'Sent to',
    until: 'Valid until',
  },
  signIn: 'First, sign in',
  account: {
    title: 'Accept with this Microsoft account',
    different: 'Use a different account',
    yours: {
      title: 'You already use this profile',
      text: 'This Microsoft account already has the profile. To move it to another account, sign in with the other account. The invitation stays valid.',
      signIn: 'Sign in with another Microsoft account',
      associate: plural('en', {
        one: ({ number }) => `Associate ${number} profile with this account`,
        other: ({ number }) => `Associate ${number} profiles with this account`,
      }),
      usesUp:
        'Associating other profiles uses the invitation up. To move this profile afterwards, send a new invitation from My Profile.',
    },
  },
  others: {
    title: 'Other profiles with the same e-mail address',
    yours: 'You already use it with this account.',
    elsewhere: 'It’s currently used with another Microsoft account.',
  },
  moving: ({ profiles }: { profiles: string }) =>
    `Currently used with another Microsoft account: ${profiles}. If you accept, that account loses access.`,
  consent: 'Yes, move to this Microsoft account',
  unchanged: 'Nothing has changed yet.',
  accept: 'Accept',
  acceptMany: plural('en', {
    one: ({ number }) => `Accept ${number} profile`,
    other: ({ number }) => `Accept ${number} profiles`,
  }),
  explain: {
    NONE_CHOSEN: 'Select at least one profile.',
    PROFILE_NOT_ACTIVE: 'This profile is disabled or was removed. Ask an administrator of the account.',
    PROFILE_NOT_OF_MAILBOX:
      'The e-mail address of one of these profiles has changed. Reload the page, then accept.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirm the move, or leave this profile out.',
  },
  decline: {
    button: 'Decline',
    title: 'Decline this invitation?',
    text: 'Its link stops working. Nothing else changes.',
    notForMe: 'This wasn’t meant for me',
    notForMeHint: 'We’ll let the company know that the address may be wrong.',
    confirm: 'Decline invitation',
    cancel: 'Keep it',
  },
  declined: {
    title: 'Invitation declined',
    text: 'Its link no longer works. You don’t need to do anything else.',
  },
  accepted: {
    title: 'Done',
    lead: ({ account }: { account: string }) => `With ${account}, you can now use:`,
    onward: 'Continue',
  },
  refusals: {
    NO_TOKEN: {
      title: 'No invitation to show',
      remedy:
        'Open the link in your invitation e-mail. If you already opened it, open it again. An invitation is available only in the tab where you opened its link.',
    },
    NOT_GENUINE: {
      title: 'This link doesn’t work',
      remedy:
        'The link is incomplete, or it isn’t one of our invitations. Open it from the e-mail, or copy the whole link. Nothing was changed.',
    },
    EXPIRED: { title: 'This invitation has expired', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'This invitation was revoked',
      remedy:
        'An administrator revoked it, or the address of the profile changed. Look for a newer e-mail, or ask an administrator of your company.',
    },
    SUPERSEDED: {
      title: 'There’s a newer invitation',
      remedy: 'A newer e-mail has replaced this one. Open the link in the newest e-mail for this profile.',
    },
    DECLINED: {
      title: 'This invitation was declined',
      remedy: `Someone with the link declined it. ${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'This invitation has already been used',
      remedy: `Each invitation works once. If you didn’t use it, contact an administrator of your company. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'You’ve already accepted this invitation',
      remedy: 'The profile is associated with your Microsoft account. There’s nothing left to do here.',
    },
  },
  home: 'Go to CustomerSource Access',
};

/** The texts of the page. Each language must have all of them. */
export type AcceptWords = typeof accept;
