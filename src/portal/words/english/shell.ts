import { plural } from '../plural';

/** The texts around every page, in English. */
export const shell = {
  product: 'CustomerSource Access',
  skip: 'Skip to main content',
  loading: 'Loading…',
  sending: 'Sending…',
  problems: plural('en', {
    one: ({ number }) => `There’s ${number} problem`,
    other: ({ number }) => `There are ${number} problems`,
  }),
  newPage: 'Opening the page…',
  tryAgain: 'Try again',
  close: 'Close',
  leave: 'You have unsaved changes. Leave the page without saving them?',
  leaveRunning:
    'This change is still running. If you leave the page, it stops after the current group of people. Changes that were already made are kept. Leave the page?',
  languageMissing: ({ language }: { language: string }) =>
    `We couldn’t load the texts in ${language}. Check your connection and try again.`,
  signIn: 'Sign in',
  menu: {
    label: ({ person }: { person: string }) => `${person}: profile and sign out`,
    signedInAs: ({ username }: { username: string }) => `Signed in with ${username}`,
    actingAs: ({ person, company }: { person: string; company: string }) => `Acting as ${person}, ${company}`,
    inTabOnly: 'In this tab only',
    noProfile: 'No profile selected',
    switchTo: 'Switch to',
    switchProfile: 'Switch profile',
    myProfile: 'My Profile',
    ourAccounts: 'Our accounts',
    associate: 'Associate profiles',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out on all my devices',
    signOutAtMicrosoft: 'Sign out here and at Microsoft',
    stillSignedIn: 'We didn’t get a response, so you might still be signed in. Try again.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Member' },
  kinds: { PERSONAL: 'Personal account', ORGANIZATIONAL: 'Work or school account' },
  profileChange: {
    LOST: 'You can no longer use the profile from this tab. It was removed, disabled, or moved to another Microsoft account, or its company currently has no access.',
    MOVED: 'You chose another profile in another tab.',
    ENDED: 'The association has ended. To associate the profile again, you need an invitation.',
    now: ({ person, company }: { person: string; company: string }) =>
      `You’re now acting as ${person}, ${company}.`,
  },
  connection: {
    lost: 'There’s no connection. What you see might be out of date. It’s updated when you’re online again.',
  },
  maintenance: {
    now: ({ until }: { until: string }) =>
      `Maintenance until ${until}. You can view everything, but you can’t make changes until then.`,
    planned: ({ from, until }: { from: string; until: string }) =>
      `Maintenance is planned from ${from} to ${until}. You can’t make changes during that time.`,
  },
  failure: {
    title: 'That didn’t work',
    OFFLINE: 'You’re offline, so nothing was sent. Try again when you’re online.',
    NO_ANSWER:
      'We didn’t get a response, so we don’t know whether anything was changed. Check your connection and try again. It’s safe to repeat the action.',
    SIGNED_OUT: 'You’re no longer signed in. Sign in again to continue.',
    PROFILE_LOST: 'You can no longer use the profile from this tab. Choose another profile.',
    FORBIDDEN:
      'Your profile doesn’t have permission to do that. Nothing was changed. Ask an administrator, or switch to another profile.',
    BAD_INPUT: 'We couldn’t read what you entered. Check it and try again.',
    UNAVAILABLE:
      'The service isn’t available right now, and nothing was changed. Try again in a few minutes.',
    FAULT: 'Something went wrong on our side. Try again later.',
    maintenance: ({ until }: { until: string }) =>
      `Maintenance is in progress, and nothing was changed. Try again after ${until}.`,
    rateLimitedMinutes: plural('en', {
      one: ({ number }) => `Too many attempts. Try again in ${number} minute.`,
      other: ({ number }) => `Too many attempts. Try again in ${number} minutes.`,
    }),
    rateLimitedHours: plural('en', {
      one: ({ number }) => `Too many attempts. Try again in ${number} hour.`,
      other: ({ number }) => `Too many attempts. Try again in ${number} hours.`,
    }),
    page: 'We couldn’t show this page. There might be a newer version of it, or you might be offline.',
    reload: 'Reload the page',
  },
  notFound: {
    title: 'Page not found',
    text: 'There’s nothing at this address. The link might be incomplete, or the page no longer exists.',
    home: 'Go to the start page',
  },
  maintenancePage: {
    title: 'Maintenance',
    lead: 'During maintenance, you can view everything, but you can’t make changes. Planned maintenance is announced at the top of every page, with its start, its end, and the reason.',
    none: 'No maintenance is in progress or planned. Everything works.',
    onward: 'Go to the start page',
  },
};

/** The texts around the pages. Each language must have all of them. */
export type ShellWords = typeof shell;
