import { accept } from './accept';
import { accounts } from './accounts';
import { associate } from './associate';
import { noAccess } from './no-access';
import { ourAccounts } from './our-accounts';
import { profile } from './profile';
import { type Direction } from '../language';
import { shell } from './shell';
import { signedOut } from './signed-out';

/** All that the portal says, in English, by page. */
export const english = {
  direction: 'ltr' as Direction,
  shell,
  signedOut,
  noAccess,
  associate,
  accept,
  accounts,
  profile,
  ourAccounts,
};

/** All that the portal says, by page: English has it all, so a sentence that another language lacks does not compile. */
export type Words = typeof english;
