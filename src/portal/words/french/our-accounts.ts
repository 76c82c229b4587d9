import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';

/** The texts of Our Accounts, in French. */
export const ourAccounts: OurAccountsWords = {
  title: 'Nos comptes',
  lead: 'Les comptes que vous gérez. Choisissez-en un pour voir ses profils, ses invitations, ses demandes d’accès et son historique.',
  own: 'Votre propre compte',
  customers: 'Vos clients',
  number: ({ number }) => `Compte ${number}`,
  partnerOfRecord: ({ partner }) => `Partenaire référent : ${partner}.`,
  administratorsOnly: {
    title: 'Réservé aux administrateurs',
    text: ({ account }) => `Seuls les administrateurs peuvent gérer ${account}.`,
    switch: 'Vous êtes administrateur avec un autre profil. Passez à ce profil pour gérer le compte.',
  },
  access: {
    granted: 'Accès ouvert',
    closed: 'Accès fermé',
    PARTNER: () => 'Les partenaires ont toujours accès.',
    EMPLOYEE: () => 'Les employés de Microsoft ont toujours accès.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} jusqu’au ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} a pris fin le ${until}. L’accès est rétabli automatiquement quand un plan est renouvelé.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} commence le ${until}.`,
    NO_PLAN: () => 'Le compte n’a jamais eu d’Enhancement Plan ni de plan de support.',
    ACCOUNT_INACTIVE: () => 'Le compte a été désactivé. Contactez Microsoft ou votre partenaire.',
  },
  parts: {
    label: 'Sections du compte',
    profiles: 'Profils',
    invitations: 'Invitations',
    requests: 'Demandes d’accès',
    audit: 'Historique',
    title: ({ part, account }) => `${part} : ${account}`,
    leads: {
      profiles:
        'Un profil permet à une personne d’agir pour cette entreprise. Vous pouvez ajouter et inviter des personnes, corriger leurs informations, modifier leurs rôles, et désactiver ou supprimer les profils devenus inutiles.',
      invitations:
        'Le lien d’une invitation associe un profil à un compte Microsoft. Vous voyez quelles invitations ont été remises et acceptées, et vous pouvez les renvoyer ou révoquer celles qui sont en attente.',
      requests:
        'Les personnes sans profil peuvent demander l’accès à ce compte. Si vous connaissez la personne, approuvez la demande et donnez-lui un profil. Sinon, refusez la demande. Les demandes expirent au bout de 30 jours.',
      audit:
        'L’historique montre qui a modifié les profils, les invitations et l’accès dans ce compte, et quand. Vous pouvez le filtrer par événement et par jour, et le télécharger en CSV pour vos dossiers.',
    },
  },
  list: {
    search: 'Rechercher',
    searchPeople: 'Nom ou adresse e-mail',
    searchAccounts: 'Nom ou numéro',
    sortBy: 'Trier par',
    unsorted: 'Utiliser l’ordre par défaut',
    any: 'Tous',
    clear: 'Tout afficher',
    empty: 'Aucun résultat trouvé.',
    pages: 'Pages',
    previous: 'Page précédente',
    next: 'Page suivante',
    count: 'Afficher le total',
    counted: plural('fr', { other: ({ number }) => `${number} au total` }),
  },
  refusals: {
    NOT_FOUND: 'Cet élément n’existe plus, ou vous ne le gérez plus. Rechargez la page.',
    NOT_PERMITTED:
      'Le profil que vous utilisez ne permet pas cette action. Passez à un profil doté du rôle Administrateur.',
    LAST_ADMINISTRATOR: 'C’est le dernier administrateur du compte. Nommez d’abord un autre administrateur.',
    PROFILE_REMOVED: 'Ce profil a été supprimé et ne peut plus être modifié.',
    PROFILE_NOT_ACTIVE:
      'Rien n’a été envoyé, car le profil est désactivé ou a été supprimé. Réactivez-le d’abord.',
    ACCOUNT_INACTIVE: 'Le compte a été désactivé. Contactez Microsoft ou votre partenaire.',
    INVALID_DISPLAY_NAME: 'Entrez un nom de 1 à 200 caractères.',
    DISPLAY_NAME_HAS_ADDRESS: 'Entrez un nom sans adresse web ni adresse e-mail.',
    INVALID_EMAIL:
      'Entrez une adresse e-mail telle que nom@societe.com. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_LOCALE: 'Choisissez une langue.',
    EMAIL_IN_USE: 'Un autre profil de ce compte a déjà cette adresse. Entrez une autre adresse.',
    RESTORED_EMAIL_IN_USE:
      'Un autre profil de ce compte a déjà cette adresse, rien n’a donc été restauré. Recherchez l’adresse dans la liste des personnes actuelles.',
    NOT_REMOVED: 'Ce profil n’est pas supprimé. Actualisez la page.',
    DUPLICATE: 'Cette adresse figure déjà sur une ligne précédente.',
    ADDRESS_BOUNCES:
      'Les e-mails envoyés à cette adresse n’ont pas pu être remis. Corrigez d’abord l’adresse.',
    RATE_LIMITED: 'Trop d’invitations ont été envoyées à cette adresse. Réessayez plus tard.',
    NOT_PENDING: 'L’invitation n’est plus en attente et ne peut plus être révoquée. Rechargez la page.',
    EMPTY: 'La liste est vide. Entrez au moins une personne.',
    TOO_MANY: 'Vous pouvez ajouter jusqu’à 500 personnes à la fois.',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};
