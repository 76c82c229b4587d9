import { type Words } from '../english/english';
import { accept } from './accept';
import { accessRequests } from './access-requests';
import { accounts } from './accounts';
import { associate } from './associate';
import { frame } from './frame';
import { home } from './home';
import { noAccess } from './no-access';
import { ourAccounts } from './our-accounts';
import { profile } from './profile';
import { sessions } from './sessions';
import { shell } from './shell';
import { signedOut } from './signed-out';
import { support } from './support';

/** The texts of the portal, by page, in French. */
export const french: Words = {
  direction: 'ltr',
  shell,
  frame,
  home,
  signedOut,
  noAccess,
  associate,
  accept,
  accounts,
  profile,
  sessions,
  ourAccounts,
  support,
  accessRequests,
};
