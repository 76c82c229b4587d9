/** The texts of My Profile, in English. */
export const profile = {
  title: 'My Profile',
  acting: {
    title: 'You act for',
    number: 'Account number',
    role: 'Your role',
    access: 'Access',
    accessUntil: ({ day }: { day: string }) => `until ${day}`,
    accessAlways: 'at any time',
    chosen: 'Why this one',
    how: {
      HEADER: 'Chosen in this tab only.',
      SESSION: 'Chosen in this session.',
      DEFAULT: 'You always begin with it.',
      ONLY_PROFILE: 'It is the only one you can use.',
    },
    switch: 'Use another profile',
    others: 'Profiles that cannot be used just now',
  },
  details: {
    title: 'Name, address and language',
    name: 'Name',
    email: 'E-mail address',
    emailHint: 'Mail for this profile goes there. A pending invitation to the old address stops working.',
    locale: 'Language',
    localeHint: 'Of these pages, and of the mail to you.',
    save: 'Save',
    saved: 'Saved.',
    unchanged: 'There was nothing to change.',
  },
  refusals: {
    NOT_FOUND: 'This profile is no longer yours to change. Nothing was changed.',
    NOT_PERMITTED: 'You no longer act as this profile. Nothing was changed.',
    PROFILE_REMOVED: 'This profile was removed and can no longer be changed.',
    PROFILE_NOT_ACTIVE: 'This profile was disabled or removed. Nothing was sent.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Microsoft Dynamics. Nothing was sent.',
    INVALID_DISPLAY_NAME: 'Enter a name of 1 to 200 characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'Enter a name without a web or e-mail address.',
    INVALID_EMAIL:
      "Enter an e-mail address such as kim@contoso.com. Accented letters aren't supported before the @.",
    INVALID_LOCALE: 'Choose one of the languages.',
    ADDRESS_BOUNCES: 'Mail to this address came back, or its holder wants none. Enter another address.',
  },
  invite: {
    title: 'Move to another Microsoft account',
    lead: 'Send an invitation, open its link and sign in with the other Microsoft account. The present one keeps working until you accept there; then it ends.',
    to: 'Send it to',
    toHint: 'Another address becomes the address of this profile in the same step.',
    button: 'Send invite e-mail',
    sent: ({ email }: { email: string }) => `An invitation is on its way to ${email}.`,
  },
  pending: {
    title: 'Pending invitation',
    to: 'Sent to',
    at: 'Issued',
    until: 'Can be accepted until',
    delivery: 'The mail',
    states: {
      QUEUED: 'It waits to be sent.',
      SENT: 'It was sent.',
      DELIVERED: 'It was delivered.',
      BOUNCED: 'It came back: the mailbox refused it. Check the address.',
      FAILED: 'It could not be sent. Check the address, or try again later.',
    },
    unsent: 'It was not sent.',
    again: 'Send it again',
  },
  history: {
    title: 'Microsoft accounts of this profile',
    none: 'No Microsoft account has been associated yet.',
    now: 'In use',
    since: ({ day }: { day: string }) => `Since ${day}`,
    period: ({ from, until }: { from: string; until: string }) => `From ${from} to ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'You ended it.',
      ENDED_BY_ADMINISTRATOR: 'An administrator ended it.',
      REPLACED: 'The profile was moved to another Microsoft account.',
      PROFILE_REMOVED: 'The profile was removed.',
    },
    more: 'Show more',
  },
  end: {
    button: 'End this association',
    title: 'End this association?',
    text: ({ username, company }: { username: string; company: string }) =>
      `${username} can then no longer be used for ${company}. Nothing else is lost: an invitation associates the profile again.`,
    confirm: 'End the association',
    cancel: 'Keep it',
  },
};

/** The texts of the page. Each language must have all of them. */
export type ProfileWords = typeof profile;
