/** The association page, in English. */
export const associate = {
  title: 'Associate your profiles',
};

/** Everything that it says; each language says all of it. */
export type AssociateWords = typeof associate;
