import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in German. */
export const profile: ProfileWords = {
  title: 'Mein Profil',
  acting: {
    title: 'Sie handeln für',
    number: 'Kontonummer',
    role: 'Ihre Rolle',
    access: 'Zugang',
    accessUntil: ({ day }) => `bis ${day}`,
    accessAlways: 'jederzeit',
    chosen: 'Warum dieses',
    how: {
      HEADER: 'Nur in diesem Tab gewählt.',
      SESSION: 'In dieser Sitzung gewählt.',
      DEFAULT: 'Sie beginnen immer damit.',
      ONLY_PROFILE: 'Es ist das einzige, das Sie verwenden können.',
    },
    switch: 'Ein anderes Profil verwenden',
    others: 'Zurzeit nicht verwendbare Profile',
  },
  details: {
    title: 'Name, Adresse und Sprache',
    name: 'Name',
    email: 'E-Mail-Adresse',
    emailHint:
      'Dorthin gehen die E-Mails zu diesem Profil. Eine offene Einladung an die alte Adresse wird ungültig.',
    locale: 'Sprache',
    localeHint: 'Für diese Seiten und die E-Mails an Sie.',
    save: 'Speichern',
    saved: 'Gespeichert.',
    unchanged: 'Es gab nichts zu ändern.',
  },
  refusals: {
    NOT_FOUND: 'Sie können dieses Profil nicht mehr ändern. Es wurde nichts geändert.',
    NOT_PERMITTED: 'Sie handeln nicht mehr als dieses Profil. Es wurde nichts geändert.',
    PROFILE_REMOVED: 'Dieses Profil wurde entfernt und kann nicht mehr geändert werden.',
    PROFILE_NOT_ACTIVE: 'Dieses Profil wurde deaktiviert oder entfernt. Es wurde nichts gesendet.',
    ACCOUNT_INACTIVE: 'Das Konto wurde in Microsoft Dynamics deaktiviert. Es wurde nichts gesendet.',
    INVALID_DISPLAY_NAME: 'Geben Sie einen Namen mit 1 bis 200 Zeichen ein.',
    DISPLAY_NAME_HAS_ADDRESS: 'Geben Sie einen Namen ohne Web- oder E-Mail-Adresse ein.',
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie kim@contoso.com ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_LOCALE: 'Wählen Sie eine der Sprachen.',
    ADDRESS_BOUNCES:
      'E-Mails an diese Adresse kamen zurück, oder dort sind keine erwünscht. Geben Sie eine andere ein.',
  },
  invite: {
    title: 'Zu einem anderen Microsoft-Konto wechseln',
    lead: 'Senden Sie eine Einladung, öffnen Sie ihren Link und melden Sie sich mit dem anderen Microsoft-Konto an. Das jetzige funktioniert weiter, bis Sie dort annehmen; dann endet es.',
    to: 'Senden an',
    toHint: 'Eine andere Adresse wird im selben Schritt die Adresse dieses Profils.',
    button: 'Einladung senden',
    sent: ({ email }) => `Eine Einladung ist unterwegs an ${email}.`,
  },
  pending: {
    title: 'Offene Einladung',
    to: 'Gesendet an',
    at: 'Ausgestellt',
    until: 'Kann angenommen werden bis',
    delivery: 'Die E-Mail',
    states: {
      QUEUED: 'Sie wartet auf den Versand.',
      SENT: 'Sie wurde gesendet.',
      DELIVERED: 'Sie wurde zugestellt.',
      BOUNCED: 'Sie kam zurück: Das Postfach hat sie abgelehnt. Prüfen Sie die Adresse.',
      FAILED:
        'Sie konnte nicht gesendet werden. Prüfen Sie die Adresse, oder versuchen Sie es später erneut.',
    },
    unsent: 'Sie wurde nicht gesendet.',
    again: 'Noch einmal senden',
  },
  history: {
    title: 'Microsoft-Konten dieses Profils',
    none: 'Es wurde noch kein Microsoft-Konto zugeordnet.',
    now: 'In Gebrauch',
    since: ({ day }) => `Seit ${day}`,
    period: ({ from, until }) => `Von ${from} bis ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Sie haben es beendet.',
      ENDED_BY_ADMINISTRATOR: 'Ein Administrator hat es beendet.',
      REPLACED: 'Das Profil wechselte zu einem anderen Microsoft-Konto.',
      PROFILE_REMOVED: 'Das Profil wurde entfernt.',
    },
    more: 'Mehr anzeigen',
  },
  end: {
    button: 'Diese Zuordnung beenden',
    title: 'Diese Zuordnung beenden?',
    text: ({ username, company }) =>
      `${username} kann dann für ${company} nicht mehr verwendet werden. Sonst geht nichts verloren: Eine Einladung ordnet das Profil wieder zu.`,
    confirm: 'Zuordnung beenden',
    cancel: 'Behalten',
  },
};
