import { keptInTab } from './tab-storage';

/** The outcome of a sign-out, if there's more to report than that the person is signed out here. */
export type SignOutOutcome = 'EVERYWHERE' | 'OTHERS_MAYBE_OPEN' | 'MICROSOFT_UNREACHED';

/** The SignOutOutcome for the signed-out page. It isn't in the URL, because anyone can make a link to that. */
export const signOutOutcome = keptInTab('sign-out-outcome');
