import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Para recibir una nueva, escriba su dirección de correo en la página «Asociar sus perfiles» o pregunte a un administrador de su empresa.';

/** The texts of the invitation page, in Spanish. */
export const accept: AcceptWords = {
  title: 'Su invitación',
  looking: 'Leyendo su invitación…',
  unread: 'Su invitación no se puede mostrar en este momento',
  changed: 'Algo ha cambiado desde que se abrió esta página. Revísela de nuevo y después acepte.',
  invited: {
    title: 'Le invitan a usar',
    profile: 'Perfil',
    sentTo: 'Enviada a',
    until: 'Válida hasta',
  },
  signIn: {
    title: 'Primero, inicie sesión',
    lead: 'Use la cuenta Microsoft que quiera: no es necesario que tenga la dirección a la que se envió el correo. Nada cambia hasta que usted lo confirme.',
  },
  account: {
    title: 'Con esta cuenta Microsoft',
    different: 'Usar otra cuenta',
    yours: 'Ya usa este perfil con esta cuenta. Aceptar no cambia nada de eso y consume la invitación.',
  },
  others: {
    title: 'Otros perfiles con la misma dirección de correo',
    yours: 'Ya lo usa con esta cuenta.',
    elsewhere: 'Ahora se usa con otra cuenta Microsoft.',
  },
  moving: ({ profiles }) =>
    `Ahora se usa con otra cuenta Microsoft: ${profiles}. Cuando acepte, esa cuenta dejará de dar acceso.`,
  consent: 'Sí, mover a esta cuenta Microsoft',
  unchanged: 'Hasta ahora no se ha cambiado nada.',
  accept: 'Aceptar',
  acceptMany: plural('es', {
    one: ({ number }) => `Aceptar ${number} perfil`,
    other: ({ number }) => `Aceptar ${number} perfiles`,
  }),
  explain: {
    PROFILE_NOT_ACTIVE:
      'Este perfil está desactivado o se ha quitado. Pregunte a un administrador de su cuenta.',
    PROFILE_NOT_OF_MAILBOX:
      'Uno de los perfiles tiene ahora otra dirección de correo. Vuelva a cargar la página y después acepte.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirme que se va a mover o deje fuera este perfil.',
  },
  accepted: {
    title: 'Listo',
    lead: ({ account }) => `A partir de ahora usa con ${account}:`,
    onward: 'Continuar',
  },
  refusals: {
    NO_TOKEN: {
      title: 'No hay ninguna invitación que mostrar',
      remedy:
        'Abra el vínculo de su correo de invitación. Si ya lo ha hecho, ábralo otra vez: la invitación solo se conserva en su propia pestaña.',
    },
    NOT_GENUINE: {
      title: 'Este vínculo no funciona',
      remedy:
        'Está incompleto o no es una invitación nuestra. Ábralo en el propio correo o cópielo entero. No se ha cambiado nada.',
    },
    EXPIRED: { title: 'Esta invitación ha caducado', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Esta invitación se ha retirado',
      remedy:
        'Un administrador la retiró o cambió la dirección del perfil. Busque un correo más reciente o pregunte a un administrador de su empresa.',
    },
    SUPERSEDED: {
      title: 'Hay una invitación más reciente',
      remedy:
        'Un correo más reciente ha sustituido a este. Abra el vínculo del último correo para este perfil.',
    },
    USED: {
      title: 'Esta invitación ya se ha usado',
      remedy: `Cada una funciona una sola vez. Si no fue usted, avise a un administrador de su empresa. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Ha aceptado esta invitación',
      remedy: 'El perfil está asociado con su cuenta Microsoft. Aquí no queda nada por hacer.',
    },
  },
  home: 'Ir a CustomerSource Access',
};
