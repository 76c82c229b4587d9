import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in French. */
export const home: HomeWords = {
  lead: 'Trouvez des ressources, voyez ce qui vous attend et, en tant qu’administrateur, gérez des comptes. Si vous avez des profils dans plusieurs entreprises, vous pouvez passer de l’un à l’autre dans le menu en haut de la page.',
  number: ({ number }) => `Compte ${number}`,
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
    title: 'À traiter',
    requests: plural('fr', {
      one: ({ number }) => `${number} demande d’accès à traiter`,
      other: ({ number }) => `${number} demandes d’accès à traiter`,
    }),
    invitation: ({ person, company, email }) =>
      `Nous avons envoyé une invitation pour ${person}, ${company}, à ${email}.`,
    until: ({ time }) =>
      `Pour transférer le profil vers un autre compte Microsoft, ouvrez le lien de l’e-mail avant le ${time}.`,
    none: 'Vous n’avez rien à traiter.',
  },
  managed: {
    title: 'Comptes que vous gérez',
    nothing: 'Rien ne requiert votre attention.',
    some: 'Ces comptes requièrent le plus votre attention.',
    all: 'Tous les comptes',
  },
};
