import fc from 'fast-check';
import { accessOf } from '../../src/account/account-access';
import { programOf } from '../../src/account/account';

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));
const plan = (from: number, until: number): { startsAt: Date; endsAt: Date } => ({
  startsAt: at(from),
  endsAt: at(until),
});

const customer = { kind: 'CUSTOMER', status: 'ACTIVE' } as const;
const partner = { kind: 'PARTNER', status: 'ACTIVE' } as const;
const employee = { kind: 'EMPLOYEE', status: 'ACTIVE' } as const;

describe('accessOf', () => {
  it.each([customer, partner, employee])('denies access in a deactivated account: $kind', (account) => {
    const closed = { granted: false, reason: 'ACCOUNT_INACTIVE', until: null, plan: null };
    expect(accessOf({ ...account, status: 'INACTIVE' }, [plan(1, 20)], at(9))).toEqual(closed);
  });

  it('grants access to partners and employees, with any plans', () => {
    const lapsed = [plan(1, 2)];
    expect(accessOf(partner, lapsed, at(9))).toEqual({
      granted: true,
      reason: 'PARTNER',
      until: null,
      plan: null,
    });
    expect(accessOf(employee, [], at(9))).toEqual({
      granted: true,
      reason: 'EMPLOYEE',
      until: null,
      plan: null,
    });
  });

  it('grants access to customers from the start of a plan until just before its end', () => {
    const plans = [plan(5, 10)];
    const before = new Date(at(5).getTime() - 1);
    const last = new Date(at(10).getTime() - 1);
    expect(accessOf(customer, plans, before)).toEqual({
      granted: false,
      reason: 'PLAN_NOT_STARTED',
      until: at(5),
      plan: plans[0],
    });
    expect(accessOf(customer, plans, at(5))).toEqual({
      granted: true,
      reason: 'ACTIVE_PLAN',
      until: at(10),
      plan: plans[0],
    });
    expect(accessOf(customer, plans, last).granted).toBe(true);
    expect(accessOf(customer, plans, at(10))).toEqual({
      granted: false,
      reason: 'PLAN_LAPSED',
      until: at(10),
      plan: plans[0],
    });
  });

  it('uses the plan that ends last, or the next one to start if none is active', () => {
    expect(accessOf(customer, [plan(1, 9), plan(1, 20)], at(5)).until).toEqual(at(20));
    expect(accessOf(customer, [plan(1, 3), plan(1, 4)], at(5)).until).toEqual(at(4));
    const coming = [plan(1, 3), plan(9, 30), plan(7, 20)];
    expect(accessOf(customer, coming, at(5))).toEqual({
      granted: false,
      reason: 'PLAN_NOT_STARTED',
      until: at(7),
      plan: coming[2],
    });
  });

  it('extends access with renewals that leave no gap, and not with others', () => {
    const until = (...plans: ReturnType<typeof plan>[]) => accessOf(customer, plans, at(3)).until;
    expect(until(plan(1, 5), plan(5, 9), plan(8, 12))).toEqual(at(12));
    expect(until(plan(1, 5), plan(6, 9))).toEqual(at(5));
  });

  it('names the plan that decides: the current one that ends last, the last to end, or the next to start', () => {
    const [past, longer, renewal, later] = [plan(1, 3), plan(2, 9), plan(9, 12), plan(15, 20)];
    const plans = [later, renewal, plan(4, 7), longer, past];
    expect(accessOf(customer, plans, at(5))).toMatchObject({ plan: longer, until: at(12) });
    expect(accessOf(customer, plans, at(10)).plan).toBe(renewal);
    expect(accessOf(customer, plans, at(13)).plan).toBe(later);
    expect(accessOf(customer, plans, at(25)).plan).toBe(later);
    expect(accessOf(customer, [past, plan(1, 2)], at(25)).plan).toBe(past);
  });

  it('denies access to customers who never had a plan, and ignores plans that end before they start', () => {
    expect(accessOf(customer, [], at(5))).toEqual({
      granted: false,
      reason: 'NO_PLAN',
      until: null,
      plan: null,
    });
    expect(accessOf(customer, [plan(9, 6)], at(5)).granted).toBe(false);
    expect(accessOf(customer, [plan(9, 6)], at(8)).granted).toBe(false);
  });

  it('grants access to customers exactly while some plan covers the instant', () => {
    const day = fc.integer({ min: 1, max: 28 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day)), day, (spans, now) => {
        const plans = spans.map(([from, until]) => plan(from, until));
        const covered = spans.some(([from, until]) => from <= now && now < until);
        expect(accessOf(customer, plans, at(now)).granted).toBe(covered);
      }),
    );
  });
});

describe('programOf', () => {
  it('sends partners to PartnerSource and everybody else to CustomerSource', () => {
    expect(programOf('PARTNER')).toBe('PARTNERSOURCE');
    expect(programOf('CUSTOMER')).toBe('CUSTOMERSOURCE');
    expect(programOf('EMPLOYEE')).toBe('CUSTOMERSOURCE');
  });
});
