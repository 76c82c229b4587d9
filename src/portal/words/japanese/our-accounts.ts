import { type OurAccountsWords } from '../english/our-accounts';

/** Our accounts, in Japanese. */
export const ourAccounts: OurAccountsWords = {
  title: '自社のアカウント',
};
