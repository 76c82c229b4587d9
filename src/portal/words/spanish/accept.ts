import { type AcceptWords } from '../english/accept';

/** The page of an invitation, in Spanish. */
export const accept: AcceptWords = {
  title: 'Su invitación',
};
