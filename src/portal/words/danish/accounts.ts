import { type AccountsWords } from '../english/accounts';

/** The Multiple Accounts page, in Danish. */
export const accounts: AccountsWords = {
  title: 'Flere konti',
};
