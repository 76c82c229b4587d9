import { type AssociateWords } from '../english/associate';

/** The association page, in French. */
export const associate: AssociateWords = {
  title: 'Associer vos profils',
};
