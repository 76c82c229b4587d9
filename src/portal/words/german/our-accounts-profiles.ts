import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of an account's profiles, in German. */
export const profiles: OurAccountsWords['profiles'] = {
  person: 'Person',
  role: 'Rolle',
  status: 'Status',
  identity: 'Microsoft-Konto',
  invitation: 'Einladung',
  lastUsed: 'Zuletzt verwendet',
  actions: 'Aktionen',
  statuses: { ACTIVE: 'Aktiv', DISABLED: 'Deaktiviert', REMOVED: 'Entfernt' },
  you: 'Sie',
  associated: 'Zugeordnet',
  unassociated: 'Nicht zugeordnet',
  never: 'Nie',
  none: 'Keine',
  pendingUntil: ({ until }) => `Ausstehend bis ${until}`,
  actionsFor: ({ person }) => `Aktionen für ${person}`,
  select: ({ person }) => `${person} auswählen`,
  selection: 'Auswahl',
  selectAll: 'Alle auf dieser Seite auswählen',
  invite: 'Einladung senden',
  inviteAgain: 'Neue Einladung senden',
  move: 'Auf ein anderes Microsoft-Konto umstellen…',
  moves: ({ username }) =>
    `Wird die Einladung mit einem anderen Microsoft-Konto angenommen, verliert ${username} den Zugang.`,
  edit: 'Name, Adresse oder Sprache bearbeiten',
  toAdministrator: 'Zum Administrator machen',
  toMember: 'Zum Mitglied machen',
  disable: 'Deaktivieren',
  enable: 'Aktivieren',
  remove: 'Entfernen…',
  history: 'Verlauf anzeigen',
  inviteSelected: plural('de', {
    one: ({ number }) => `${number} Einladung senden`,
    other: ({ number }) => `${number} Einladungen senden`,
  }),
  invitedMany: plural('de', {
    one: ({ number }) => `${number} Einladung wird gesendet.`,
    other: ({ number }) => `${number} Einladungen werden gesendet.`,
  }),
  notInvited: plural('de', {
    one: ({ number }) => `${number} Einladung wurde nicht gesendet. Der Grund steht neben dem Namen.`,
    other: ({ number }) => `${number} Einladungen wurden nicht gesendet. Die Gründe stehen neben den Namen.`,
  }),
  invited: ({ email }) => `Eine Einladung wird an ${email} gesendet.`,
  done: {
    ADMINISTRATOR: 'Jetzt Administrator.',
    MEMBER: 'Jetzt Mitglied.',
    ACTIVE: 'Aktiviert. Das Profil kann wieder verwendet werden.',
    DISABLED: 'Deaktiviert. Das Profil kann nicht verwendet werden, bis es wieder aktiviert wird.',
    REMOVED: 'Entfernt.',
  },
  confirm: {
    cancel: 'Abbrechen',
    removeTitle: ({ person }) => `${person} entfernen?`,
    removeText: ({ person, account }) =>
      `${person} verliert sofort und auf allen Geräten den Zugang zu ${account}. Die Zuordnung zum Microsoft-Konto endet, und eine ausstehende Einladung wird widerrufen. Das kann nicht rückgängig gemacht werden. Um den Zugang wiederherzustellen, fügen Sie die Person erneut hinzu. Der Verlauf bleibt erhalten.`,
    remove: 'Entfernen',
    moveTitle: ({ person }) => `${person} auf ein anderes Microsoft-Konto umstellen?`,
    moveText: ({ email }) =>
      `Eine Einladung wird an ${email} gesendet. Bis sie angenommen wird, ändert sich nichts.`,
    ownTitle: 'Das ist Ihr eigenes Profil',
    ownText: ({ account }) =>
      `Sie können ${account} dann mit diesem Profil nicht mehr verwalten und dies nicht selbst rückgängig machen.`,
    own: 'Trotzdem fortfahren',
  },
  editing: {
    title: ({ person }) => `${person} bearbeiten`,
    name: 'Name',
    email: 'E-Mail-Adresse',
    emailHint: 'Wenn Sie die Adresse ändern, wird eine ausstehende Einladung an die alte Adresse widerrufen.',
    language: 'Sprache',
    invite: 'Eine Einladung an diese Adresse senden',
    save: 'Speichern',
    saved: 'Gespeichert.',
    savedAndInvited: ({ email }) => `Gespeichert. Eine Einladung wird an ${email} gesendet.`,
    savedOnly: 'Gespeichert, aber es wurde keine Einladung gesendet.',
    savedButAddress:
      'Die übrigen Änderungen wurden gespeichert. Die Adresse wurde nicht geändert, und es wurde keine Einladung gesendet.',
    unchanged: 'Es gab keine Änderungen zu speichern.',
    missing: 'Dieses Profil gibt es nicht, oder Sie sind nicht berechtigt, es zu bearbeiten.',
  },
};
