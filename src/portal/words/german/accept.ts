import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Um eine neue Einladung zu erhalten, geben Sie auf der Seite „Ihre Profile zuordnen“ Ihre E-Mail-Adresse ein, oder wenden Sie sich an einen Administrator Ihres Unternehmens.';

/** The texts of the invitation page, in German. */
export const accept: AcceptWords = {
  title: 'Ihre Einladung',
  lead: 'Ein Unternehmen hat Sie eingeladen, eines seiner Profile zu verwenden. Prüfen Sie die Angaben, und nehmen Sie die Einladung dann an, oder lehnen Sie sie ab. Sie können ein beliebiges Microsoft-Konto verwenden, auch eines mit einer anderen E-Mail-Adresse. Es ändert sich nichts, bevor Sie bestätigen.',
  looking: 'Ihre Einladung wird geladen…',
  unread: 'Ihre Einladung kann zurzeit nicht angezeigt werden',
  changed:
    'Seit dem Öffnen dieser Seite hat sich etwas geändert. Prüfen Sie die Angaben noch einmal, und nehmen Sie die Einladung dann an.',
  invited: {
    title: 'Sie sind eingeladen',
    profile: 'Profil',
    sentTo: 'Gesendet an',
    until: 'Gültig bis',
  },
  signIn: 'Melden Sie sich zuerst an',
  account: {
    title: 'Mit diesem Microsoft-Konto annehmen',
    different: 'Ein anderes Konto verwenden',
    yours: {
      title: 'Sie verwenden dieses Profil bereits',
      text: 'Dieses Microsoft-Konto hat das Profil bereits. Um es auf ein anderes Konto zu übertragen, melden Sie sich mit dem anderen Konto an. Die Einladung bleibt gültig.',
      signIn: 'Mit einem anderen Microsoft-Konto anmelden',
      associate: plural('de', {
        one: ({ number }) => `${number} Profil diesem Konto zuordnen`,
        other: ({ number }) => `${number} Profile diesem Konto zuordnen`,
      }),
      usesUp:
        'Wenn Sie andere Profile zuordnen, ist die Einladung verbraucht. Um dieses Profil danach zu übertragen, senden Sie unter „Mein Profil“ eine neue Einladung.',
    },
  },
  others: {
    title: 'Andere Profile mit derselben E-Mail-Adresse',
    yours: 'Sie verwenden es bereits mit diesem Konto.',
    elsewhere: 'Es wird derzeit mit einem anderen Microsoft-Konto verwendet.',
  },
  moving: ({ profiles }) =>
    `Derzeit mit einem anderen Microsoft-Konto verwendet: ${profiles}. Wenn Sie annehmen, verliert dieses andere Konto den Zugang.`,
  consent: 'Ja, auf dieses Microsoft-Konto übertragen',
  unchanged: 'Es wurde noch nichts geändert.',
  accept: 'Annehmen',
  acceptMany: plural('de', {
    one: ({ number }) => `${number} Profil annehmen`,
    other: ({ number }) => `${number} Profile annehmen`,
  }),
  explain: {
    NONE_CHOSEN: 'Wählen Sie mindestens ein Profil aus.',
    PROFILE_NOT_ACTIVE:
      'Dieses Profil ist deaktiviert oder wurde entfernt. Wenden Sie sich an einen Administrator des Kontos.',
    PROFILE_NOT_OF_MAILBOX:
      'Die E-Mail-Adresse eines dieser Profile hat sich geändert. Laden Sie die Seite neu, und nehmen Sie die Einladung dann an.',
    REPLACEMENT_NOT_CONFIRMED: 'Bestätigen Sie die Übertragung, oder lassen Sie dieses Profil weg.',
  },
  decline: {
    button: 'Ablehnen',
    title: 'Diese Einladung ablehnen?',
    text: 'Ihr Link funktioniert dann nicht mehr. Sonst ändert sich nichts.',
    notForMe: 'Diese Einladung ist nicht für mich bestimmt',
    notForMeHint: 'Wir teilen dem Unternehmen mit, dass die Adresse falsch sein könnte.',
    confirm: 'Einladung ablehnen',
    cancel: 'Behalten',
  },
  declined: {
    title: 'Einladung abgelehnt',
    text: 'Ihr Link funktioniert nicht mehr. Sie müssen nichts weiter tun.',
  },
  accepted: {
    title: 'Fertig',
    lead: ({ account }) => `Mit ${account} können Sie jetzt verwenden:`,
    onward: 'Weiter',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Keine Einladung vorhanden',
      remedy:
        'Öffnen Sie den Link in Ihrer Einladungs-E-Mail. Wenn Sie ihn bereits geöffnet haben, öffnen Sie ihn noch einmal. Eine Einladung ist nur auf der Registerkarte verfügbar, auf der ihr Link geöffnet wurde.',
    },
    NOT_GENUINE: {
      title: 'Dieser Link funktioniert nicht',
      remedy:
        'Der Link ist unvollständig oder keine Einladung von uns. Öffnen Sie ihn aus der E-Mail, oder kopieren Sie den ganzen Link. Es wurde nichts geändert.',
    },
    EXPIRED: { title: 'Diese Einladung ist abgelaufen', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Diese Einladung wurde widerrufen',
      remedy:
        'Ein Administrator hat sie widerrufen, oder die Adresse des Profils hat sich geändert. Suchen Sie nach einer neueren E-Mail, oder wenden Sie sich an einen Administrator Ihres Unternehmens.',
    },
    SUPERSEDED: {
      title: 'Es gibt eine neuere Einladung',
      remedy:
        'Diese E-Mail wurde durch eine neuere ersetzt. Öffnen Sie den Link in der neuesten E-Mail zu diesem Profil.',
    },
    DECLINED: {
      title: 'Diese Einladung wurde abgelehnt',
      remedy: `Jemand mit dem Link hat sie abgelehnt. ${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'Diese Einladung wurde bereits verwendet',
      remedy: `Jede Einladung kann nur einmal verwendet werden. Wenn Sie es nicht waren, wenden Sie sich an einen Administrator Ihres Unternehmens. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Sie haben diese Einladung bereits angenommen',
      remedy: 'Das Profil ist Ihrem Microsoft-Konto zugeordnet. Hier ist nichts mehr zu tun.',
    },
  },
  home: 'Zu CustomerSource Access wechseln',
};
