import { type NoAccessWords } from '../english/no-access';

/** The page for those who have profiles and may use none, in Spanish. */
export const noAccess: NoAccessWords = {
  title: 'Sin acceso por ahora',
  lead: 'Tiene perfiles, pero ninguno se puede usar en este momento.',
  remedy: 'Sus perfiles siguen asociados y el acceso vuelve por sí solo.',
};
