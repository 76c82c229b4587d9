import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in Spanish. */
export const noAccess: NoAccessWords = {
  title: 'Sin acceso en este momento',
  lead: 'No puede usar estos perfiles en este momento. Sus empresas no tienen actualmente Enhancement Plan ni plan de soporte, o las cuentas de las empresas se desactivaron. Los perfiles siguen asociados a su cuenta de Microsoft. El acceso se restablece automáticamente cuando hay un plan vigente y la cuenta está activa.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `El plan «${plan}» de ${company} terminó el ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `El plan «${plan}» de ${company} empieza el ${day}.`,
    NO_PLAN: ({ company }) => `${company} no tiene Enhancement Plan ni plan de soporte.`,
    ACCOUNT_INACTIVE: ({ company }) => `La cuenta de ${company} se desactivó en Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'El acceso se restablece automáticamente en cuanto se renueve un plan.',
    PLAN_NOT_STARTED: 'El acceso empieza automáticamente ese día.',
    NO_PLAN: 'El acceso empieza automáticamente en cuanto la empresa tenga un plan.',
    ACCOUNT_INACTIVE: 'El acceso se restablece automáticamente en cuanto la cuenta esté activa de nuevo.',
  },
  ask: {
    administrator: ({ names }) =>
      `Para obtener ayuda, póngase en contacto con ${names}, que administra la cuenta.`,
    administrators: ({ names }) =>
      `Para obtener ayuda, póngase en contacto con ${names}, que administran la cuenta.`,
    partner: ({ partner }) =>
      `Usted es administrador de la cuenta. Póngase en contacto con ${partner}, su partner de Microsoft.`,
    vendor:
      'Usted es administrador de la cuenta. Póngase en contacto con su partner de Microsoft o con Microsoft.',
    nobodyBut: ({ partner }) =>
      `La cuenta no tiene administrador actualmente. Póngase en contacto con ${partner}, su partner de Microsoft.`,
    nobody:
      'La cuenta no tiene administrador actualmente. Póngase en contacto con su partner de Microsoft o con Microsoft.',
  },
  contact: {
    aboutPlan: ({ partner }) => `Consultar a ${partner} sobre el plan`,
    aboutAccess: ({ partner }) => `Consultar a ${partner} sobre el acceso`,
    note: 'Le enviaremos un correo con su nombre y su dirección de correo para que pueda responderle.',
    done: ({ partner }) =>
      `Hemos enviado un correo a ${partner}. La respuesta llegará a la dirección de correo de su perfil.`,
    refusals: {
      NOT_FOUND: 'Ya no tiene ningún perfil activo en esta cuenta.',
      NO_PARTNER:
        'Esta cuenta no tiene ningún partner de Microsoft con el que podamos contactar. Póngase en contacto con Microsoft.',
    },
  },
  again: 'Comprobar de nuevo',
  unchanged: 'Todavía no ha cambiado nada.',
};
