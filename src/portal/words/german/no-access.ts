import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in German. */
export const noAccess: NoAccessWords = {
  title: 'Zurzeit kein Zugang',
  lead: 'Diese Profile können Sie zurzeit nicht verwenden. Die Unternehmen haben derzeit keinen Enhancement Plan oder Supportplan, oder ihre Konten wurden deaktiviert. Die Profile bleiben Ihrem Microsoft-Konto zugeordnet. Der Zugang wird automatisch wiederhergestellt, sobald ein Plan gültig und das Konto aktiv ist.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Der Plan „${plan}“ von ${company} endete am ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Der Plan „${plan}“ von ${company} beginnt am ${day}.`,
    NO_PLAN: ({ company }) => `${company} hat keinen Enhancement Plan oder Supportplan.`,
    ACCOUNT_INACTIVE: ({ company }) => `Das Konto von ${company} wurde in Microsoft Dynamics deaktiviert.`,
  },
  returns: {
    PLAN_LAPSED: 'Der Zugang wird automatisch wiederhergestellt, sobald ein Plan verlängert wird.',
    PLAN_NOT_STARTED: 'Der Zugang beginnt an diesem Tag automatisch.',
    NO_PLAN: 'Der Zugang beginnt automatisch, sobald das Unternehmen einen Plan hat.',
    ACCOUNT_INACTIVE: 'Der Zugang wird automatisch wiederhergestellt, sobald das Konto wieder aktiv ist.',
  },
  ask: {
    administrator: ({ names }) => `Wenden Sie sich an ${names} (Administration des Kontos).`,
    administrators: ({ names }) => `Wenden Sie sich an ${names} (Administration des Kontos).`,
    partner: ({ partner }) =>
      `Sie sind Administrator des Kontos. Wenden Sie sich an ${partner}, Ihren Microsoft-Partner.`,
    vendor:
      'Sie sind Administrator des Kontos. Wenden Sie sich an Ihren Microsoft-Partner oder an Microsoft.',
    nobodyBut: ({ partner }) =>
      `Das Konto hat zurzeit keinen Administrator. Wenden Sie sich an ${partner}, Ihren Microsoft-Partner.`,
    nobody:
      'Das Konto hat zurzeit keinen Administrator. Wenden Sie sich an Ihren Microsoft-Partner oder an Microsoft.',
  },
  contact: {
    aboutPlan: ({ partner }) => `${partner} nach dem Plan fragen`,
    aboutAccess: ({ partner }) => `${partner} nach dem Zugang fragen`,
    note: 'Wir senden dem Partner eine E-Mail mit Ihrem Namen und Ihrer E-Mail-Adresse, damit er Ihnen antworten kann.',
    done: ({ partner }) =>
      `Wir haben eine E-Mail an ${partner} gesendet. Die Antwort geht an die E-Mail-Adresse in Ihrem Profil.`,
    refusals: {
      NOT_FOUND: 'Sie haben kein aktives Profil mehr in diesem Konto.',
      NO_PARTNER:
        'Für dieses Konto gibt es keinen Microsoft-Partner, den wir kontaktieren können. Wenden Sie sich an Microsoft.',
    },
  },
  again: 'Erneut prüfen',
  unchanged: 'Es hat sich noch nichts geändert.',
};
