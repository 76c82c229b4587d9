import fc from 'fast-check';
import { parseAddresses } from '../../src/dev/mailbox/postmark-message';
import { senderOf } from '../../src/mail/sender';
import { hostileText } from '../support/mail/hostile-text';

const ADDRESS = 'no-reply@access.example';

describe('the sender of a mail', () => {
  it('has the given name, unless the configured address has its own', () => {
    expect(senderOf(ADDRESS, 'PartnerSource')).toBe(`"PartnerSource" <${ADDRESS}>`);
    expect(senderOf(` ${ADDRESS} `, 'PartnerSource')).toBe(`"PartnerSource" <${ADDRESS}>`);
    expect(senderOf(`Our own <${ADDRESS}>`, 'PartnerSource')).toBe(`Our own <${ADDRESS}>`);
    expect(senderOf(ADDRESS, undefined)).toBe(ADDRESS);
  });

  it('is always the configured address, on one line, with any name', () => {
    fc.assert(
      fc.property(hostileText, (name) => {
        const sender = senderOf(ADDRESS, name);
        expect(sender).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(sender).toMatch(/^"[^"\\<>]*" <no-reply@access\.example>$/);
        expect(parseAddresses(sender).map((address) => address?.Email)).toEqual([ADDRESS]);
      }),
      { numRuns: 1000 },
    );
  });
});
