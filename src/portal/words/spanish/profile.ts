import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Spanish. */
export const profile: ProfileWords = {
  title: 'Mi perfil',
  lead: 'Con este perfil, actúa para su empresa. Puede corregir su nombre y su dirección de correo, elegir su idioma, mover el perfil a otra cuenta de Microsoft o terminar su asociación con la suya.',
  acting: {
    title: 'Actúa para',
    number: 'Número de cuenta',
    role: 'Su rol',
    access: 'Acceso',
    accessUntil: ({ day }) => `hasta el ${day}`,
    accessAlways: 'en cualquier momento',
    chosen: 'Por qué este perfil',
    how: {
      HEADER: 'Lo eligió solo para esta pestaña.',
      SESSION: 'Lo eligió para esta sesión.',
      DEFAULT: 'Es su perfil predeterminado.',
      ONLY_PROFILE: 'Es el único perfil que puede usar.',
    },
    switch: 'Usar otro perfil',
    others: 'Perfiles que no puede usar en este momento',
  },
  details: {
    title: 'Nombre, dirección e idioma',
    name: 'Nombre',
    email: 'Dirección de correo',
    emailHint:
      'Los correos de este perfil se envían a esta dirección. Al enviar una invitación también se guarda. Si en su lugar guarda otra dirección, una invitación pendiente a la dirección anterior deja de funcionar.',
    locale: 'Idioma',
    localeHint: 'El idioma de estas páginas y de los correos que le enviamos.',
    edit: 'Editar',
    save: 'Guardar',
    cancel: 'Cancelar',
    saved: 'Guardado.',
    savedAndRevoked: ({ email }) =>
      `Guardado. La invitación pendiente a ${email} se ha revocado porque la dirección ha cambiado. Para invitar a la nueva dirección, envíe otra invitación.`,
  },
  refusals: {
    NOT_FOUND: 'Ya no puede cambiar este perfil. No se ha cambiado nada.',
    NOT_PERMITTED: 'Ya no usa este perfil. No se ha cambiado nada.',
    PROFILE_REMOVED: 'Este perfil se quitó y ya no se puede cambiar.',
    PROFILE_NOT_ACTIVE: 'Este perfil se desactivó o se quitó. No se ha enviado nada.',
    ACCOUNT_INACTIVE: 'La cuenta se desactivó en Microsoft Dynamics. No se ha enviado nada.',
    INVALID_DISPLAY_NAME: 'Escriba un nombre de 1 a 200 caracteres.',
    DISPLAY_NAME_HAS_ADDRESS: 'Escriba un nombre sin direcciones web ni de correo.',
    INVALID_EMAIL:
      'Escriba una dirección de correo como kim@contoso.com. No se admiten acentos ni eñes antes de la @.',
    INVALID_LOCALE: 'Elija un idioma.',
    ADDRESS_BOUNCES:
      'Los correos a esta dirección fueron devueltos o se marcaron como no deseados. Escriba otra dirección.',
  },
  invite: {
    lead: 'Para mover este perfil a otra cuenta de Microsoft, envíe una invitación, abra su vínculo e inicie sesión con la otra cuenta. La cuenta actual funciona hasta que acepte la invitación con la otra.',
    button: 'Enviar correo de invitación',
    sent: ({ email }) => `Estamos enviando una invitación a ${email}.`,
  },
  pending: {
    title: 'Invitación pendiente',
    to: 'Enviada a',
    at: 'Emitida',
    until: 'Válida hasta',
    delivery: 'Correo',
    states: {
      QUEUED: 'En espera de envío.',
      SENT: 'Enviado.',
      DELIVERED: 'Entregado.',
      BOUNCED: 'Devuelto. El buzón rechazó el correo. Compruebe la dirección.',
      FAILED: 'No se pudo enviar. Compruebe la dirección o inténtelo más tarde.',
    },
    unsent: 'El correo no se ha enviado.',
  },
  history: {
    title: 'Cuentas de Microsoft de este perfil',
    none: 'Todavía no se ha asociado ninguna cuenta de Microsoft.',
    now: 'En uso',
    since: ({ day }) => `Desde el ${day}`,
    period: ({ from, until }) => `Del ${from} al ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Usted terminó la asociación.',
      ENDED_BY_ADMINISTRATOR: 'Un administrador terminó la asociación.',
      REPLACED: 'El perfil se movió a otra cuenta de Microsoft.',
      PROFILE_REMOVED: 'El perfil se quitó.',
    },
    more: 'Mostrar más',
  },
  end: {
    button: 'Terminar esta asociación',
    title: '¿Terminar esta asociación?',
    text: ({ username, company }) =>
      `Ya no podrá usar ${username} para ${company}. No se pierde nada más. Para asociar el perfil de nuevo, necesita una invitación.`,
    confirm: 'Terminar la asociación',
    cancel: 'Conservarla',
  },
};
