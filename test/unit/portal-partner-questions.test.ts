import { partnerQuestions } from '../../src/portal/shell/closed-profiles/partner-questions';

type Closed = Parameters<typeof partnerQuestions>[0][number];

const closed = (
  id: string,
  accountId: string,
  access: Partial<Closed['account']['access']> = {},
): Closed => ({
  id,
  account: { id: accountId, access: { reason: 'PLAN_LAPSED', partnerName: 'Fabrikam', ...access } },
});

describe('the questions to partners in a list of profiles', () => {
  test('are offered once for each account with a partner, at its first profile', () => {
    const profiles = [
      closed('one', 'tailspin'),
      closed('two', 'contoso', { partnerName: null }),
      closed('three', 'tailspin'),
      closed('four', 'litware', { partnerName: 'Proseware' }),
    ];
    expect([...partnerQuestions(profiles)]).toEqual([
      ['one', { accountId: 'tailspin', partner: 'Fabrikam', topic: 'aboutPlan' }],
      ['four', { accountId: 'litware', partner: 'Proseware', topic: 'aboutPlan' }],
    ]);
  });

  test.each([
    ['PLAN_LAPSED', 'aboutPlan'],
    ['PLAN_NOT_STARTED', 'aboutPlan'],
    ['NO_PLAN', 'aboutPlan'],
    ['ACCOUNT_INACTIVE', 'aboutAccess'],
  ] as const)('for the reason %s: %s', (reason, topic) => {
    expect(partnerQuestions([closed('one', 'tailspin', { reason })]).get('one')?.topic).toBe(topic);
  });
});
