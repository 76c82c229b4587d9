import { type AssociateWords } from '../english/associate';

/** The association page, in Danish. */
export const associate: AssociateWords = {
  title: 'Tilknyt dine profiler',
};
