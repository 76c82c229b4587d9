import { type NoAccessWords } from '../english/no-access';

/** The page for those who have profiles and may use none, in Danish. */
export const noAccess: NoAccessWords = {
  title: 'Ingen adgang lige nu',
  lead: 'Du har profiler, men ingen af dem kan bruges i øjeblikket.',
  remedy: 'Dine profiler forbliver tilknyttet, og adgangen vender tilbage af sig selv.',
};
