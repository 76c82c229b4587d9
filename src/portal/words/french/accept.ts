import { type AcceptWords } from '../english/accept';

/** The page of an invitation, in French. */
export const accept: AcceptWords = {
  title: 'Votre invitation',
};
