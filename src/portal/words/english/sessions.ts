/** The texts of My sessions, in English. */
export const sessions = {
  title: 'My sessions',
  lead: 'You’re signed in with these browsers. If you don’t recognize one, sign it out.',
  current: 'This browser',
  unknown: 'Unknown browser',
  browserOn: ({ browser, platform }: { browser: string; platform: string }) => `${browser} on ${platform}`,
  signedIn: ({ at }: { at: string }) => `Signed in: ${at}`,
  lastUsed: ({ at }: { at: string }) => `Last used: ${at}`,
  persistent: 'Stays signed in after the browser closes',
  untilClosed: 'Until the browser closes',
  signOutOf: ({ name, at }: { name: string; at: string }) => `Sign out: ${name} (signed in: ${at})`,
  ended: 'Signed out.',
  applications:
    'Apps that you gave access to your Microsoft account aren’t listed. Their access ends when their access token expires. You manage them in your Microsoft account.',
};

/** The texts of the page. Each language must have all of them. */
export type SessionsWords = typeof sessions;
