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
  selectAll: 'Tout sélectionner sur cette page',
  invite: 'Envoyer une invitation',
  inviteAgain: 'Envoyer une nouvelle invitation',
  move: 'Transférer vers un autre compte Microsoft…',
  moves: ({ username }) =>
    `Si l’invitation est acceptée avec un autre compte Microsoft, ${username} perd l’accès.`,
  edit: 'Modifier le nom, l’adresse ou la langue',
  toAdministrator: 'Nommer administrateur',
  toMember: 'Nommer membre',
  disable: 'Désactiver',
  enable: 'Réactiver',
  remove: 'Supprimer…',
  history: 'Afficher l’historique',
  inviteSelected: plural('fr', {
    one: ({ number }) => `Envoyer ${number} invitation`,
    other: ({ number }) => `Envoyer ${number} invitations`,
  }),
  invitedMany: plural('fr', {
    one: ({ number }) => `Nous envoyons ${number} invitation.`,
    other: ({ number }) => `Nous envoyons ${number} invitations.`,
  }),
  notInvited: plural('fr', {
    one: ({ number }) => `${number} invitation n’a pas été envoyée. La raison est indiquée à côté du nom.`,
    other: ({ number }) =>
      `${number} invitations n’ont pas été envoyées. Les raisons sont indiquées à côté des noms.`,
  }),
  invited: ({ email }) => `Nous envoyons une invitation à ${email}.`,
  done: {
    ADMINISTRATOR: 'Désormais administrateur.',
    MEMBER: 'Désormais membre.',
    ACTIVE: 'Réactivé. Le profil peut de nouveau être utilisé.',
    DISABLED: 'Désactivé. Le profil ne peut pas être utilisé tant qu’il n’est pas réactivé.',
    REMOVED: 'Supprimé.',
  },
  confirm: {
    cancel: 'Annuler',
    removeTitle: ({ person }) => `Supprimer ${person} ?`,
    removeText: ({ person, account }) =>
      `${person} perd immédiatement l’accès à ${account} sur tous les appareils. L’association avec le compte Microsoft prend fin, et une invitation en attente est révoquée. Cette action est irréversible. Pour rétablir l’accès, ajoutez de nouveau la personne. L’historique est conservé.`,
    remove: 'Supprimer',
    moveTitle: ({ person }) => `Transférer ${person} vers un autre compte Microsoft ?`,
    moveText: ({ email }) =>
      `Nous enverrons une invitation à ${email}. Rien ne change tant qu’elle n’est pas acceptée.`,
    ownTitle: 'C’est votre propre profil',
    ownText: ({ account }) =>
      `Vous ne pourrez plus gérer ${account} avec ce profil, et vous ne pourrez pas annuler cette action vous-même.`,
    own: 'Continuer quand même',
  },
  editing: {
    title: ({ person }) => `Modifier ${person}`,
    name: 'Nom',
    email: 'Adresse e-mail',
    emailHint: 'Si vous modifiez l’adresse, une invitation en attente à l’ancienne adresse est révoquée.',
    language: 'Langue',
    invite: 'Envoyer une invitation à cette adresse',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    savedAndInvited: ({ email }) => `Enregistré. Nous envoyons une invitation à ${email}.`,
    savedOnly: 'Enregistré, mais aucune invitation n’a été envoyée.',
    savedButAddress:
      'Les autres modifications ont été enregistrées. L’adresse n’a pas été modifiée, et aucune invitation n’a été envoyée.',
    unchanged: 'Il n’y avait aucune modification à enregistrer.',
    missing: 'Ce profil n’existe pas, ou vous n’êtes pas autorisé à le modifier.',
  },
};
