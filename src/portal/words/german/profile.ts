import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in German. */
export const profile: ProfileWords = {
  title: 'Mein Profil',
  lead: 'Mit diesem Profil handeln Sie für Ihr Unternehmen. Sie können Ihren Namen und Ihre E-Mail-Adresse korrigieren, Ihre Sprache wählen, das Profil zu einem anderen Microsoft-Konto verschieben oder die Zuordnung zu Ihrem Konto beenden.',
  acting: {
    title: 'Sie handeln für',
    number: 'Kontonummer',
    role: 'Ihre Rolle',
    access: 'Zugang',
    accessUntil: ({ day }) => `bis ${day}`,
    accessAlways: 'jederzeit',
    chosen: 'Warum dieses Profil',
    how: {
      HEADER: 'Sie haben es nur für diese Registerkarte gewählt.',
      SESSION: 'Sie haben es für diese Sitzung gewählt.',
      DEFAULT: 'Es ist Ihr Standardprofil.',
      ONLY_PROFILE: 'Es ist das einzige Profil, das Sie verwenden können.',
    },
    switch: 'Ein anderes Profil verwenden',
    others: 'Profile, die Sie zurzeit nicht verwenden können',
  },
  details: {
    title: 'Name, Adresse und Sprache',
    name: 'Name',
    email: 'E-Mail-Adresse',
    emailHint:
      'E-Mails zu diesem Profil werden an diese Adresse gesendet. Beim Senden einer Einladung wird sie ebenfalls gespeichert. Wenn Sie stattdessen eine andere Adresse speichern, wird eine ausstehende Einladung an die alte Adresse ungültig.',
    locale: 'Sprache',
    localeHint: 'Die Sprache dieser Seiten und unserer E-Mails an Sie.',
    edit: 'Bearbeiten',
    save: 'Speichern',
    cancel: 'Abbrechen',
    saved: 'Gespeichert.',
    savedAndRevoked: ({ email }) =>
      `Gespeichert. Die ausstehende Einladung an ${email} wurde widerrufen, weil sich die Adresse geändert hat. Senden Sie eine neue Einladung, um die neue Adresse einzuladen.`,
  },
  refusals: {
    NOT_FOUND: 'Sie können dieses Profil nicht mehr ändern. Es wurde nichts geändert.',
    NOT_PERMITTED: 'Sie verwenden dieses Profil nicht mehr. Es wurde nichts geändert.',
    PROFILE_REMOVED: 'Dieses Profil wurde entfernt und kann nicht mehr geändert werden.',
    PROFILE_NOT_ACTIVE: 'Dieses Profil wurde deaktiviert oder entfernt. Es wurde nichts gesendet.',
    ACCOUNT_INACTIVE: 'Das Konto wurde in Microsoft Dynamics deaktiviert. Es wurde nichts gesendet.',
    INVALID_DISPLAY_NAME: 'Geben Sie einen Namen mit 1 bis 200 Zeichen ein.',
    DISPLAY_NAME_HAS_ADDRESS: 'Geben Sie einen Namen ohne Web- oder E-Mail-Adresse ein.',
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie kim@contoso.com ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_LOCALE: 'Wählen Sie eine Sprache aus.',
    ADDRESS_BOUNCES:
      'E-Mails an diese Adresse waren unzustellbar oder wurden als Spam gemeldet. Geben Sie eine andere Adresse ein.',
  },
  invite: {
    lead: 'Um dieses Profil zu einem anderen Microsoft-Konto zu verschieben, senden Sie eine Einladung, öffnen Sie ihren Link, und melden Sie sich mit dem anderen Konto an. Ihr jetziges Konto funktioniert, bis Sie die Einladung mit dem anderen annehmen.',
    button: 'Einladungs-E-Mail senden',
    sent: ({ email }) => `Eine Einladung wird an ${email} gesendet.`,
  },
  pending: {
    title: 'Ausstehende Einladung',
    to: 'Gesendet an',
    at: 'Ausgestellt',
    until: 'Gültig bis',
    delivery: 'E-Mail',
    states: {
      QUEUED: 'Wartet auf den Versand.',
      SENT: 'Gesendet.',
      DELIVERED: 'Zugestellt.',
      BOUNCED: 'Unzustellbar. Das Postfach hat die E-Mail abgelehnt. Prüfen Sie die Adresse.',
      FAILED: 'Konnte nicht gesendet werden. Prüfen Sie die Adresse, oder versuchen Sie es später erneut.',
    },
    unsent: 'Die E-Mail wurde nicht gesendet.',
  },
  history: {
    title: 'Microsoft-Konten dieses Profils',
    none: 'Es wurde noch kein Microsoft-Konto zugeordnet.',
    now: 'Wird verwendet',
    since: ({ day }) => `Seit ${day}`,
    period: ({ from, until }) => `Von ${from} bis ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Sie haben die Zuordnung beendet.',
      ENDED_BY_ADMINISTRATOR: 'Ein Administrator hat die Zuordnung beendet.',
      REPLACED: 'Das Profil wurde auf ein anderes Microsoft-Konto übertragen.',
      PROFILE_REMOVED: 'Das Profil wurde entfernt.',
    },
    more: 'Mehr anzeigen',
  },
  end: {
    button: 'Diese Zuordnung beenden',
    title: 'Diese Zuordnung beenden?',
    text: ({ username, company }) =>
      `Sie können ${username} dann nicht mehr für ${company} verwenden. Sonst geht nichts verloren. Um das Profil wieder zuzuordnen, benötigen Sie eine Einladung.`,
    confirm: 'Zuordnung beenden',
    cancel: 'Zuordnung behalten',
  },
};
