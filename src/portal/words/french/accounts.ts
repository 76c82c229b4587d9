import { type AccountsWords } from '../english/accounts';
import { plural } from '../plural';

/** The texts of the Multiple Accounts page, in French. */
export const accounts: AccountsWords = {
  title: 'Plusieurs comptes',
  lead: 'Votre compte Microsoft a plusieurs profils. Choisissez celui à utiliser maintenant. Vous pouvez en changer à tout moment sans vous déconnecter.',
  legend: 'Vos profils',
  inUse: 'En cours d’utilisation',
  byDefault: 'Par défaut',
  lastUsed: ({ day }) => `Dernière utilisation le ${day}`,
  search: 'Rechercher',
  searchHint: 'Par entreprise, numéro de compte ou nom.',
  found: plural('fr', {
    one: ({ number }) => `${number} profil trouvé.`,
    other: ({ number }) => `${number} profils trouvés.`,
  }),
  more: 'Afficher plus',
  lastHundred:
    'Cette liste contient les derniers profils utilisés. Pour trouver les autres, utilisez la recherche.',
  always: 'Toujours utiliser ce profil',
  alwaysHint: 'Vous commencerez avec ce profil à chaque connexion.',
  tabOnly: 'Dans cet onglet seulement',
  tabOnlyHint: 'Vos autres onglets ne changent pas.',
  tabOnlyInMaintenance: 'Pendant la maintenance, vous pouvez choisir un profil pour cet onglet uniquement.',
  askEachTime: 'Me demander chaque fois',
  defaultCleared: 'Vous choisirez un profil à chaque connexion.',
  button: 'Continuer',
  chooseFirst: 'Choisissez un profil.',
  closed: 'Indisponibles actuellement',
  refusals: {
    NOT_FOUND: 'Ce profil n’est plus associé à votre compte Microsoft. Choisissez-en un autre.',
    PROFILE_NOT_ACTIVE:
      'Ce profil a été désactivé. Choisissez-en un autre, ou contactez un administrateur de son compte.',
    ACCESS_CLOSED: 'Le compte de ce profil n’a pas d’accès actuellement. Choisissez-en un autre.',
  },
};
