import {
  attentionIn,
  attentionPath,
  mostUrgentFirst,
  URGENCY,
} from '../../src/portal/shell/attention/attention';

const QUIET = { pending: 0, bounced: 0, expiringSoon: 0, hasAdministrator: true };

/** Creates an account with this summary, apart from what is quiet. */
function account(id: string, summary: Partial<typeof QUIET>, openAccessRequestCount = 0) {
  return { id, invitationSummary: { ...QUIET, ...summary }, openAccessRequestCount };
}

describe('what needs attention in an account', () => {
  test('is nothing in a quiet account, and in one that the viewer can’t manage', () => {
    expect(attentionIn(account('acct_1', {}))).toEqual([]);
    expect(attentionIn({ invitationSummary: null, openAccessRequestCount: null })).toEqual([]);
  });

  test('is listed with the most urgent first, each with the page that shows it', () => {
    const found = attentionIn(
      account('acct_1', { pending: 3, bounced: 1, expiringSoon: 2, hasAdministrator: false }, 4),
    );
    expect(found.map((each) => [each, attentionPath('acct_1', each), URGENCY[each]])).toEqual([
      ['administrator', '/our-accounts/acct_1/profiles', 2],
      ['bounced', '/our-accounts/acct_1/invitations?attention=BOUNCED', 2],
      ['requests', '/our-accounts/acct_1/requests?status=PENDING', 1],
      ['expiringSoon', '/our-accounts/acct_1/invitations?attention=EXPIRES_SOON', 1],
      ['pending', '/our-accounts/acct_1/invitations?status=PENDING', 0],
    ]);
  });

  test('puts the most urgent accounts first, and keeps the order of the others', () => {
    const accounts = [
      account('quiet', {}),
      account('pending', { pending: 9 }),
      account('expiring', { pending: 1, expiringSoon: 1 }),
      account('silent', {}),
      account('requested', {}, 1),
      account('orphan', { hasAdministrator: false }),
      account('bounced', { pending: 1, bounced: 1 }),
    ];
    expect(mostUrgentFirst(accounts).map(({ id }) => id)).toEqual([
      'bounced',
      'orphan',
      'expiring',
      'requested',
      'pending',
      'quiet',
      'silent',
    ]);
  });
});
