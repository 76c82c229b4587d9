/** The links to the help, and the texts of contacting administrators, in English. */
export const support = {
  links: {
    newAccount: 'Don’t have a Microsoft account?',
    invitations: 'Help with invitations',
    access: 'Help with access',
  },
  contact: {
    topic: 'What is it about?',
    topics: {
      ACCESS: 'Our company’s access',
      ADD_COLLEAGUE: 'Access for a colleague',
      CHANGE_MY_PROFILE: 'A change to my profile',
      OTHER: 'Something else',
    },
    button: 'Send e-mail to the administrators',
    note: 'We’ll send them an e-mail with your name and e-mail address, so that they can answer you.',
    done: ({ names }: { names: string }) =>
      `We’ve sent an e-mail to ${names}. Their answer goes to the e-mail address in your profile.`,
    refusals: {
      NOT_FOUND: 'You no longer have an active profile in this account.',
      NO_ADMINISTRATOR: 'The account currently has no administrator who we can contact.',
    },
  },
};

/** The texts. Each language must have all of them. */
export type SupportWords = typeof support;
