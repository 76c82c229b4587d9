import { type AccountAccessReason } from '../graph/generated/graphql';
import { type Formats } from '../words/formats';

/** Names the day that an account's access turns on: the first of a plan to come, else the last that one covers. */
export function accessDay(
  { reason, until }: { readonly reason: AccountAccessReason; readonly until: string | null },
  { firstDay, lastDay }: Pick<Formats, 'firstDay' | 'lastDay'>,
): string | null {
  if (!until) return null;
  return reason === 'PLAN_NOT_STARTED' ? firstDay(until) : lastDay(until);
}
