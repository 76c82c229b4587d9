import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of downloads, in French. */
export const download: OurAccountsWords['download'] = {
  button: 'Télécharger en CSV',
  reading: 'Téléchargement…',
  progress: ({ read, total }) => `${read} sur ${total}`,
  saved: plural('fr', {
    one: ({ number }) => `${number} ligne a été enregistrée.`,
    other: ({ number }) => `${number} lignes ont été enregistrées.`,
  }),
  canceled: 'Téléchargement annulé.',
  invitedUntil: 'Invitation valable jusqu’au',
  delivery: 'E-mail d’invitation',
  request: 'ID de la requête',
};
