/** The texts of the pages about a failed sign-in or sign-out, in English. */
export const english = {
  signInAgain: 'Sign in again',
  toStart: 'Go to the start page',
  reference: 'Reference',
  failures: {
    unfinished: {
      title: 'This sign-in can’t be completed',
      message: 'It was started in another browser, or is already complete. Sign in again.',
    },
    expired: {
      title: 'The sign-in took too long',
      message:
        'A sign-in must be completed within ten minutes. Sign in again. You’ll continue where you started.',
    },
    withoutCookies: {
      title: 'Your browser sent no cookies',
      message:
        'Signing in needs cookies. If your browser blocks them, allow cookies for this site. If you started in another browser, continue there. Then sign in again.',
    },
    denied: {
      title: 'You’re not signed in',
      message: 'The sign-in was canceled, or Microsoft didn’t allow it. Try again.',
    },
    unverified: {
      title: 'We couldn’t sign you in',
      message: 'We couldn’t verify the response from Microsoft, so you weren’t signed in. Try again.',
    },
    tenantNotAllowed: {
      title: 'Your organization can’t sign in here',
      message: 'Accounts from this organization aren’t allowed. Sign in with another Microsoft account.',
    },
    unavailable: {
      title: 'Microsoft sign-in isn’t available',
      message:
        'We can’t reach Microsoft right now. There’s nothing wrong with your account. Try again in a few minutes.',
    },
    originRefused: {
      title: 'You’re still signed in',
      message:
        'The request didn’t come from a page of this site, so nothing was changed. Go back to the start page and try again.',
    },
  },
  faults: {
    title: 'That didn’t work',
    databaseUnavailable: 'The service can’t reach its database right now. Try again in a few minutes.',
    busy: 'The service is very busy right now. Try again in a moment.',
    badRequest: 'We couldn’t understand the request. Go back to the start page and try again.',
    internal: 'Something went wrong on our side. Try again later.',
  },
};

/** The texts of the pages. Each language must have all of them. */
export type AuthWords = typeof english;
