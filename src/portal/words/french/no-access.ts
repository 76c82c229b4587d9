import { type NoAccessWords } from '../english/no-access';

/** The page for those who have profiles and may use none, in French. */
export const noAccess: NoAccessWords = {
  title: 'Pas d’accès pour le moment',
  lead: 'Vous avez des profils, mais aucun ne peut être utilisé pour le moment.',
  remedy: 'Vos profils restent associés, et l’accès revient de lui-même.',
};
