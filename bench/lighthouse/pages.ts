import paths from '../../src/portal/paths.json';

/** A page to measure. */
export interface MeasuredPage {
  readonly name: string;
  /** Its path. `accountId` is an account that the signed-in person administers. */
  readonly path: (accountId: string) => string;
  readonly isSignedIn: boolean;
}

const signedOut = (name: string, path: string): MeasuredPage => ({
  name,
  path: () => path,
  isSignedIn: false,
});
const signedIn = (name: string, path: string): MeasuredPage => ({
  name,
  path: (accountId) => path.replace(':accountId', accountId),
  isSignedIn: true,
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
  signedIn('no-access', paths.noAccess),
];
