import fc from 'fast-check';
import { parseEmailAddress } from '../../src/foundation/email-address';
import { composeInvitation } from '../../src/invitation/compose-invitation';
import { writeLetter } from '../../src/mail/letter';
import { parseDisplayName } from '../../src/profile/display-name';

type About = Parameters<typeof composeInvitation>[0];

const TOKEN = `${'0'.repeat(26)}.${'-_'.repeat(21)}A`;
const usual: About = {
  link: `https://access.example/accept#token=${TOKEN}`,
  company: 'Contoso Ltd',
  person: 'Kim Abercrombie',
  address: 'kim@contoso.example',
  program: 'CustomerSource',
  locale: 'en',
  expiresAt: new Date('2026-12-01T09:05:00Z'),
  now: new Date('2026-11-24T09:05:00Z'),
  isMove: false,
  inviter: null,
};
const compose = (given: Partial<About> = {}) => writeLetter(composeInvitation({ ...usual, ...given }));

/** Returns all tags in order, with their attributes. Only the text may differ between two mails. */
const markUpOf = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</title></head>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='x",
    '&lt;b&gt;',
    '&#60;',
    '&amp;',
    '<!--',
    '-->',
    ']]>',
    '\r\nBcc: all@contoso.example',
    '\n',
    '\u2028',
    '\u0000',
    '\u202E',
    '$&',
    '$1',
    '{{name}}',
    '%0d%0a',
  ),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const name = hostile
  .map(parseDisplayName)
  .filter((parsed) => parsed.ok)
  .map(({ value }) => value);
const withoutBreaks = (text: string): string => text.replaceAll('\u200B', '');

describe('the invitation mail', () => {
  it('has the company and the profile in its subject, and the link in both versions', () => {
    const { subject, html, text } = compose();
    expect(subject).toBe('Contoso Ltd: your CustomerSource invitation, Kim Abercrombie');
    expect(html.match(/href="([^"]*)"/)?.[1]).toBe(usual.link);
    expect(text).toContain(`Accept the invitation: ${usual.link}\n`);
    for (const said of [
      'Kim Abercrombie',
      'Contoso Ltd',
      'kim@contoso.example',
      'CustomerSource',
      'December 1, 2026',
    ]) {
      expect(textOf(html)).toContain(said);
      expect(text).toContain(said);
    }
  });

  it('says that it moves an associated profile, and how long the former Microsoft account works', () => {
    const { subject, text } = compose({ isMove: true });
    expect(subject).toContain('another Microsoft account');
    expect(text).toContain('keeps working until then');
    expect(compose().text).not.toContain('keeps working until then');
  });

  it("names the inviter, and their company if it's a different one", () => {
    const inviter = { name: 'Ana Trujillo', company: 'Fabrikam', isOfPartner: true };
    expect(compose({ inviter }).text).toContain('Ana Trujillo of Fabrikam');
    expect(compose({ inviter, isMove: true }).text).toContain('Ana Trujillo of Fabrikam');
    const colleague = compose({ inviter: { ...inviter, company: 'Contoso Ltd', isOfPartner: false } });
    expect(colleague.text).toContain('Ana Trujillo invites you');
    expect(colleague.subject).toBe(compose().subject);
  });

  it.each([
    ['2026-11-24T09:05:00Z', '7 days'],
    ['2026-11-30T09:05:00Z', '1 day,'],
    ['2026-12-01T09:04:00Z', '1 day,'],
  ])('counts the remaining days when it is sent: %s', (now, days) => {
    expect(compose({ now: new Date(now) }).text).toContain(`for ${days}`);
  });

  it('differs from the mail for another profile with the same address', () => {
    const subjects = [compose(), compose({ company: 'Fabrikam' }), compose({ person: 'Kim A.' })];
    expect(new Set(subjects.map(({ subject }) => subject)).size).toBe(3);
  });

  it('contains no markup from the names of people and companies', () => {
    const own = markUpOf(compose().html);
    const brackets = compose().html.match(/[<>]/g)!.length;
    fc.assert(
      fc.property(name, hostile, name, (person, company, address) => {
        const { html } = compose({ person, company, address });
        expect(markUpOf(html)).toEqual(own);
        expect(html.match(/[<>]/g)).toHaveLength(brackets);
      }),
      { numRuns: 1000 },
    );
  });

  it('shows names unchanged, neither truncated nor read as entities', () => {
    fc.assert(
      fc.property(name, name, (person, company) => {
        const { html, text } = compose({ person, company });
        const sentence = withoutBreaks(`You’re invited to use CustomerSource as ${person} of ${company}.`);
        expect(withoutBreaks(textOf(html))).toContain(sentence);
        expect(withoutBreaks(text)).toContain(sentence);
      }),
    );
  });

  it('has a one-line subject, whatever the names of people and companies', () => {
    fc.assert(
      fc.property(name, hostile, (person, company) => {
        expect(compose({ person, company }).subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a plain text version: a letter in paragraphs, with one link and no markup', () => {
    const { text } = compose();
    expect(text).not.toMatch(/[<>&]/);
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(text.split('\n\n')).toHaveLength(8);
  });

  it('contains no extra lines in its text version from the names of people and companies', () => {
    const lines = compose().text.split('\n').length;
    fc.assert(
      fc.property(name, hostile, (person, company) => {
        expect(compose({ person, company }).text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(
          lines,
        );
      }),
    );
  });

  it('is never sent to an address that could inject a header', () => {
    fc.assert(
      fc.property(hostile, (input) => {
        const parsed = parseEmailAddress(`${input}@contoso.example`);
        return parsed === null || !/[\s<>",;:\p{Cc}]/u.test(parsed.address);
      }),
    );
  });
});
