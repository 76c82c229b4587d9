import { type NoAccessWords } from '../english/no-access';

/** The page for those who have profiles and may use none, in German. */
export const noAccess: NoAccessWords = {
  title: 'Zurzeit kein Zugang',
  lead: 'Sie haben Profile, aber zurzeit kann keines davon verwendet werden.',
  remedy: 'Ihre Profile bleiben zugeordnet, und der Zugang kommt von selbst wieder.',
};
