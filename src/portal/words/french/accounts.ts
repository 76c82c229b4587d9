import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in French. */
export const accounts: AccountsWords = {
  title: 'Plusieurs comptes',
  choose:
    'Votre compte Microsoft a plusieurs profils. Choisissez celui à utiliser maintenant ; vous pouvez en changer à tout moment sans vous déconnecter.',
  switch: 'Choisissez le profil avec lequel continuer. Vous restez connecté.',
  legend: 'Vos profils',
  inUse: 'Utilisé maintenant',
  lastUsed: ({ day }) => `Utilisé en dernier le ${day}`,
  search: 'Rechercher',
  searchHint: 'Par entreprise, numéro de compte ou nom.',
  found: plural('fr', {
    one: ({ number }) => `${number} profil trouvé.`,
    other: ({ number }) => `${number} profils trouvés.`,
  }),
  more: 'Afficher plus',
  lastHundred: 'Les derniers utilisés sont listés. La recherche trouve les autres.',
  always: 'Toujours utiliser celui-ci',
  alwaysHint: 'Vous commencez avec lui à chaque connexion, sans autre question.',
  tabOnly: 'Dans cet onglet seulement',
  tabOnlyHint: 'Vos autres onglets continuent comme avant.',
  button: 'Continuer',
  chooseFirst: 'Choisissez l’un des profils.',
  closed: 'Inutilisables pour le moment',
  refusals: {
    NOT_FOUND: 'Ce profil n’est plus associé à votre compte Microsoft. Choisissez-en un autre.',
    PROFILE_NOT_ACTIVE:
      'Ce profil a été désactivé. Choisissez-en un autre, ou demandez à un administrateur de son compte.',
    ACCESS_CLOSED: 'Le compte de ce profil n’a pas d’accès pour le moment. Choisissez-en un autre.',
  },
};
