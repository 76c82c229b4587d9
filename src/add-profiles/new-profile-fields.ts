/** The options of the input fields that describe a new profile. */
export const NEW_PROFILE_FIELDS = {
  displayName: {
    description:
      "The person's name in this account. Maximum 200 characters. Can't be empty or contain web addresses, domains or e-mail addresses.",
  },
  email: {
    description: 'The e-mail address. Must not be in use by an active or disabled profile of the account.',
  },
  role: {
    nullable: true,
    description:
      'What the profile can do. Defaults to `MEMBER`. The first profile added to an account without an active administrator always becomes an `ADMINISTRATOR`.',
  },
  locale: {
    nullable: true,
    description: 'The language as a BCP 47 tag, such as `de-CH`. Defaults to `en`.',
  },
} as const;

/** What `EMAIL_IN_USE` means. */
export const EMAIL_IN_USE =
  'Another active or disabled profile of the account has this e-mail address. A retry without `idempotencyKey` also returns this code.';

/** What each code for an account that profiles can't be added to means. */
export const ACCOUNT_REFUSALS = {
  NOT_FOUND: "The account doesn't exist, or you can't read it.",
  NOT_PERMITTED: "You can read the account, but your active profile can't add profiles to it.",
  ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
} as const;
