import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in French. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Ajouter une personne',
  many: 'Ajouter plusieurs personnes',
  back: 'Retour aux profils',
  titleOne: ({ account }) => `Ajouter une personne à ${account}`,
  titleMany: ({ account }) => `Ajouter plusieurs personnes à ${account}`,
  name: 'Nom',
  email: 'Adresse e-mail',
  role: 'Rôle',
  language: 'Langue',
  invite: 'Envoyer une invitation maintenant',
  inviteHint: 'Vous pouvez aussi l’envoyer plus tard.',
  add: 'Ajouter',
  added: ({ person }) => `${person} a été ajouté(e).`,
  addedAndInvited: ({ person, email }) =>
    `${person} a été ajouté(e). Nous envoyons une invitation à ${email}.`,
  lead: 'Collez une liste avec une personne par ligne. Séparez le nom et l’adresse par une virgule ou une tabulation, comme dans des cellules copiées d’une feuille de calcul. Vous pouvez ajouter jusqu’à 500 personnes à la fois.',
  list: 'Personnes',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Personnes à ajouter',
  line: 'Ligne',
  result: 'État',
  ready: 'Prêt',
  problems: {
    NO_EMAIL: 'Cette ligne ne contient pas d’adresse e-mail.',
    NO_NAME: 'Cette ligne ne contient pas de nom.',
    INVALID_EMAIL: 'Ce n’est pas une adresse e-mail telle que nom@societe.com.',
    LONG_NAME: 'Le nom dépasse 200 caractères.',
    DUPLICATE: 'Cette adresse figure déjà sur une ligne précédente.',
    TOO_MANY:
      'Vous pouvez ajouter jusqu’à 500 personnes à la fois. Cette ligne reste dans la liste pour la prochaine fois.',
  },
  addMany: plural('fr', {
    one: ({ number }) => `Ajouter ${number} personne`,
    other: ({ number }) => `Ajouter ${number} personnes`,
  }),
  leftOut: plural('fr', {
    one: ({ number }) => `${number} ligne présente un problème et ne sera pas ajoutée.`,
    other: ({ number }) => `${number} lignes présentent des problèmes et ne seront pas ajoutées.`,
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
