import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in Spanish. */
export const noAccess: NoAccessWords = {
  title: 'Sin acceso por ahora',
  lead: 'Tiene perfiles, pero ninguno se puede usar en este momento.',
  leadOfSome: 'Estos perfiles suyos no se pueden usar en este momento.',
  remedy: 'Sus perfiles siguen asociados y el acceso vuelve por sí solo.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `El plan «${plan}» de ${company} terminó el ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `El plan «${plan}» de ${company} empieza el ${day}.`,
    NO_PLAN: ({ company }) => `${company} no tiene Enhancement Plan ni plan de soporte.`,
    ACCOUNT_INACTIVE: ({ company }) => `La cuenta de ${company} se desactivó en Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'El acceso vuelve por sí solo en cuanto se renueve un plan.',
    PLAN_NOT_STARTED: 'El acceso empieza por sí solo ese día.',
    NO_PLAN: 'El acceso empieza por sí solo en cuanto haya uno.',
    ACCOUNT_INACTIVE: 'El acceso vuelve por sí solo en cuanto esté activa de nuevo.',
  },
  ask: {
    administrator: ({ names }) => `A quién preguntar: ${names}, que administra la cuenta.`,
    administrators: ({ names }) => `A quién preguntar: ${names}, que administran la cuenta.`,
    partner: 'Usted administra la cuenta: pregunte a su partner de Microsoft, o a Microsoft.',
    nobody: 'La cuenta no tiene administrador por ahora: pregunte a su partner de Microsoft, o a Microsoft.',
  },
  again: 'Comprobar de nuevo',
  unchanged: 'Todavía no ha cambiado nada.',
};
