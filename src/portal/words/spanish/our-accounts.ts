import { type OurAccountsWords } from '../english/our-accounts';

/** Our accounts, in Spanish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nuestras cuentas',
};
