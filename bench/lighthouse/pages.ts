import paths from '../../src/portal/paths.json';
import type { SignedIn } from './portal-service';

/** A page to measure. */
export interface MeasuredPage {
  readonly name: string;
  /** Its path. `accountId` is an account that the signed-in person administers. */
  readonly path: (accountId: string) => string;
  /** Who is signed in, or null. */
  readonly person: SignedIn | null;
}

const signedOut = (name: string, path: string): MeasuredPage => ({
  name,
  path: () => path,
  person: null,
});
const signedIn = (name: string, path: string, person: SignedIn = 'administrator'): MeasuredPage => ({
  name,
  path: (accountId) => path.replace(':accountId', accountId),
  person,
});

/** The pages of the portal. Those that need no sign-in are measured without one. */
export const pages: readonly MeasuredPage[] = [
  signedOut('sign-in', paths.signedOut),
  signedOut('accept', paths.accept),
  signedOut('maintenance', paths.maintenance),
  signedOut('help', paths.help),
  signedIn('home', paths.home),
  signedIn('associate', paths.associate),
  signedIn('accounts', paths.accounts),
  signedIn('profile', paths.profile),
  signedIn('sessions', paths.sessions),
  signedIn('our-accounts', paths.ourAccounts),
  signedIn('account-profiles', paths.accountProfiles),
  signedIn('account-invitations', paths.accountInvitations),
  signedIn('account-requests', paths.accountRequests),
  signedIn('account-audit', paths.accountAudit),
  signedIn('no-access', paths.noAccess, 'formerUser'),
];
