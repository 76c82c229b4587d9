/** Our accounts, in English. */
export const ourAccounts = {
  title: 'Our accounts',
};

/** Everything that it says; each language says all of it. */
export type OurAccountsWords = typeof ourAccounts;
