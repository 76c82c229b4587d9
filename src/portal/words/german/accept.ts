import { type AcceptWords } from '../english/accept';

/** The page of an invitation, in German. */
export const accept: AcceptWords = {
  title: 'Ihre Einladung',
};
