import { type OurAccountsWords } from '../english/our-accounts';

/** Our accounts, in French. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nos comptes',
};
