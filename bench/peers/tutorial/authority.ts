import type { Account } from './entities';
import { type Context, findActiveProfile, findSession, ownProfiles } from './resolvers';

/** Returns whether the caller can read an account. */
export type MayRead = (account: Account) => boolean;

const decided = new WeakMap<Context, Promise<MayRead>>();

/** Finds what the caller can read, once for each request. */
export function mayReadOf(context: Context): Promise<MayRead> {
  const known = decided.get(context) ?? decide(context);
  decided.set(context, known);
  return known;
}

async function decide(context: Context): Promise<MayRead> {
  const session = await findSession(context);
  if (!session) return () => false;
  const [active, own] = await Promise.all([
    findActiveProfile(context, session),
    ownProfiles(context, session).getMany(),
  ]);
  const managing = active?.role === 'ADMINISTRATOR' ? await context.accounts.load(active.accountId) : null;
  return (account) =>
    own.some(({ accountId }) => accountId === account.id) ||
    (managing?.kind === 'PARTNER' && managing.id === account.partnerId);
}
