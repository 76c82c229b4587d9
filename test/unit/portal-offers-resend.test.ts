import { offersResend } from '../../src/portal/pages/our-accounts/invitations/offers-resend';

const email = 'kim@contoso.example';
const free = { association: null, email };
const associated = { association: { id: 'asso_1' }, email };

describe('sending an invitation again', () => {
  test.each([
    ['PENDING', free, true],
    ['EXPIRED', free, true],
    ['REVOKED', free, true],
    ['SUPERSEDED', free, true],
    ['DECLINED', free, true],
    ['ACCEPTED', free, false],
    ['PENDING', associated, true],
    ['EXPIRED', associated, false],
    ['REVOKED', associated, false],
    ['SUPERSEDED', associated, false],
    ['ACCEPTED', associated, false],
  ] as const)('of status %s for a profile with %j: %s', (status, profile, expected) => {
    const invitation = { status, email, declineReason: null, profile };
    expect(offersResend({ ...invitation, viewerCanResend: true })).toBe(expected);
    expect(offersResend({ ...invitation, viewerCanResend: false })).toBe(false);
  });

  test('that reached the wrong person: only after its address was corrected', () => {
    const declined = {
      status: 'DECLINED',
      email,
      declineReason: 'NOT_FOR_ME',
      viewerCanResend: true,
    } as const;
    expect(offersResend({ ...declined, profile: free })).toBe(false);
    expect(offersResend({ ...declined, profile: { ...free, email: 'kim.a@contoso.example' } })).toBe(true);
  });
});
