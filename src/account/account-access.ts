import type { Account, ServicePlan } from './account';

/** Why the people of an account have access, or why they don't. */
export type AccountAccessReason =
  | 'PARTNER'
  | 'EMPLOYEE'
  | 'ACTIVE_PLAN'
  | 'PLAN_LAPSED'
  | 'PLAN_NOT_STARTED'
  | 'NO_PLAN'
  | 'ACCOUNT_INACTIVE';

/** When a service plan covers an account. */
type Cover = Pick<ServicePlan, 'startsAt' | 'endsAt'>;

/** Whether the people of an account have access, and until or since when. */
export interface AccountAccess<Plan extends Cover = Cover> {
  readonly granted: boolean;
  readonly reason: AccountAccessReason;
  /** When access ends, ended, or begins; null if no plan decides it. */
  readonly until: Date | null;
  /** The plan that decides: of the current and expired plans the one that ends last, or else the next to start. */
  readonly plan: Plan | null;
}

/**
 * Decides whether the people of an account have access at an instant.
 *
 * "Customers with an Enhancement Plan or support plan may access CustomerSource"; "Microsoft Dynamics partners
 * and employees also have access" (CustomerSource Access FAQ). A plan's start is inclusive, its end exclusive. Of
 * several plans the one that ends last decides, and a renewal without a gap extends it. Deactivated accounts never have
 * access.
 */
export function accessOf<Plan extends Cover>(
  { kind, status }: Pick<Account, 'kind' | 'status'>,
  plans: readonly Plan[],
  now: Date,
): AccountAccess<Plan> {
  const undecidedByPlan = { until: null, plan: null };
  if (status === 'INACTIVE') return { granted: false, reason: 'ACCOUNT_INACTIVE', ...undecidedByPlan };
  if (kind !== 'CUSTOMER') return { granted: true, reason: kind, ...undecidedByPlan };

  const active = endsLast(plans.filter((plan) => covers(plan, now)));
  if (active)
    return { granted: true, reason: 'ACTIVE_PLAN', until: endOfCover(plans, active.endsAt), plan: active };

  const [next] = plans
    .filter((plan) => now < plan.startsAt && plan.startsAt < plan.endsAt)
    .toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt));
  if (next) return { granted: false, reason: 'PLAN_NOT_STARTED', until: next.startsAt, plan: next };

  const ended = endsLast(plans);
  if (ended) return { granted: false, reason: 'PLAN_LAPSED', until: ended.endsAt, plan: ended };
  return { granted: false, reason: 'NO_PLAN', ...undecidedByPlan };
}

/** Returns whether a plan covers an instant: its start is inclusive, its end exclusive. */
function covers({ startsAt, endsAt }: Cover, now: Date): boolean {
  return startsAt <= now && now < endsAt;
}

/** Returns the SQL expression for whether a plan of the row `account` covers an instant, given as an SQL expression. */
export function coveredSql(at: string): string {
  return `EXISTS (SELECT 1 FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.ends_at > ${at} AND plan.starts_at <= ${at})`;
}

/** Returns the SQL expression for whether a plan of the row `account` covers the time right before an instant. */
export function coveredUntilSql(at: string): string {
  return `EXISTS (SELECT 1 FROM service_plan plan
      WHERE plan.account_id = account.id AND plan.ends_at >= ${at} AND plan.starts_at < ${at})`;
}

/** The SQL expression for whether a plan of the row `account` covers an instant. `coveredAt` returns its parameters. */
export const COVERED = coveredSql('?');

/** Returns the parameters of `COVERED`. */
export function coveredAt(now: Date): [Date, Date] {
  return [now, now];
}

/** Decides like `accessOf`, if it's only known whether one of the account's plans covers the instant. */
export function isOpen({ kind, status }: Pick<Account, 'kind' | 'status'>, isCovered: boolean): boolean {
  return status === 'ACTIVE' && (kind !== 'CUSTOMER' || isCovered);
}

/** Follows renewals: a plan that starts before or exactly when another ends extends access. */
function endOfCover(plans: readonly Cover[], end: Date): Date {
  const next = endsLast(plans.filter((plan) => plan.startsAt <= end && plan.endsAt > end));
  return next ? endOfCover(plans, next.endsAt) : end;
}

function endsLast<Plan extends Cover>(plans: readonly Plan[]): Plan | undefined {
  return plans.toSorted((a, b) => Number(b.endsAt) - Number(a.endsAt))[0];
}
