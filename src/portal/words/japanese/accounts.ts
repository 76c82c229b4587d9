import { type AccountsWords } from '../english/accounts';

/** The Multiple Accounts page, in Japanese. */
export const accounts: AccountsWords = {
  title: '複数のアカウント',
};
