import { plural } from '../plural';

/** The texts around every page, in English. */
export const shell = {
  product: 'CustomerSource Access',
  skip: 'Skip to the content',
  loading: 'Loading…',
  sending: 'Sending…',
  newPage: 'Opening the page…',
  tryAgain: 'Try again',
  close: 'Close',
  signIn: 'Sign in',
  menu: {
    label: ({ person }: { person: string }) => `${person}: profile and sign out`,
    signedInAs: ({ username }: { username: string }) => `Signed in with ${username}`,
    actingAs: ({ person, company }: { person: string; company: string }) => `Acting as ${person}, ${company}`,
    inTabOnly: 'In this tab only',
    noProfile: 'No profile chosen',
    switchProfile: 'Switch profile',
    myProfile: 'My Profile',
    ourAccounts: 'Our accounts',
    associate: 'Associate profiles',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out on all my devices',
    signOutAtMicrosoft: 'Sign out here and at Microsoft',
    stillSignedIn: 'There was no answer: you may still be signed in. Try again.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Member' },
  kinds: { PERSONAL: 'Personal account', ORGANIZATIONAL: 'Work or school account' },
  profileChange: {
    LOST: 'The profile that this tab used can no longer be used. It was removed, disabled or moved to another Microsoft account, or its company has no access just now.',
    MOVED: 'Another profile was chosen in another tab.',
    ENDED: 'The association has ended. An invitation associates the profile again.',
    now: ({ person, company }: { person: string; company: string }) =>
      `You now act as ${person}, ${company}.`,
  },
  connection: {
    lost: 'There is no connection. What you see may be out of date, and nothing is sent until it is back.',
  },
  maintenance: {
    now: ({ until }: { until: string }) =>
      `Maintenance until ${until}. You can look at everything; changes are possible again afterwards.`,
    planned: ({ from, until }: { from: string; until: string }) =>
      `Maintenance is planned from ${from} to ${until}. Nothing can be changed in that time.`,
  },
  failure: {
    title: 'That did not work',
    OFFLINE:
      'There was no answer, so it is not certain whether anything was done. Check your connection and try again: doing it twice does no harm.',
    SIGNED_OUT: 'You are no longer signed in. Sign in again to go on here.',
    PROFILE_LOST: 'The profile that this tab used can no longer be used. Choose another.',
    FORBIDDEN: 'This profile may not do that, or no longer. Nothing was changed.',
    BAD_INPUT: 'The service could not read what was entered. Check it and try again.',
    UNAVAILABLE:
      'The service is not available just now, and nothing was changed. Try again in a few minutes.',
    FAULT: 'Something went wrong on our side. Try again later.',
    maintenance: ({ until }: { until: string }) =>
      `There is maintenance, and nothing was changed. Try again after ${until}.`,
    rateLimitedMinutes: plural('en', {
      one: ({ number }) => `Too many attempts. Try again in ${number} minute.`,
      other: ({ number }) => `Too many attempts. Try again in ${number} minutes.`,
    }),
    rateLimitedHours: plural('en', {
      one: ({ number }) => `Too many attempts. Try again in ${number} hour.`,
      other: ({ number }) => `Too many attempts. Try again in ${number} hours.`,
    }),
    page: 'This page could not be shown. There may be a newer version of it, or no connection.',
    reload: 'Load the page again',
  },
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address. The link may be incomplete, or what it led to is gone.',
    home: 'Go to the start page',
  },
  maintenancePage: {
    title: 'Maintenance',
    none: 'There is no maintenance just now, and none is planned. Everything works.',
    onward: 'Go to the start page',
  },
};

/** The texts around the pages. Each language must have all of them. */
export type ShellWords = typeof shell;
