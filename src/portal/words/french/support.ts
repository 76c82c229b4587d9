import { type SupportWords } from '../english/support';

/** The links to the help, and the texts of contacting administrators, in French. */
export const support: SupportWords = {
  links: {
    newAccount: 'Vous n’avez pas de compte Microsoft ?',
    invitations: 'Aide sur les invitations',
    access: 'Aide sur l’accès',
  },
  contact: {
    topic: 'De quoi s’agit-il ?',
    topics: {
      ACCESS: 'L’accès de notre entreprise',
      ADD_COLLEAGUE: 'L’accès d’un collègue',
      CHANGE_MY_PROFILE: 'Une modification de mon profil',
      OTHER: 'Autre chose',
    },
    button: 'Envoyer un e-mail aux administrateurs',
    note: 'Nous leur enverrons un e-mail avec votre nom et votre adresse e-mail, afin que vous receviez une réponse.',
    done: ({ names }) =>
      `Nous avons envoyé un e-mail à ${names}. La réponse sera envoyée à l’adresse e-mail de votre profil.`,
    refusals: {
      NOT_FOUND: 'Vous n’avez plus de profil actif dans ce compte.',
      NO_ADMINISTRATOR: 'Le compte n’a actuellement aucun administrateur que nous puissions contacter.',
    },
  },
};
