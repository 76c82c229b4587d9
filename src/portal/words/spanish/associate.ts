import { type AssociateWords } from '../english/associate';

/** The association page, in Spanish. */
export const associate: AssociateWords = {
  title: 'Asociar sus perfiles',
};
