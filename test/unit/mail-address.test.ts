import fc from 'fast-check';
import { parseAddresses } from '../../src/dev/mailbox/postmark-message';
import { parseEmailAddress } from '../../src/email-address';
import { replyAddressOf, senderOf } from '../../src/mail/mail-address';
import { hostileText } from '../support/hostile-text';

const ADDRESS = 'no-reply@access.example';

describe('whom a mail is from', () => {
  it('has the name it is given, unless the configured address has one of its own', () => {
    expect(senderOf(ADDRESS, 'PartnerSource')).toBe(`"PartnerSource" <${ADDRESS}>`);
    expect(senderOf(` ${ADDRESS} `, 'PartnerSource')).toBe(`"PartnerSource" <${ADDRESS}>`);
    expect(senderOf(`Our own <${ADDRESS}>`, 'PartnerSource')).toBe(`Our own <${ADDRESS}>`);
    expect(senderOf(ADDRESS, undefined)).toBe(ADDRESS);
  });

  it('is one address, the configured one, on one line, whatever the name is', () => {
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

describe('where answers go', () => {
  it('is the address of a profile, if a header can have it as it is', () => {
    expect(replyAddressOf("o'hara+x@contoso.example")).toBe("o'hara+x@contoso.example");
    expect(replyAddressOf('jürgen@contoso.example')).toBeUndefined();
    expect(replyAddressOf('kim@contöso.example')).toBeUndefined();
  });

  it('is one address or none, whatever a profile could have', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        for (const entered of [
          before,
          `${before}@contoso.example`,
          `kim@${after}`,
          `${before}@${after}.example`,
        ]) {
          const reply = replyAddressOf(parseEmailAddress(entered)?.address ?? entered);
          if (reply === undefined) continue;
          expect(reply).not.toMatch(/[\s,;:<>"()\p{Cc}]/u);
          expect(reply.split('@')).toHaveLength(2);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
