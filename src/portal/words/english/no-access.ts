/** The page for those who have profiles and may use none, in English. */
export const noAccess = {
  title: 'No access just now',
  lead: 'You have profiles, but none of them can be used at the moment.',
  remedy: 'Your profiles stay associated, and access returns by itself.',
};

/** Everything that the page says; each language says all of it. */
export type NoAccessWords = typeof noAccess;
