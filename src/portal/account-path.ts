import { generatePath } from 'react-router';
import paths from './paths.json';

const PATHS = {
  profiles: paths.accountProfiles,
  invitations: paths.accountInvitations,
  requests: paths.accountRequests,
  audit: paths.accountAudit,
};

/** A page about a managed account. */
export type AccountPage = keyof typeof PATHS;

/** Returns the path of a page about a managed account. */
export function accountPath(accountId: string, page: AccountPage): string {
  return generatePath(PATHS[page], { accountId });
}

/** Returns the path of the page about a profile of a managed account. */
export function profilePath(accountId: string, profileId: string): string {
  return generatePath(paths.accountProfile, { accountId, profileId });
}
