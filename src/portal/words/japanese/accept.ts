import { type AcceptWords } from '../english/accept';

/** The page of an invitation, in Japanese. */
export const accept: AcceptWords = {
  title: '招待',
};
