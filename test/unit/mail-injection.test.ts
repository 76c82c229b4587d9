import fc from 'fast-check';
import { translations } from '../../src/mail/wording';
import { hostileText } from '../support/mail/hostile-text';
import { SAMPLE_LINK, type SampleNames, sampleMails, USUAL } from '../support/mail/sample-mails';

/** Returns all tags in order, with their attributes. Only the text may differ between two mails. */
const markUpOf = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];
const linksIn = (html: string): string[] =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link ?? '');

const names: fc.Arbitrary<SampleNames> = fc.record({
  ...{ company: hostileText, number: hostileText, person: hostileText, address: hostileText },
  ...{ inviter: hostileText, partner: hostileText, claimedName: hostileText, claimedUsername: hostileText },
});

describe.each(Object.keys(translations))('the mails in %s, with any names', (locale) => {
  const own = sampleMails(locale);

  it('contain no markup, links, headers or lines from names', () => {
    fc.assert(
      fc.property(names, (given) => {
        for (const [kind, { subject, html, text }] of Object.entries(sampleMails(locale, given))) {
          const usual = own[kind]!;
          expect(markUpOf(html)).toEqual(markUpOf(usual.html));
          expect(html.match(/[<>]/g)).toHaveLength(usual.html.match(/[<>]/g)!.length);
          expect(linksIn(html)).toEqual(linksIn(usual.html));
          expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
          expect(`${html}${text}`).not.toMatch(/[\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
          const lines = (version: string): number =>
            version.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).length;
          expect(lines(text)).toBe(lines(usual.text));
          expect(lines(html)).toBe(lines(usual.html));
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['https://evil.example/x', 'https:\u200B//evil.\u200Bexample/x'],
    ['www.evil.example', 'www.\u200Bevil.\u200Bexample'],
    ['Contoso.com', 'Contoso.\u200Bcom'],
    ['https://localhost', 'https:\u200B//localhost'],
    ['mailto:all@contoso.example', 'mailto:\u200Ball@contoso.\u200Bexample'],
    ['\\\\evil\\share', '\\\u200B\\evil\\share'],
    ['evil．com', 'evil．\u200Bcom'],
    ['evil。com', 'evil。\u200Bcom'],
  ])("don't link %s, whatever has that name", (name, shown) => {
    const everything = Object.fromEntries(Object.keys(USUAL).map((key) => [key, name]));
    for (const [kind, { subject, html, text }] of Object.entries(sampleMails(locale, everything))) {
      for (const version of [subject, html, text]) expect(version).not.toContain(name);
      expect(text).toContain(shown);
      expect(html).toContain(shown);
      if (kind !== 'digest') expect(subject).toContain(shown);
      expect(linksIn(html)).toEqual(linksIn(own[kind]!.html));
    }
  });

  it('keep the e-mail addresses of people whole, so that they can be copied', () => {
    const shown = Object.values(own).flatMap(
      ({ html, text }) => `${html} ${text}`.match(/[^\s>]*@[^\s<]*/g) ?? [],
    );
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((words) => words.includes('\u200B'))).toEqual([]);
    const address = "o'hara.kim_2+new-1@mail.contoso.example";
    const { html, text } = sampleMails(locale, { address })['bounced']!;
    expect(text).toContain(address);
    expect(html).toContain(address.replace("'", '&#39;'));
  });

  it.each([
    'www.evil.example@contoso.example',
    'evil.example/x@contoso.example',
    'https://kim@evil.example',
    'kim@evil.example/x',
  ])("don't keep %s whole, which could become a link", (address) => {
    const { html, text } = sampleMails(locale, { address })['bounced']!;
    for (const version of [html, text]) expect(version).not.toContain(address);
  });

  it("don't keep an address whole within a longer one", () => {
    const given = {
      address: 'kim@evil.example',
      company: 'https://kim@evil.example/x and kim@evil.example.com',
    };
    const { text } = sampleMails(locale, given)['bounced']!;
    expect(text).toContain('https:\u200B//kim@evil.\u200Bexample/x and kim@evil.\u200Bexample.\u200Bcom');
  });

  it("don't break a name that contains only dots", () => {
    for (const person of ['J.P. Morgan', 'Dr. Müller', 'St. John', 'Re: Kim']) {
      const { subject, html, text } = sampleMails(locale, { person })['invitation']!;
      for (const version of [subject, html, text]) expect(version).toContain(person);
    }
  });

  it('show a name unchanged, not evaluated as a template', () => {
    const person = '$& $1 {{name}} @@title@@ «action» #{x} <b>&amp;';
    const { html, text, subject } = sampleMails(locale, { person })['invitation']!;
    expect(text).toContain(person);
    expect(subject).toContain(person);
    expect(html).toContain('$&amp; $1 {{name}} @@title@@ «action» #{x} &lt;b&gt;&amp;amp;');
  });

  it('have the company and the profile in subject and text, so that mails to the same address differ', () => {
    for (const kind of ['invitation', 'by a colleague', 'by the partner', 'move', 'moved', 'bounced']) {
      const { subject, text, html } = own[kind]!;
      for (const name of ['Contoso Ltd', 'Kim Abercrombie']) {
        expect(subject).toContain(name);
        expect(text).toContain(name);
        expect(html).toContain(name);
      }
    }
  });

  it('have the link in both versions, a preheader and the language', () => {
    const { html, text } = own['invitation']!;
    expect(linksIn(html)).toEqual([SAMPLE_LINK]);
    expect(text).toContain(SAMPLE_LINK);
    expect(html).toContain(`<html lang="${locale}" dir="ltr"`);
    expect(/<body[^>]*>\s*<div style="display:none[^"]*">([^<]+)</.exec(html)?.[1]).toContain(
      'Kim Abercrombie',
    );
  });
});
