import { type AccountsWords } from '../english/accounts';

/** The Multiple Accounts page, in Spanish. */
export const accounts: AccountsWords = {
  title: 'Varias cuentas',
};
