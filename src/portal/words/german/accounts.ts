import { type AccountsWords } from '../english/accounts';

/** The Multiple Accounts page, in German. */
export const accounts: AccountsWords = {
  title: 'Mehrere Konten',
};
