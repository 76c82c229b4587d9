import { type OurAccountsWords } from '../english/our-accounts';

/** Our accounts, in German. */
export const ourAccounts: OurAccountsWords = {
  title: 'Unsere Konten',
};
