import { servicePlansByAccountId } from '../account/account.loader';
import type { AccessToken } from '../identity/access-token';
import { expiryOf } from '../identity/session-expiry';
import { sessionById } from '../identity/session.loader';
import { sessionOf, type Viewer } from '../viewer/viewer';
import type { ViewerContext } from '../viewer/viewer-context';

/** The next instants at which time alone may change what a caller can do; null for never. */
export interface NextDecision {
  /** When the session or the access token expires, unless the session is used. */
  readonly expiresAt: Date | null;
  /** When a service plan of the caller's accounts starts or ends. */
  readonly planChangesAt: Date | null;
}

/** Finds when time alone may change what a caller can do. Sends up to two statements. */
export async function findNextDecision(
  context: ViewerContext,
  viewer: Viewer | null,
  accessToken: AccessToken | null,
): Promise<NextDecision> {
  const session = viewer && sessionOf(viewer);
  const [stored, plans] = await Promise.all([
    session && context.loaders.get(sessionById).load(session.id),
    Promise.all(
      customersOf(viewer).map((accountId) => context.loaders.get(servicePlansByAccountId).load(accountId)),
    ),
  ]);
  const now = context.now();
  const expiries = [stored && expiryOf(stored), accessToken && accessToken.acceptedUntil];
  return {
    expiresAt: earliest(expiries.filter((expiry) => expiry !== null)),
    planChangesAt: earliest(
      plans
        .flat()
        .flatMap(({ startsAt, endsAt }) => [startsAt, endsAt])
        .filter((instant) => instant > now),
    ),
  };
}

function customersOf(viewer: Viewer | null): string[] {
  const accounts = viewer?.profiles.map(({ account }) => account) ?? [];
  return [...new Set(accounts.filter(({ kind }) => kind === 'CUSTOMER').map(({ id }) => id))];
}

function earliest(instants: readonly Date[]): Date | null {
  return instants.length === 0 ? null : new Date(Math.min(...instants.map(Number)));
}
