import { type AccountAccessReason } from '../graph/generated/graphql';
import { type Formats } from '../words/formats';

/** Returns the first day of a plan that hasn't started. Otherwise returns the last day of the plan. */
export function accessDay(
  { reason, until }: { readonly reason: AccountAccessReason; readonly until: string | null },
  { firstDay, lastDay }: Pick<Formats, 'firstDay' | 'lastDay'>,
): string | null {
  if (!until) return null;
  return reason === 'PLAN_NOT_STARTED' ? firstDay(until) : lastDay(until);
}
