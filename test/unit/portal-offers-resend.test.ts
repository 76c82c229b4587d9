import { offersResend } from '../../src/portal/pages/our-accounts/invitations/offers-resend';

const free = { association: null };
const associated = { association: { id: 'asso_1' } };

describe('sending an invitation again', () => {
  test.each([
    ['PENDING', free, true],
    ['EXPIRED', free, true],
    ['REVOKED', free, true],
    ['SUPERSEDED', free, true],
    ['ACCEPTED', free, false],
    ['PENDING', associated, true],
    ['EXPIRED', associated, false],
    ['REVOKED', associated, false],
    ['SUPERSEDED', associated, false],
    ['ACCEPTED', associated, false],
  ] as const)('of status %s for a profile with %j: %s', (status, profile, expected) => {
    expect(offersResend({ status, profile, viewerCanResend: true })).toBe(expected);
    expect(offersResend({ status, profile, viewerCanResend: false })).toBe(false);
  });
});
