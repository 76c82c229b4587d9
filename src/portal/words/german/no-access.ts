import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in German. */
export const noAccess: NoAccessWords = {
  title: 'Zurzeit kein Zugang',
  lead: 'Sie haben Profile, aber keines davon kann im Moment verwendet werden.',
  leadOfSome: 'Diese Ihrer Profile können im Moment nicht verwendet werden.',
  remedy: 'Ihre Profile bleiben zugeordnet, und der Zugang kommt von selbst zurück.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Der Plan „${plan}“ von ${company} endete am ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Der Plan „${plan}“ von ${company} beginnt am ${day}.`,
    NO_PLAN: ({ company }) => `${company} hat keinen Enhancement Plan oder Supportplan.`,
    ACCOUNT_INACTIVE: ({ company }) => `Das Konto von ${company} wurde in Microsoft Dynamics deaktiviert.`,
  },
  returns: {
    PLAN_LAPSED: 'Der Zugang kommt von selbst zurück, sobald ein Plan verlängert wird.',
    PLAN_NOT_STARTED: 'Der Zugang beginnt an diesem Tag von selbst.',
    NO_PLAN: 'Der Zugang beginnt von selbst, sobald es einen gibt.',
    ACCOUNT_INACTIVE: 'Der Zugang kommt von selbst zurück, sobald es wieder aktiv ist.',
  },
  ask: {
    administrator: ({ names }) => `Wen Sie fragen können: ${names} (verwaltet das Konto).`,
    administrators: ({ names }) => `Wen Sie fragen können: ${names} (verwalten das Konto).`,
    partner: 'Sie verwalten das Konto: Fragen Sie Ihren Microsoft-Partner oder Microsoft.',
    nobody: 'Das Konto hat zurzeit keinen Administrator: Fragen Sie Ihren Microsoft-Partner oder Microsoft.',
  },
  again: 'Erneut prüfen',
  unchanged: 'Es hat sich noch nichts geändert.',
};
