/** The Multiple Accounts page, in English. */
export const accounts = {
  title: 'Multiple accounts',
};

/** Everything that it says; each language says all of it. */
export type AccountsWords = typeof accounts;
