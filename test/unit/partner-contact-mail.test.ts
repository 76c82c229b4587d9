import fc from 'fast-check';
import { accessOf } from '../../src/account/account-access';
import { composePartnerContact } from '../../src/access-request/partner-contact-mail';
import { writeLetter } from '../../src/mail/letter';

type About = Parameters<typeof composePartnerContact>[0];

const at = (day: number): Date => new Date(Date.UTC(2026, 9, day));
const CUSTOMER = { kind: 'CUSTOMER', status: 'ACTIVE' } as const;
const plan = { name: 'Enhancement Plan', startsAt: at(1), endsAt: at(18) };
const lapsed = accessOf(CUSTOMER, [plan], at(19));
const usual: About = {
  company: 'Tailspin Toys',
  number: 'C-100003',
  program: 'CustomerSource',
  claimedName: 'Sara Davis',
  claimedAddress: 'sara@tailspin.example',
  access: lapsed,
  locale: 'en',
  link: 'https://access.example/',
};
const compose = (given: Partial<About> = {}) => writeLetter(composePartnerContact({ ...usual, ...given }));

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x>',
    '</title>',
    '<!--',
    '\r\nBcc: x',
    '\u2028',
    '$&',
    '”',
  ),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

describe('the mail to the partner of record about access', () => {
  it('names who asks, the company and its number, in both versions', () => {
    const { subject, html, text } = compose();
    expect(subject).toBe('Tailspin Toys (C-100003): question about access');
    for (const fact of [
      'Sara Davis',
      'Tailspin Toys',
      'C-100003',
      'CustomerSource',
      'sara@tailspin.example',
    ]) {
      expect(html).toContain(fact);
      expect(text).toContain(fact);
    }
    expect(text).toContain(`Open CustomerSource: ${usual.link}\n`);
  });

  it('says why access is closed, with the last or first day of the plan in UTC', () => {
    const textOf = (given: Partial<About>): string => compose(given).text;
    expect(textOf({})).toContain('The Enhancement Plan of Tailspin Toys ended on October 17, 2026.');
    expect(textOf({ access: accessOf(CUSTOMER, [{ ...plan, startsAt: at(2) }], at(1)) })).toContain(
      'The Enhancement Plan of Tailspin Toys starts on October 2, 2026.',
    );
    expect(textOf({ access: accessOf(CUSTOMER, [], at(1)) })).toContain('has no Enhancement Plan');
    expect(textOf({ access: accessOf({ ...CUSTOMER, status: 'INACTIVE' }, [], at(1)) })).toContain(
      'deactivated',
    );
    for (const granted of [
      accessOf(CUSTOMER, [plan], at(10)),
      accessOf({ ...CUSTOMER, kind: 'PARTNER' }, [], at(1)),
      accessOf({ ...CUSTOMER, kind: 'EMPLOYEE' }, [], at(1)),
    ])
      expect(textOf({ access: granted })).toContain('Tailspin Toys currently has access.');
  });

  it('contains no markup, subject line or line from the names of people, plans and companies', () => {
    const brackets = compose().html.match(/[<>]/g)?.length ?? 0;
    const lines = compose().text.split('\n').length;
    fc.assert(
      fc.property(hostile, hostile, hostile, (claimedName, company, name) => {
        const access = { ...lapsed, plan: { ...plan, name } };
        const { subject, html, text } = compose({
          claimedName,
          claimedAddress: claimedName,
          company,
          access,
        });
        expect(html.match(/[<>]/g)).toHaveLength(brackets);
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(lines);
      }),
    );
  });

  it("quotes the person's own text in one place, which it can't escape", () => {
    const { subject, text, html } = compose({
      claimedName: 'Sara”. Call "us" now. “x',
      claimedAddress: 'a”b@tailspin.example',
    });
    expect(text).toContain("name “Sara'. Call 'us' now. 'x”, e-mail address “a'b@tailspin.example”.");
    expect(text.match(/[“”"]/g)).toHaveLength(4);
    expect(html.match(/Call/g)).toHaveLength(1);
    expect(subject).toBe(compose().subject);
  });

  it('truncates long text that is not a name', () => {
    for (const version of Object.values(compose({ claimedName: 'x'.repeat(200) }))) {
      expect(version).not.toContain('x'.repeat(81));
    }
    expect(compose({ claimedName: 'x'.repeat(81) }).text).toContain(`“${'x'.repeat(80)}…”`);
    expect(compose({ claimedName: 'x'.repeat(80) }).text).toContain(`“${'x'.repeat(80)}”`);
  });
});
