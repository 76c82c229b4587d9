/** The page of an invitation, in English. */
export const accept = {
  title: 'Your invitation',
};

/** Everything that it says; each language says all of it. */
export type AcceptWords = typeof accept;
