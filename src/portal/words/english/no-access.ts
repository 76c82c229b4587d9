/** The texts of the page for people whose profiles can't be used, in English. */
export const noAccess = {
  title: 'No access right now',
  lead: 'You can’t use these profiles right now. Their companies have no current Enhancement Plan or support plan, or their accounts were deactivated. The profiles stay associated with your Microsoft account. Access returns automatically when a plan is current and the account is active.',
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
    PLAN_LAPSED: 'Access returns automatically when a plan is renewed.',
    PLAN_NOT_STARTED: 'Access starts automatically on that day.',
    NO_PLAN: 'Access starts automatically when the company gets a plan.',
    ACCOUNT_INACTIVE: 'Access returns automatically when the account is active again.',
  },
  ask: {
    administrator: ({ names }: { names: string }) =>
      `For help, contact ${names}, administrator of the account.`,
    administrators: ({ names }: { names: string }) =>
      `For help, contact ${names}, administrators of the account.`,
    partner: ({ partner }: { partner: string }) =>
      `You’re an administrator of the account. Contact ${partner}, your Microsoft partner.`,
    vendor: 'You’re an administrator of the account. Contact your Microsoft partner or Microsoft.',
    nobodyBut: ({ partner }: { partner: string }) =>
      `The account currently has no administrator. Contact ${partner}, your Microsoft partner.`,
    nobody: 'The account currently has no administrator. Contact your Microsoft partner or Microsoft.',
  },
  contact: {
    aboutPlan: ({ partner }: { partner: string }) => `Ask ${partner} about the plan`,
    aboutAccess: ({ partner }: { partner: string }) => `Ask ${partner} about access`,
    note: 'We’ll send them an e-mail with your name and e-mail address, so that they can answer you.',
    done: ({ partner }: { partner: string }) =>
      `We’ve sent an e-mail to ${partner}. Their answer goes to the e-mail address in your profile.`,
    refusals: {
      NOT_FOUND: 'You no longer have an active profile in this account.',
      NO_PARTNER: 'We can’t contact a Microsoft partner for this account. Contact Microsoft.',
    },
  },
  again: 'Check again',
  unchanged: 'Nothing has changed yet.',
};

/** The texts of the page. Each language must have all of them. */
export type NoAccessWords = typeof noAccess;
