import { type AccountsWords } from '../english/accounts';

/** The Multiple Accounts page, in French. */
export const accounts: AccountsWords = {
  title: 'Comptes multiples',
};
