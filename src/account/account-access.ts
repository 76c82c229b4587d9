import type { Account, ServicePlan } from './account';

/** Says why an account's people get in, or why they don't. */
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

/** Whether an account's people get in, and until or since when. */
export interface AccountAccess<Plan extends Cover = Cover> {
  readonly granted: boolean;
  readonly reason: AccountAccessReason;
  /** When access will end, did end, or will begin; null when no plan decides it. */
  readonly until: Date | null;
  /** The plan that decides: of those that cover now or have ended the one that ends last, or the next to start. */
  readonly plan: Plan | null;
}

/**
 * Decides whether the people of an account get in at an instant.
 *
 * "Customers with an Enhancement Plan or support plan may access CustomerSource"; "Microsoft Dynamics partners
 * and employees also have access" (CustomerSource Access FAQ). A plan covers its start and not its end. Of several
 * plans the one that lasts longest decides, and a renewal without a gap counts on. An account that was deactivated
 * lets nobody in, whatever it is.
 */
export function accessOf<Plan extends Cover>(
  { kind, status }: Pick<Account, 'kind' | 'status'>,
  plans: readonly Plan[],
  now: Date,
): AccountAccess<Plan> {
  const undecidedByPlan = { until: null, plan: null };
  if (status === 'INACTIVE') return { granted: false, reason: 'ACCOUNT_INACTIVE', ...undecidedByPlan };
  if (kind !== 'CUSTOMER') return { granted: true, reason: kind, ...undecidedByPlan };

  const active = endsLast(plans.filter((plan) => plan.startsAt <= now && now < plan.endsAt));
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

/** Decides as `accessOf` does, where all that is known of an account's plans is whether one of them covers the instant. */
export function isOpen({ kind, status }: Pick<Account, 'kind' | 'status'>, isCovered: boolean): boolean {
  return status === 'ACTIVE' && (kind !== 'CUSTOMER' || isCovered);
}

/** Follows renewals: a plan that starts before, or just when, another ends carries access on. */
function endOfCover(plans: readonly Cover[], end: Date): Date {
  const next = endsLast(plans.filter((plan) => plan.startsAt <= end && plan.endsAt > end));
  return next ? endOfCover(plans, next.endsAt) : end;
}

function endsLast<Plan extends Cover>(plans: readonly Plan[]): Plan | undefined {
  return plans.toSorted((a, b) => Number(b.endsAt) - Number(a.endsAt))[0];
}
