import type { Account, ServicePlan } from '../account/account';
import type { AccountAccess } from '../account/account-access';

const MOST_NAMES = 3;
const LIST = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The facts about an account's access, and whom to ask about it. */
export interface AccessFacts {
  readonly account: Pick<Account, 'name'>;
  readonly access: AccountAccess<Pick<ServicePlan, 'name' | 'startsAt' | 'endsAt'>>;
  /** The name of the account's partner of record; null if it has none. */
  readonly partnerName: string | null;
  /**
   * The names of the account's active administrators, oldest profile first. If there are more than three, some may be
   * missing.
   */
  readonly administrators: readonly string[];
  /** Whether the reader is one of the administrators. */
  readonly readerIsAdministrator: boolean;
}

/**
 * Explains in plain English why the people of an account have access or not, by which plan, and whom to ask. Days are
 * in UTC. For an expired plan, it names the last day with access.
 *
 * Refers a customer's administrator to the partner of record, or else to Microsoft.
 */
export function explainAccess(facts: AccessFacts): string {
  const { account, access } = facts;
  const { name } = account;
  const plan = access.plan ? `The ${access.plan.name} of ${name}` : `A service plan of ${name}`;
  const from = access.until ? DAY.format(access.until) : '';
  const until = access.until ? DAY.format(Number(access.until) - 1) : '';
  switch (access.reason) {
    case 'PARTNER':
      return `${name} is a partner of Microsoft Dynamics, whose people always have access.`;
    case 'EMPLOYEE':
      return `${name} has access at any time, as Microsoft employees do.`;
    case 'ACTIVE_PLAN':
      return `${plan} is active; access lasts until ${until}.`;
    case 'PLAN_LAPSED':
      return `${plan} ended on ${until}. ${askToHave('it renewed', facts)}`;
    case 'PLAN_NOT_STARTED':
      return `${plan} starts on ${from}, and access with it. ${askToHave('it start earlier', facts)}`;
    case 'NO_PLAN':
      return `${name} has no Enhancement Plan or support plan. ${askToHave('one bought', facts)}`;
    case 'ACCOUNT_INACTIVE':
      return `The account of ${name} was deactivated in Microsoft Dynamics. ${askToHave('it activated', facts)}`;
  }
}

function askToHave(
  what: string,
  { partnerName, administrators, readerIsAdministrator }: AccessFacts,
): string {
  const vendor = partnerName === null ? 'Microsoft' : `${partnerName}, your Microsoft partner,`;
  if (readerIsAdministrator) return `As administrator of the account, ask ${vendor} to have ${what}.`;
  if (administrators.length === 0)
    return `The account currently has no administrator: ask ${vendor} to have ${what}.`;
  if (administrators.length > MOST_NAMES) {
    const some = [...administrators.slice(0, MOST_NAMES), 'another administrator of the account'];
    return `Ask ${LIST.format(some)} to have ${what}.`;
  }
  const role = administrators.length === 1 ? "the account's administrator" : "the account's administrators";
  return `Ask ${LIST.format(administrators)}, ${role}, to have ${what}.`;
}
