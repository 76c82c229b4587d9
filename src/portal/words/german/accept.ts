import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Eine neue bekommen Sie, wenn Sie auf der Seite „Ihre Profile zuordnen“ Ihre E-Mail-Adresse eingeben oder einen Administrator Ihres Unternehmens fragen.';

/** The texts of the invitation page, in German. */
export const accept: AcceptWords = {
  title: 'Ihre Einladung',
  looking: 'Ihre Einladung wird gelesen…',
  unread: 'Ihre Einladung kann gerade nicht angezeigt werden',
  changed:
    'Seit diese Seite geöffnet wurde, hat sich etwas geändert. Sehen Sie sie noch einmal an und nehmen Sie dann an.',
  invited: {
    title: 'Sie sind eingeladen',
    profile: 'Profil',
    sentTo: 'Gesendet an',
    until: 'Gültig bis',
  },
  signIn: {
    title: 'Melden Sie sich zuerst an',
    lead: 'Verwenden Sie ein beliebiges Microsoft-Konto: Es muss nicht die Adresse haben, an die die E-Mail ging. Es ändert sich nichts, bevor Sie es bestätigt haben.',
  },
  account: {
    title: 'Mit diesem Microsoft-Konto',
    different: 'Ein anderes Konto verwenden',
    yours:
      'Sie verwenden dieses Profil schon mit diesem Konto. Wenn Sie annehmen, ändert sich daran nichts, und die Einladung ist verbraucht.',
  },
  others: {
    title: 'Andere Profile mit derselben E-Mail-Adresse',
    yours: 'Sie verwenden es schon mit diesem Konto.',
    elsewhere: 'Es wird jetzt mit einem anderen Microsoft-Konto verwendet.',
  },
  moving: ({ profiles }) =>
    `Jetzt mit einem anderen Microsoft-Konto verwendet: ${profiles}. Wenn Sie annehmen, ist das mit jenem Konto nicht mehr möglich.`,
  consent: 'Ja, zu diesem Microsoft-Konto übertragen',
  unchanged: 'Bisher wurde nichts geändert.',
  accept: 'Annehmen',
  acceptMany: plural('de', {
    one: ({ number }) => `${number} Profil annehmen`,
    other: ({ number }) => `${number} Profile annehmen`,
  }),
  explain: {
    PROFILE_NOT_ACTIVE:
      'Dieses Profil ist deaktiviert oder wurde entfernt. Fragen Sie einen Administrator seines Kontos.',
    PROFILE_NOT_OF_MAILBOX:
      'Eines der Profile hat jetzt eine andere E-Mail-Adresse. Laden Sie die Seite neu und nehmen Sie dann an.',
    REPLACEMENT_NOT_CONFIRMED:
      'Bestätigen Sie, dass es übertragen werden soll, oder lassen Sie dieses Profil weg.',
  },
  accepted: {
    title: 'Fertig',
    lead: ({ account }) => `Von jetzt an verwenden Sie mit ${account}:`,
    onward: 'Weiter',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Keine Einladung zum Anzeigen',
      remedy:
        'Öffnen Sie den Link in Ihrer Einladungs-E-Mail. Wenn Sie das getan haben, öffnen Sie ihn noch einmal: Die Einladung ist nur in ihrem eigenen Tab bekannt.',
    },
    NOT_GENUINE: {
      title: 'Dieser Link funktioniert nicht',
      remedy:
        'Er ist unvollständig oder keine Einladung von uns. Öffnen Sie ihn in der E-Mail selbst, oder kopieren Sie ihn ganz. Es wurde nichts geändert.',
    },
    EXPIRED: { title: 'Diese Einladung ist abgelaufen', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Diese Einladung wurde zurückgezogen',
      remedy:
        'Ein Administrator hat sie zurückgezogen, oder die Adresse des Profils hat sich geändert. Suchen Sie nach einer neueren E-Mail, oder fragen Sie einen Administrator Ihres Unternehmens.',
    },
    SUPERSEDED: {
      title: 'Es gibt eine neuere Einladung',
      remedy:
        'Eine neuere E-Mail hat diese ersetzt. Öffnen Sie den Link in der neuesten E-Mail zu diesem Profil.',
    },
    USED: {
      title: 'Diese Einladung wurde schon verwendet',
      remedy: `Jede funktioniert einmal. Wenn Sie es nicht waren, sagen Sie es einem Administrator Ihres Unternehmens. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Sie haben diese Einladung angenommen',
      remedy: 'Das Profil ist Ihrem Microsoft-Konto zugeordnet. Hier ist nichts mehr zu tun.',
    },
  },
  home: 'Zu CustomerSource Access',
};
