import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of downloads, in Danish. */
export const download: OurAccountsWords['download'] = {
  button: 'Download CSV',
  reading: 'Downloader…',
  progress: ({ read, total }) => `${read} af ${total}`,
  saved: plural('da', {
    one: ({ number }) => `${number} række blev gemt.`,
    other: ({ number }) => `${number} rækker blev gemt.`,
  }),
  canceled: 'Download annulleret.',
  invitedUntil: 'Invitation gyldig til',
  delivery: 'Invitationsmail',
  request: 'Request-id',
};
