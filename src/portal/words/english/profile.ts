/** The texts of My Profile, in English. */
export const profile = {
  title: 'My Profile',
  lead: 'With this profile, you act for your company. You can correct your name and e-mail address, choose your language, move the profile to another Microsoft account, or end its association with yours.',
  acting: {
    title: 'You’re acting for',
    number: 'Account number',
    role: 'Your role',
    access: 'Access',
    accessUntil: ({ day }: { day: string }) => `until ${day}`,
    accessAlways: 'at any time',
    chosen: 'Why this profile',
    how: {
      HEADER: 'You chose it for this tab only.',
      SESSION: 'You chose it for this session.',
      DEFAULT: 'It’s your default profile.',
      ONLY_PROFILE: 'It’s the only profile that you can use.',
    },
    switch: 'Use another profile',
    others: 'Profiles that you can’t use right now',
  },
  details: {
    title: 'Name, address, and language',
    name: 'Name',
    email: 'E-mail address',
    emailHint:
      'E-mails for this profile go to this address. Sending an invitation saves it, too. If you save another address instead, a pending invitation to the old address stops working.',
    locale: 'Language',
    localeHint: 'The language of these pages and of our e-mails to you.',
    edit: 'Edit',
    save: 'Save',
    cancel: 'Cancel',
    saved: 'Saved.',
    savedAndRevoked: ({ email }: { email: string }) =>
      `Saved. The pending invitation to ${email} was revoked because the address changed. To invite the new address, send another invitation.`,
  },
  refusals: {
    NOT_FOUND: 'You can no longer change this profile. Nothing was changed.',
    NOT_PERMITTED: 'You’re no longer using this profile. Nothing was changed.',
    PROFILE_REMOVED: 'This profile was removed and can no longer be changed.',
    PROFILE_NOT_ACTIVE: 'This profile was disabled or removed. Nothing was sent.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Microsoft Dynamics. Nothing was sent.',
    INVALID_DISPLAY_NAME: 'Enter a name of 1 to 200 characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'Enter a name without a web or e-mail address.',
    INVALID_EMAIL:
      'Enter an e-mail address such as kim@contoso.com. Accented letters aren’t supported before the @.',
    INVALID_LOCALE: 'Choose a language.',
    ADDRESS_BOUNCES: 'E-mails to this address bounced or were reported as spam. Enter another address.',
  },
  invite: {
    lead: 'To move this profile to another Microsoft account, send an invitation, open its link, and sign in with the other account. Your current account keeps working until you accept the invitation with the other one.',
    button: 'Send invite e-mail',
    sent: ({ email }: { email: string }) => `We’re sending an invitation to ${email}.`,
  },
  pending: {
    title: 'Pending invitation',
    to: 'Sent to',
    at: 'Issued',
    until: 'Valid until',
    delivery: 'E-mail',
    states: {
      QUEUED: 'Waiting to be sent.',
      SENT: 'Sent.',
      DELIVERED: 'Delivered.',
      BOUNCED: 'Bounced. The mailbox rejected the e-mail. Check the address.',
      FAILED: 'Couldn’t be sent. Check the address, or try again later.',
    },
    unsent: 'The e-mail wasn’t sent.',
  },
  history: {
    title: 'Microsoft accounts of this profile',
    none: 'No Microsoft account has been associated yet.',
    now: 'In use',
    since: ({ day }: { day: string }) => `Since ${day}`,
    period: ({ from, until }: { from: string; until: string }) => `From ${from} to ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'You ended the association.',
      ENDED_BY_ADMINISTRATOR: 'An administrator ended the association.',
      REPLACED: 'The profile was moved to another Microsoft account.',
      PROFILE_REMOVED: 'The profile was removed.',
    },
    more: 'Show more',
  },
  end: {
    button: 'End this association',
    title: 'End this association?',
    text: ({ username, company }: { username: string; company: string }) =>
      `You’ll no longer be able to use ${username} for ${company}. Nothing else is lost. To associate the profile again, you need an invitation.`,
    confirm: 'End the association',
    cancel: 'Keep it',
  },
};

/** The texts of the page. Each language must have all of them. */
export type ProfileWords = typeof profile;
