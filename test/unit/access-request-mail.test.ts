import fc from 'fast-check';
import { composeAccessRequest } from '../../src/access-request/access-request-mail';
import { writeLetter } from '../../src/mail/letter';

type About = Parameters<typeof composeAccessRequest>[0];

const usual: About = {
  company: 'Contoso Ltd',
  number: 'C-100001',
  program: 'CustomerSource',
  locale: 'en',
  claimedName: 'Kim Abercrombie',
  claimedUsername: 'kim@contoso.example',
  isOfPartner: false,
  link: 'https://access.example/',
};
const compose = (given: Partial<About> = {}) => writeLetter(composeAccessRequest({ ...usual, ...given }));
const markUpOf = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</title>', '<!--', '&lt;'),
  fc.constantFrom('\r\nBcc: all@contoso.example', '\u2028', '\u0085', '\u202E', '$&', '”', '"'),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

describe('the mail to administrators about an access request', () => {
  it("names the company and its number, and quotes the person's own text, in both versions", () => {
    const { subject, html, text } = compose();
    expect(subject).toBe('Contoso Ltd (C-100001): someone requested access');
    for (const said of [
      'Contoso Ltd',
      'C-100001',
      'Kim Abercrombie',
      'kim@contoso.example',
      'CustomerSource',
    ]) {
      expect(html).toContain(said);
      expect(text).toContain(said);
    }
    expect(html.match(/href="([^"]*)"/)?.[1]).toBe(usual.link);
    expect(text).toContain(`Review requests: ${usual.link}\n`);
  });

  it('explains to an administrator of the partner of record why they got it', () => {
    expect(compose({ isOfPartner: true }).text).toContain('partner of record');
    expect(compose().text).not.toContain('partner of record');
  });

  it('contains no markup, subject line or line from the names of people and companies', () => {
    const own = markUpOf(compose().html);
    const brackets = compose().html.match(/[<>]/g)!.length;
    const lines = compose().text.split('\n').length;
    fc.assert(
      fc.property(hostile, hostile, hostile, (claimedName, claimedUsername, company) => {
        const { subject, html, text } = compose({ claimedName, claimedUsername, company });
        expect(markUpOf(html)).toEqual(own);
        expect(html.match(/[<>]/g)).toHaveLength(brackets);
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(lines);
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps the person's text out of the subject", () => {
    fc.assert(
      fc.property(hostile, hostile, (claimedName, claimedUsername) => {
        expect(compose({ claimedName, claimedUsername }).subject).toBe(compose().subject);
      }),
    );
  });

  it("quotes the name in one place, which it can't escape", () => {
    const { text } = compose({ claimedName: 'Kim”. Call "us" now. “x' });
    expect(text).toContain("name “Kim'. Call 'us' now. 'x”,");
    expect(text.match(/[“”"]/g)).toHaveLength(4);
  });

  it("doesn't link a name, and truncates long text that isn't a name", () => {
    const { text, html } = compose({ claimedName: `https://evil.example/${'x'.repeat(200)}` });
    for (const version of [text, html]) {
      expect(version).not.toContain('evil.example');
      expect(version).not.toContain('https://evil');
      expect(version).toContain('evil.\u200Bexample');
      expect(version).not.toContain('x'.repeat(80));
    }
    expect(compose({ claimedName: 'J. R. Smith Jr.' }).text).toContain('“J. R. Smith Jr.”');
  });
});
