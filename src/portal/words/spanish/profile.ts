import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Spanish. */
export const profile: ProfileWords = {
  title: 'Mi perfil',
  acting: {
    title: 'Actúa para',
    number: 'Número de cuenta',
    role: 'Su función',
    access: 'Acceso',
    accessUntil: ({ day }) => `hasta el ${day}`,
    accessAlways: 'en cualquier momento',
    chosen: 'Por qué este',
    how: {
      HEADER: 'Elegido solo en esta pestaña.',
      SESSION: 'Elegido en esta sesión.',
      DEFAULT: 'Siempre empieza con él.',
      ONLY_PROFILE: 'Es el único que puede usar.',
    },
    switch: 'Usar otro perfil',
    others: 'Perfiles que no se pueden usar por ahora',
  },
  details: {
    title: 'Nombre, dirección e idioma',
    name: 'Nombre',
    email: 'Correo electrónico',
    emailHint:
      'Allí llegan los correos de este perfil. Una invitación pendiente a la dirección anterior deja de valer.',
    locale: 'Idioma',
    localeHint: 'De estas páginas y de los correos que recibe.',
    save: 'Guardar',
    saved: 'Guardado.',
    unchanged: 'No había nada que cambiar.',
  },
  refusals: {
    NOT_FOUND: 'Ya no puede cambiar este perfil. No se ha cambiado nada.',
    NOT_PERMITTED: 'Ya no actúa como este perfil. No se ha cambiado nada.',
    PROFILE_REMOVED: 'Este perfil se quitó y ya no se puede cambiar.',
    PROFILE_NOT_ACTIVE: 'Este perfil se desactivó o se quitó. No se ha enviado nada.',
    ACCOUNT_INACTIVE: 'La cuenta se desactivó en Microsoft Dynamics. No se ha enviado nada.',
    INVALID_DISPLAY_NAME: 'Escriba un nombre de 1 a 200 caracteres.',
    DISPLAY_NAME_HAS_ADDRESS: 'Escriba un nombre sin direcciones web ni de correo.',
    INVALID_EMAIL:
      'Escriba una dirección de correo como kim@contoso.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_LOCALE: 'Elija uno de los idiomas.',
    ADDRESS_BOUNCES:
      'Los correos a esta dirección fueron devueltos, o su titular no los desea. Escriba otra dirección.',
  },
  invite: {
    title: 'Pasar a otra cuenta de Microsoft',
    lead: 'Envíe una invitación, abra su enlace e inicie sesión con la otra cuenta de Microsoft. La actual funciona hasta que acepte allí; entonces termina.',
    to: 'Enviar a',
    toHint: 'Otra dirección pasa a ser la de este perfil en el mismo paso.',
    button: 'Enviar invitación',
    sent: ({ email }) => `Una invitación va en camino a ${email}.`,
  },
  pending: {
    title: 'Invitación pendiente',
    to: 'Enviada a',
    at: 'Emitida',
    until: 'Se puede aceptar hasta',
    delivery: 'El correo',
    states: {
      QUEUED: 'Espera a ser enviado.',
      SENT: 'Se ha enviado.',
      DELIVERED: 'Se ha entregado.',
      BOUNCED: 'Fue devuelto: el buzón lo rechazó. Compruebe la dirección.',
      FAILED: 'No se pudo enviar. Compruebe la dirección, o inténtelo más tarde.',
    },
    unsent: 'No se ha enviado.',
    again: 'Enviar de nuevo',
  },
  history: {
    title: 'Cuentas de Microsoft de este perfil',
    none: 'Todavía no se ha asociado ninguna cuenta de Microsoft.',
    now: 'En uso',
    since: ({ day }) => `Desde el ${day}`,
    period: ({ from, until }) => `Del ${from} al ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Usted la terminó.',
      ENDED_BY_ADMINISTRATOR: 'Un administrador la terminó.',
      REPLACED: 'El perfil pasó a otra cuenta de Microsoft.',
      PROFILE_REMOVED: 'El perfil se quitó.',
    },
    more: 'Mostrar más',
  },
  end: {
    button: 'Terminar esta asociación',
    title: '¿Terminar esta asociación?',
    text: ({ username, company }) =>
      `${username} ya no se podrá usar para ${company}. No se pierde nada más: una invitación asocia el perfil de nuevo.`,
    confirm: 'Terminar la asociación',
    cancel: 'Conservarla',
  },
};
