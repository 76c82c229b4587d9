import fc from 'fast-check';
import { accessOf } from '../../src/account/account-access';
import type { Account } from '../../src/account/account';
import { type AccessFacts, explainAccess } from '../../src/profile/explain-access';

const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));
const NOW = at(19);
const enhancement = { name: 'Enhancement Plan', startsAt: at(1), endsAt: at(18) };
const support = { name: 'Support Plan', startsAt: at(21), endsAt: at(28) };
const customer = { name: 'Tailspin Toys', kind: 'CUSTOMER', status: 'ACTIVE' } as const;

/** Explains the access of an account with plans. By default, the reader isn't its administrator. */
function explain(
  account: Pick<Account, 'name' | 'kind' | 'status'>,
  plans: readonly (typeof enhancement)[],
  given: Partial<AccessFacts> = {},
): string {
  const access = accessOf(account, plans, NOW);
  return explainAccess({
    account,
    access,
    partnerName: null,
    administrators: ['Sara Davis'],
    readerIsAdministrator: false,
    ...given,
  });
}

describe('explainAccess', () => {
  it('names the plan, the company, its last or first day in UTC, and the administrator to contact', () => {
    const lapsed = explain(customer, [enhancement]);
    for (const fact of ['Enhancement Plan', 'Tailspin Toys', '17 October 2026', 'Sara Davis'])
      expect(lapsed).toContain(fact);
    const coming = explain(customer, [enhancement, support]);
    for (const fact of ['Support Plan', 'Tailspin Toys', '21 October 2026', 'Sara Davis'])
      expect(coming).toContain(fact);
    expect(explain(customer, [])).toContain('Sara Davis');
    expect(explain({ ...customer, status: 'INACTIVE' }, [enhancement])).toContain('Sara Davis');
  });

  it('says until when access lasts, including renewals, and names no contact', () => {
    const renewal = { ...support, startsAt: at(20) };
    const granted = explain(customer, [{ ...enhancement, endsAt: at(20) }, renewal]);
    for (const fact of ['Enhancement Plan', 'Tailspin Toys', '27 October 2026'])
      expect(granted).toContain(fact);
    const always = (['PARTNER', 'EMPLOYEE'] as const).map((kind) => explain({ ...customer, kind }, []));
    for (const text of [granted, ...always]) {
      expect(text).toContain('Tailspin Toys');
      expect(text).not.toContain('Sara Davis');
    }
  });

  it('names up to three administrators, and says if there are more', () => {
    const names = ['Ann', 'Bob', 'Cem', 'Dee', 'Eve'];
    const upTo = (count: number): string => explain(customer, [], { administrators: names.slice(0, count) });
    expect(upTo(2)).toContain('Ann or Bob');
    expect(upTo(3)).toContain('Ann, Bob or Cem');
    for (const count of [4, 5]) {
      expect(upTo(count)).toContain('Ann, Bob, Cem or another');
      expect(upTo(count)).not.toContain('Dee');
    }
  });

  it('refers people without an administrator, and administrators, to Microsoft or the partner of record', () => {
    for (const given of [{ administrators: [] }, { readerIsAdministrator: true }]) {
      for (const plans of [[], [enhancement], [support]]) {
        const unattended = explain(customer, plans, given);
        expect(unattended).toMatch(/\bMicrosoft\b/);
        expect(unattended).not.toMatch(/partner|Sara Davis/);
        expect(explain(customer, plans, { ...given, partnerName: 'Fabrikam Consulting' })).toContain(
          'ask Fabrikam Consulting, your Microsoft partner, to have',
        );
      }
    }
  });

  it('names the partner of record only where it is the one to ask', () => {
    expect(explain(customer, [enhancement], { partnerName: 'Fabrikam Consulting' })).not.toContain(
      'Fabrikam',
    );
  });

  it('is one or two complete sentences, for any input', () => {
    const word = fc.constantFrom('Ann Lee', 'Bob', '田中 由紀');
    const plan = fc.constantFrom(enhancement, support);
    fc.assert(
      fc.property(
        fc.constantFrom('CUSTOMER', 'PARTNER', 'EMPLOYEE'),
        fc.constantFrom('ACTIVE', 'INACTIVE'),
        fc.constantFrom(null, 'Fabrikam Consulting'),
        fc.array(plan),
        fc.array(word),
        fc.boolean(),
        (kind, status, partnerName, plans, administrators, readerIsAdministrator) => {
          const account = { ...customer, kind, status } as const;
          const text = explain(account, plans, { partnerName, administrators, readerIsAdministrator });
          expect(text).toMatch(/^[A-Z][^.]+\.( [A-Z][^.]+\.)?$/);
          expect(text).not.toMatch(/undefined|null| {2}|,,/);
        },
      ),
    );
  });
});
