import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in French. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Ajouter une personne',
  many: 'En ajouter plusieurs',
  back: 'Retour aux profils',
  titleOne: ({ account }) => `Ajouter une personne à ${account}`,
  titleMany: ({ account }) => `Ajouter plusieurs personnes à ${account}`,
  name: 'Nom',
  email: 'Adresse e-mail',
  role: 'Rôle',
  language: 'Langue',
  invite: 'Envoyer tout de suite une invitation',
  inviteHint: 'Sinon, elle peut être envoyée plus tard.',
  add: 'Ajouter',
  added: ({ person }) => `${person} a été ajouté(e).`,
  addedAndInvited: ({ person, email }) =>
    `${person} a été ajouté(e), et une invitation à ${email} est en route.`,
  lead: 'Collez une liste : une personne par ligne, le nom et l’adresse séparés par une virgule ou une tabulation, comme copiés d’une feuille de calcul. Jusqu’à 500 à la fois.',
  list: 'Personnes',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Ce qui sera ajouté',
  line: 'Ligne',
  result: 'Vérification',
  ready: 'Prêt',
  problems: {
    NO_EMAIL: 'Il n’y a pas d’adresse e-mail sur cette ligne.',
    NO_NAME: 'Il n’y a pas de nom sur cette ligne.',
    INVALID_EMAIL: 'Ce n’est pas une adresse e-mail telle que nom@societe.com.',
    LONG_NAME: 'Le nom dépasse 200 caractères.',
    DUPLICATE: 'Cette adresse figure sur une ligne précédente.',
    TOO_MANY: 'Pas plus de 500 à la fois. Cette ligne reste pour la prochaine fois.',
  },
  addMany: plural('fr', {
    one: ({ number }) => `Ajouter ${number} personne`,
    other: ({ number }) => `Ajouter ${number} personnes`,
  }),
  leftOut: plural('fr', {
    one: ({ number }) => `${number} ligne a un problème et est laissée de côté.`,
    other: ({ number }) => `${number} lignes ont un problème et sont laissées de côté.`,
  }),
  addedMany: plural('fr', {
    one: ({ number }) => `${number} personne a été ajoutée.`,
    other: ({ number }) => `${number} personnes ont été ajoutées.`,
  }),
  refusedMany: plural('fr', {
    one: ({ number }) =>
      `${number} ligne n’a pas été ajoutée. Elle est toujours dans la liste, avec la raison.`,
    other: ({ number }) =>
      `${number} lignes n’ont pas été ajoutées. Elles sont toujours dans la liste, avec les raisons.`,
  }),
};
