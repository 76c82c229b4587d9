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
  lead: 'Collez une liste avec une personne par ligne, ou des destinataires copiés depuis Outlook. Séparez le nom et l’adresse par une virgule ou une tabulation, comme dans des cellules copiées d’une feuille de calcul. Vous pouvez ajouter jusqu’à 500 personnes à la fois.',
  list: 'Personnes',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Personnes à ajouter',
  line: 'Ligne',
  result: 'État',
  ready: 'Prêt',
  header: 'Ligne d’en-tête. Seules les colonnes des noms et des adresses sont utilisées.',
  nothingReady: 'Aucune de ces entrées ne peut être ajoutée. Corrigez d’abord les problèmes.',
  problems: {
    NO_EMAIL: 'Cette ligne ne contient pas d’adresse e-mail.',
    NO_NAME: 'Cette ligne ne contient pas de nom.',
    SEVERAL_EMAILS:
      'Cette ligne contient plusieurs adresses e-mail. Indiquez chaque personne sur une ligne distincte.',
    WRONG_COLUMNS:
      'Cette ligne contient plus de colonnes que la ligne d’en-tête. Mettez entre guillemets les noms qui contiennent un séparateur.',
    INVALID_EMAIL: 'Ce n’est pas une adresse e-mail telle que nom@societe.com.',
    LONG_NAME: 'Le nom dépasse 200 caractères.',
    DUPLICATE: 'Cette adresse figure déjà sur une ligne précédente.',
    ALREADY_ADDED: 'Vous avez déjà ajouté cette adresse.',
    TOO_MANY:
      'Vous pouvez ajouter jusqu’à 500 personnes à la fois. Cette entrée reste dans la liste pour la prochaine fois.',
  },
  addMany: plural('fr', {
    one: ({ number }) => `Ajouter ${number} personne`,
    other: ({ number }) => `Ajouter ${number} personnes`,
  }),
  leftOut: plural('fr', {
    one: ({ number }) => `${number} entrée présente un problème et ne sera pas ajoutée.`,
    other: ({ number }) => `${number} entrées présentent des problèmes et ne seront pas ajoutées.`,
  }),
  addedMany: plural('fr', {
    one: ({ number }) => `${number} personne a été ajoutée.`,
    other: ({ number }) => `${number} personnes ont été ajoutées.`,
  }),
  refusedMany: plural('fr', {
    one: ({ number }) =>
      `${number} personne n’a pas été ajoutée et figure toujours dans la liste, avec la raison.`,
    other: ({ number }) =>
      `${number} personnes n’ont pas été ajoutées et figurent toujours dans la liste, avec les raisons.`,
  }),
};
