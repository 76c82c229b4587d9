import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of downloads, in German. */
export const download: OurAccountsWords['download'] = {
  button: 'CSV herunterladen',
  reading: 'Wird heruntergeladen…',
  progress: ({ read, total }) => `${read} von ${total}`,
  saved: plural('de', {
    one: ({ number }) => `${number} Zeile wurde gespeichert.`,
    other: ({ number }) => `${number} Zeilen wurden gespeichert.`,
  }),
  canceled: 'Download abgebrochen.',
  invitedUntil: 'Einladung gültig bis',
  delivery: 'E-Mail der Einladung',
  request: 'Request-ID',
};
