import { type AcceptWords } from '../english/accept';

/** The page of an invitation, in Danish. */
export const accept: AcceptWords = {
  title: 'Din invitation',
};
