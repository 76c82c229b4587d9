import { type OurAccountsWords } from '../english/our-accounts';

/** Our accounts, in Danish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Vores konti',
};
