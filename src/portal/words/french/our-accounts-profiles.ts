import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of an account's profiles, in French. */
export const profiles: OurAccountsWords['profiles'] = {
  person: 'Personne',
  role: 'Rôle',
  status: 'État',
  identity: 'Compte Microsoft',
  invitation: 'Invitation',
  lastUsed: 'Dernière utilisation',
  actions: 'Actions',
  statuses: { ACTIVE: 'Actif', DISABLED: 'Désactivé', REMOVED: 'Supprimé' },
  you: 'Vous',
  associated: 'Associé',
  unassociated: 'Non associé',
  never: 'Jamais',
  none: 'Aucune',
  pendingUntil: ({ until }) => `En attente jusqu’au ${until}`,
  actionsFor: ({ person }) => `Actions pour ${person}`,
  select: ({ person }) => `Sélectionner ${person}`,
  selection: 'Sélection',
  invite: 'Envoyer une invitation',
  inviteAgain: 'Envoyer une nouvelle invitation',
  edit: 'Modifier le nom, l’adresse ou la langue',
  toAdministrator: 'Nommer administrateur',
  toMember: 'Rendre simple membre',
  disable: 'Désactiver',
  enable: 'Réactiver',
  remove: 'Supprimer…',
  history: 'Ce qui s’est passé',
  inviteSelected: plural('fr', {
    one: ({ number }) => `Envoyer ${number} invitation`,
    other: ({ number }) => `Envoyer ${number} invitations`,
  }),
  invitedMany: plural('fr', {
    one: ({ number }) => `${number} invitation est en route.`,
    other: ({ number }) => `${number} invitations sont en route.`,
  }),
  notInvited: plural('fr', {
    one: ({ number }) => `${number} n’a pas été envoyée ; la raison est à côté du nom.`,
    other: ({ number }) => `${number} n’ont pas été envoyées ; les raisons sont à côté des noms.`,
  }),
  invited: ({ email }) => `Une invitation à ${email} est en route.`,
  done: {
    ADMINISTRATOR: 'Administrateur désormais.',
    MEMBER: 'Simple membre désormais.',
    ACTIVE: 'Réactivé : le profil peut de nouveau être utilisé.',
    DISABLED: 'Désactivé : le profil ne peut pas être utilisé avant d’être réactivé.',
    REMOVED: 'Supprimé.',
  },
  confirm: {
    cancel: 'Annuler',
    removeTitle: ({ person }) => `Supprimer ${person} ?`,
    removeText: ({ person, account }) =>
      `${person} ne peut plus utiliser ${account}, tout de suite et sur tous les appareils. L’association avec le compte Microsoft prend fin et une invitation en attente est retirée. C’est irréversible : qui doit revenir est ajouté de nouveau. L’historique est conservé.`,
    remove: 'Supprimer',
    ownTitle: 'C’est votre propre profil',
    ownText: ({ account }) =>
      `Vous ne pourrez plus gérer ${account} avec lui, et vous ne pourrez pas l’annuler vous-même.`,
    own: 'Le faire quand même',
  },
  editing: {
    title: ({ person }) => `Modifier ${person}`,
    name: 'Nom',
    email: 'Adresse e-mail',
    emailHint: 'Si l’adresse change, une invitation en attente à l’ancienne est retirée.',
    language: 'Langue',
    invite: 'Envoyer une invitation à cette adresse',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    savedAndInvited: ({ email }) => `Enregistré, et une invitation à ${email} est en route.`,
    savedOnly: 'Enregistré, mais aucune invitation n’a été envoyée.',
    savedButAddress:
      'Le reste a été enregistré. L’adresse n’a pas été modifiée et aucune invitation n’a été envoyée.',
    unchanged: 'Il n’y avait rien à changer.',
    missing: 'Ce profil n’existe pas, ou vous ne pouvez pas le modifier.',
  },
};
