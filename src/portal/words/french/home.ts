import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in French. */
export const home: HomeWords = {
  number: ({ number }) => `Compte ${number}`,
  access: 'Votre accès',
  resources: {
    title: ({ program }) => `Ressources de ${program}`,
    kinds: {
      PRODUCT_UPDATES: 'Mises à jour des produits',
      DOWNLOADS: 'Téléchargements',
      TRAINING: 'Formation',
      COMMUNITY: 'Communauté',
      SUPPORT: 'Assistance',
    },
  },
  waiting: {
    title: 'En attente de votre part',
    invitation: ({ person, company, email }) =>
      `Nous avons envoyé une invitation pour ${person}, ${company}, à ${email}.`,
    until: ({ time }) =>
      `Pour transférer le profil vers un autre compte Microsoft, ouvrez le lien de l’e-mail avant le ${time}.`,
    none: 'Rien n’est en attente de votre part.',
  },
  managed: {
    title: 'Comptes que vous gérez',
    pending: plural('fr', {
      one: ({ number }) => `${number} invitation en attente`,
      other: ({ number }) => `${number} invitations en attente`,
    }),
    bounced: plural('fr', {
      one: ({ number }) => `${number} invitation non remise`,
      other: ({ number }) => `${number} invitations non remises`,
    }),
    expiringSoon: plural('fr', {
      one: ({ number }) => `${number} expire dans les 48 heures`,
      other: ({ number }) => `${number} expirent dans les 48 heures`,
    }),
    noAdministrator: 'Aucun administrateur',
    nothing: 'Rien ne requiert votre attention.',
    some: 'Ces comptes requièrent le plus votre attention.',
    all: 'Tous les comptes',
  },
};
