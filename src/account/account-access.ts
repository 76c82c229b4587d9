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

/** Whether an account's people get in, and until or since when. */
export interface AccountAccess {
  readonly granted: boolean;
  readonly reason: AccountAccessReason;
  /** When access will end, did end, or will begin; null when no plan decides it. */
  readonly until: Date | null;
}

/**
 * Decides whether the people of an account get in at an instant.
 *
 * "Customers with an Enhancement Plan or support plan may access CustomerSource"; "Microsoft Dynamics partners
 * and employees also have access" (CustomerSource Access FAQ). A plan covers its start and not its end. Of several
 * plans the one that lasts longest decides, and a renewal without a gap counts on. An account that was deactivated
 * lets nobody in, whatever it is.
 */
export function accessOf(
  { kind, status }: Pick<Account, 'kind' | 'status'>,
  plans: readonly Pick<ServicePlan, 'startsAt' | 'endsAt'>[],
  now: Date,
): AccountAccess {
  if (status === 'INACTIVE') return { granted: false, reason: 'ACCOUNT_INACTIVE', until: null };
  if (kind === 'PARTNER') return { granted: true, reason: 'PARTNER', until: null };
  if (kind === 'EMPLOYEE') return { granted: true, reason: 'EMPLOYEE', until: null };

  const active = plans.filter((plan) => plan.startsAt <= now && now < plan.endsAt);
  if (active.length > 0)
    return {
      granted: true,
      reason: 'ACTIVE_PLAN',
      until: endOfCover(plans, latest(active.map((plan) => plan.endsAt))),
    };

  const coming = plans.filter((plan) => now < plan.startsAt && plan.startsAt < plan.endsAt);
  if (coming.length > 0) {
    return {
      granted: false,
      reason: 'PLAN_NOT_STARTED',
      until: earliest(coming.map((plan) => plan.startsAt)),
    };
  }
  if (plans.length > 0)
    return { granted: false, reason: 'PLAN_LAPSED', until: latest(plans.map((plan) => plan.endsAt)) };
  return { granted: false, reason: 'NO_PLAN', until: null };
}

/** Follows renewals: a plan that starts before, or just when, another ends carries access on. */
function endOfCover(plans: readonly Pick<ServicePlan, 'startsAt' | 'endsAt'>[], end: Date): Date {
  const next = plans.filter((plan) => plan.startsAt <= end && plan.endsAt > end);
  return next.length === 0 ? end : endOfCover(plans, latest(next.map((plan) => plan.endsAt)));
}

function latest(instants: readonly Date[]): Date {
  return new Date(Math.max(...instants.map(Number)));
}

function earliest(instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map(Number)));
}
