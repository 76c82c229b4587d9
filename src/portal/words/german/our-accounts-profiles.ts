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
  pendingUntil: ({ until }) => `Offen bis ${until}`,
  actionsFor: ({ person }) => `Aktionen für ${person}`,
  select: ({ person }) => `${person} auswählen`,
  selection: 'Auswahl',
  invite: 'Einladung senden',
  inviteAgain: 'Neue Einladung senden',
  edit: 'Name, Adresse oder Sprache ändern',
  toAdministrator: 'Zum Administrator machen',
  toMember: 'Zum Mitglied machen',
  disable: 'Deaktivieren',
  enable: 'Aktivieren',
  remove: 'Entfernen…',
  history: 'Was geschehen ist',
  inviteSelected: plural('de', {
    one: ({ number }) => `${number} Einladung senden`,
    other: ({ number }) => `${number} Einladungen senden`,
  }),
  invitedMany: plural('de', {
    one: ({ number }) => `${number} Einladung ist unterwegs.`,
    other: ({ number }) => `${number} Einladungen sind unterwegs.`,
  }),
  notInvited: plural('de', {
    one: ({ number }) => `${number} wurde nicht gesendet; der Grund steht neben dem Namen.`,
    other: ({ number }) => `${number} wurden nicht gesendet; die Gründe stehen neben den Namen.`,
  }),
  invited: ({ email }) => `Eine Einladung an ${email} ist unterwegs.`,
  done: {
    ADMINISTRATOR: 'Ab jetzt Administrator.',
    MEMBER: 'Ab jetzt Mitglied.',
    ACTIVE: 'Aktiviert: Das Profil kann wieder verwendet werden.',
    DISABLED: 'Deaktiviert: Das Profil kann nicht verwendet werden, bis es wieder aktiviert wird.',
    REMOVED: 'Entfernt.',
  },
  confirm: {
    cancel: 'Abbrechen',
    removeTitle: ({ person }) => `${person} entfernen?`,
    removeText: ({ person, account }) =>
      `${person} kann ${account} nicht mehr verwenden, sofort und auf jedem Gerät. Die Zuordnung zum Microsoft-Konto endet, und eine offene Einladung wird zurückgezogen. Das lässt sich nicht rückgängig machen: Wer wiederkommen soll, wird neu hinzugefügt. Der Verlauf bleibt erhalten.`,
    remove: 'Entfernen',
    ownTitle: 'Das ist Ihr eigenes Profil',
    ownText: ({ account }) =>
      `Sie können ${account} damit nicht mehr betreuen und das auch nicht selbst rückgängig machen.`,
    own: 'Trotzdem ausführen',
  },
  editing: {
    title: ({ person }) => `${person} ändern`,
    name: 'Name',
    email: 'E-Mail-Adresse',
    emailHint: 'Bei einer anderen Adresse wird eine offene Einladung an die alte zurückgezogen.',
    language: 'Sprache',
    invite: 'Eine Einladung an diese Adresse senden',
    save: 'Speichern',
    saved: 'Gespeichert.',
    savedAndInvited: ({ email }) => `Gespeichert, und eine Einladung an ${email} ist unterwegs.`,
    savedOnly: 'Gespeichert, aber es wurde keine Einladung gesendet.',
    savedButAddress:
      'Das Übrige wurde gespeichert. Die Adresse wurde nicht geändert und keine Einladung gesendet.',
    unchanged: 'Es gab nichts zu ändern.',
    missing: 'Dieses Profil gibt es nicht, oder Sie dürfen es nicht ändern.',
  },
};
