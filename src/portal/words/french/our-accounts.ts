import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { invitations } from './our-accounts-invitations';
import { profiles } from './our-accounts-profiles';

/** The texts of Our Accounts, in French. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nos comptes',
  lead: 'Les comptes dont vous gérez les personnes. Choisissez-en un pour voir ses profils, ses invitations et son historique.',
  own: 'Votre propre compte',
  customers: 'Vos clients',
  number: ({ number }) => `Compte ${number}`,
  lookedAfterBy: ({ partner }) => `Suivi par ${partner}.`,
  access: {
    granted: 'Accès ouvert',
    closed: 'Accès fermé',
    PARTNER: () => 'Les partenaires ont toujours accès.',
    EMPLOYEE: () => 'Les employés de Microsoft ont toujours accès.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} jusqu’au ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} a pris fin le ${until}. L’accès revient de lui-même quand un plan est renouvelé.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} commence le ${until}.`,
    NO_PLAN: () => 'Il n’y a jamais eu d’Enhancement Plan ni de plan de support.',
    ACCOUNT_INACTIVE: () => 'Le compte a été désactivé. Adressez-vous à Microsoft ou à votre partenaire.',
  },
  parts: {
    label: 'Parties du compte',
    profiles: 'Profils',
    invitations: 'Invitations',
    audit: 'Historique',
    title: ({ part, account }) => `${part} : ${account}`,
  },
  list: {
    search: 'Rechercher',
    searchPeople: 'Nom ou adresse e-mail',
    searchAccounts: 'Nom ou numéro',
    any: 'Tous',
    clear: 'Tout afficher',
    empty: 'Rien n’a été trouvé.',
    pages: 'Pages',
    previous: 'Page précédente',
    next: 'Page suivante',
    count: 'Compter',
    counted: plural('fr', { other: ({ number }) => `${number} en tout` }),
  },
  refusals: {
    NOT_FOUND: 'Cela n’existe plus, ou vous ne le gérez plus. Rechargez la page.',
    NOT_PERMITTED: 'Le profil que vous utilisez en ce moment ne permet pas cela.',
    LAST_ADMINISTRATOR: 'C’est le dernier administrateur du compte. Nommez d’abord un autre administrateur.',
    PROFILE_REMOVED: 'Le profil a été supprimé et ne peut plus être modifié.',
    PROFILE_NOT_ACTIVE:
      'Le profil est désactivé ou a été supprimé : rien n’a été envoyé. Réactivez-le d’abord.',
    ACCOUNT_INACTIVE: 'Le compte a été désactivé. Adressez-vous à Microsoft ou à votre partenaire.',
    INVALID_DISPLAY_NAME: 'Saisissez un nom de 1 à 200 caractères.',
    DISPLAY_NAME_HAS_ADDRESS: 'Saisissez un nom sans adresse web ni adresse e-mail.',
    INVALID_EMAIL:
      'Saisissez une adresse e-mail telle que nom@societe.com. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_LOCALE: 'Choisissez une langue.',
    EMAIL_IN_USE: 'Un profil de ce compte a déjà cette adresse.',
    DUPLICATE: 'Cette adresse figure plus haut dans la liste.',
    ADDRESS_BOUNCES: 'Les messages à cette adresse sont revenus. Corrigez d’abord l’adresse.',
    RATE_LIMITED: 'Cette adresse a reçu assez d’invitations pour l’instant. Réessayez plus tard.',
    NOT_PENDING: 'L’invitation n’est plus en attente : il n’y a rien à retirer. Rechargez la page.',
    EMPTY: 'Il n’y a personne dans la liste.',
    TOO_MANY: 'Il n’est pas possible d’en ajouter plus de 500 à la fois.',
  },
  profiles,
  adding,
  invitations,
  audit,
};
