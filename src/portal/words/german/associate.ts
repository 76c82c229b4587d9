import { type AssociateWords } from '../english/associate';

/** The association page, in German. */
export const associate: AssociateWords = {
  title: 'Ihre Profile zuordnen',
};
