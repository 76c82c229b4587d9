import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Para recibir una nueva, escriba su dirección de correo en la página «Asociar sus perfiles» o póngase en contacto con un administrador de su empresa.';

/** The texts of the invitation page, in Spanish. */
export const accept: AcceptWords = {
  title: 'Su invitación',
  lead: 'Una empresa le ha invitado a usar uno de sus perfiles. Compruebe los datos y después acepte o rechace la invitación. Puede usar cualquier cuenta de Microsoft, aunque tenga otra dirección de correo. No cambia nada hasta que lo confirme.',
  looking: 'Cargando su invitación…',
  unread: 'No podemos mostrar su invitación en este momento',
  changed: 'Algo ha cambiado desde que abrió esta página. Revise de nuevo los datos y, después, acepte.',
  invited: {
    title: 'Está invitado a usar',
    profile: 'Perfil',
    sentTo: 'Enviada a',
    until: 'Válida hasta',
  },
  signIn: 'Primero, inicie sesión',
  account: {
    title: 'Aceptar con esta cuenta de Microsoft',
    different: 'Usar otra cuenta',
    yours: {
      title: 'Ya usa este perfil',
      text: 'Esta cuenta de Microsoft ya tiene el perfil. Para moverlo a otra cuenta, inicie sesión con ella. La invitación sigue siendo válida.',
      signIn: 'Iniciar sesión con otra cuenta de Microsoft',
      associate: plural('es', {
        one: ({ number }) => `Asociar ${number} perfil a esta cuenta`,
        other: ({ number }) => `Asociar ${number} perfiles a esta cuenta`,
      }),
      usesUp:
        'Al asociar otros perfiles, la invitación queda usada. Para mover este perfil después, envíe una nueva invitación desde «Mi perfil».',
    },
  },
  others: {
    title: 'Otros perfiles con la misma dirección de correo',
    yours: 'Ya lo usa con esta cuenta.',
    elsewhere: 'Actualmente se usa con otra cuenta de Microsoft.',
  },
  moving: ({ profiles }) =>
    `Se usa actualmente con otra cuenta de Microsoft: ${profiles}. Si acepta, esa cuenta pierde el acceso.`,
  consent: 'Sí, mover a esta cuenta de Microsoft',
  unchanged: 'Todavía no se ha cambiado nada.',
  accept: 'Aceptar',
  acceptMany: plural('es', {
    one: ({ number }) => `Aceptar ${number} perfil`,
    other: ({ number }) => `Aceptar ${number} perfiles`,
  }),
  explain: {
    NONE_CHOSEN: 'Seleccione al menos un perfil.',
    PROFILE_NOT_ACTIVE:
      'Este perfil está desactivado o se ha quitado. Póngase en contacto con un administrador de la cuenta.',
    PROFILE_NOT_OF_MAILBOX:
      'La dirección de correo de uno de estos perfiles ha cambiado. Vuelva a cargar la página y, después, acepte.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirme el cambio o no incluya este perfil.',
  },
  decline: {
    button: 'Rechazar',
    title: '¿Rechazar esta invitación?',
    text: 'Su vínculo dejará de funcionar. No cambia nada más.',
    notForMe: 'Esta invitación no es para mí',
    notForMeHint: 'Avisaremos a la empresa de que la dirección puede ser incorrecta.',
    confirm: 'Rechazar la invitación',
    cancel: 'Conservarla',
  },
  declined: {
    title: 'Invitación rechazada',
    text: 'Su vínculo ya no funciona. No tiene que hacer nada más.',
  },
  accepted: {
    title: 'Listo',
    lead: ({ account }) => `Con ${account}, ahora puede usar:`,
    onward: 'Continuar',
  },
  refusals: {
    NO_TOKEN: {
      title: 'No hay ninguna invitación que mostrar',
      remedy:
        'Abra el vínculo de su correo de invitación. Si ya lo ha abierto, ábralo otra vez. Una invitación solo está disponible en la pestaña en la que se abrió su vínculo.',
    },
    NOT_GENUINE: {
      title: 'Este vínculo no funciona',
      remedy:
        'El vínculo está incompleto o no es una invitación nuestra. Ábralo desde el correo o cópielo entero. No se ha cambiado nada.',
    },
    EXPIRED: { title: 'Esta invitación ha caducado', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Esta invitación se ha revocado',
      remedy:
        'Un administrador la revocó o cambió la dirección del perfil. Busque un correo más reciente o póngase en contacto con un administrador de su empresa.',
    },
    SUPERSEDED: {
      title: 'Hay una invitación más reciente',
      remedy:
        'Un correo más reciente ha sustituido a este. Abra el vínculo del correo más reciente para este perfil.',
    },
    DECLINED: {
      title: 'Esta invitación se ha rechazado',
      remedy: `Alguien con el vínculo la rechazó. ${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'Esta invitación ya se ha usado',
      remedy: `Cada invitación funciona una sola vez. Si no la usó usted, póngase en contacto con un administrador de su empresa. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Ya ha aceptado esta invitación',
      remedy: 'El perfil está asociado a su cuenta de Microsoft. No tiene que hacer nada más.',
    },
  },
  home: 'Ir a CustomerSource Access',
};
