/** The texts of the page for people whose profiles can't be used, in English. */
export const noAccess = {
  title: 'No access just now',
  lead: 'You have profiles, but none of them can be used at the moment.',
  leadOfSome: 'These profiles of yours cannot be used at the moment.',
  remedy: 'Your profiles stay associated, and access returns by itself.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }: { company: string; plan: string; day: string }) =>
      `The ${plan} of ${company} ended on ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }: { company: string; plan: string; day: string }) =>
      `The ${plan} of ${company} starts on ${day}.`,
    NO_PLAN: ({ company }: { company: string }) => `${company} has no Enhancement Plan or support plan.`,
    ACCOUNT_INACTIVE: ({ company }: { company: string }) =>
      `The account of ${company} was deactivated in Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'Access returns automatically as soon as a plan is renewed.',
    PLAN_NOT_STARTED: 'Access begins by itself on that day.',
    NO_PLAN: 'Access begins by itself as soon as there is one.',
    ACCOUNT_INACTIVE: 'Access returns automatically as soon as it is active again.',
  },
  ask: {
    administrator: ({ names }: { names: string }) => `Whom to ask: ${names}, administrator of the account.`,
    administrators: ({ names }: { names: string }) => `Whom to ask: ${names}, administrators of the account.`,
    partner: 'You administer the account: ask your Microsoft partner, or Microsoft.',
    nobody: 'The account has no administrator just now: ask your Microsoft partner, or Microsoft.',
  },
  again: 'Check again',
  unchanged: 'Nothing has changed yet.',
};

/** The texts of the page. Each language must have all of them. */
export type NoAccessWords = typeof noAccess;
