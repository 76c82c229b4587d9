import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in Spanish. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Ir al contenido principal',
  loading: 'Cargando…',
  sending: 'Enviando…',
  problems: plural('es', {
    one: ({ number }) => `Hay ${number} problema`,
    other: ({ number }) => `Hay ${number} problemas`,
  }),
  newPage: 'Abriendo la página…',
  tryAgain: 'Reintentar',
  close: 'Cerrar',
  leave: 'Tiene cambios sin guardar. ¿Quiere salir de la página sin guardarlos?',
  leaveRunning:
    'El cambio aún está en curso. Si sale de la página, se detendrá después del grupo de personas actual. Los cambios ya realizados se conservarán. ¿Quiere salir de la página?',
  languageMissing: ({ language }) =>
    `No se pudo cargar el idioma «${language}». Compruebe la conexión e inténtelo de nuevo.`,
  signIn: 'Iniciar sesión',
  menu: {
    label: ({ person }) => `${person}: perfil y cierre de sesión`,
    signedInAs: ({ username }) => `Sesión iniciada con ${username}`,
    actingAs: ({ person, company }) => `Actúa como ${person}, ${company}`,
    inTabOnly: 'Solo en esta pestaña',
    noProfile: 'Ningún perfil seleccionado',
    switchTo: 'Cambiar a',
    switchProfile: 'Cambiar de perfil',
    myProfile: 'Mi perfil',
    ourAccounts: 'Nuestras cuentas',
    associate: 'Asociar perfiles',
    signOut: 'Cerrar sesión',
    signOutEverywhere: 'Cerrar sesión en todos mis dispositivos',
    signOutAtMicrosoft: 'Cerrar sesión aquí y en Microsoft',
    stillSignedIn:
      'No recibimos respuesta, así que es posible que la sesión siga abierta. Inténtelo de nuevo.',
  },
  roles: { ADMINISTRATOR: 'Administrador', MEMBER: 'Miembro' },
  kinds: { PERSONAL: 'Cuenta personal', ORGANIZATIONAL: 'Cuenta profesional o educativa' },
  profileChange: {
    LOST: 'Ya no puede usar el perfil de esta pestaña. Se quitó, se desactivó o se movió a otra cuenta de Microsoft, o su empresa no tiene acceso actualmente.',
    MOVED: 'Eligió otro perfil en otra pestaña.',
    ENDED: 'La asociación ha terminado. Para asociar el perfil de nuevo, necesita una invitación.',
    now: ({ person, company }) => `Ahora actúa como ${person}, ${company}.`,
  },
  connection: {
    lost: 'No hay conexión. Lo que ve puede no estar actualizado. Se actualizará cuando vuelva a estar en línea.',
  },
  maintenance: {
    now: ({ until }) =>
      `Mantenimiento hasta el ${until}. Puede verlo todo, pero no puede hacer cambios hasta entonces.`,
    planned: ({ from, until }) =>
      `Hay un mantenimiento previsto del ${from} al ${until}. Durante ese tiempo no puede hacer cambios.`,
  },
  failure: {
    title: 'No ha funcionado',
    OFFLINE: 'No tiene conexión, así que no se ha enviado nada. Inténtelo de nuevo cuando esté en línea.',
    NO_ANSWER:
      'No recibimos respuesta, así que no sabemos si se ha cambiado algo. Compruebe la conexión e inténtelo de nuevo. Puede repetir la acción sin riesgo.',
    SIGNED_OUT: 'Ya no tiene la sesión iniciada. Inicie sesión de nuevo para continuar.',
    PROFILE_LOST: 'Ya no puede usar el perfil de esta pestaña. Elija otro perfil.',
    FORBIDDEN:
      'Su perfil no tiene permiso para hacerlo. No se ha cambiado nada. Póngase en contacto con un administrador o cambie a otro perfil.',
    BAD_INPUT: 'No pudimos leer los datos que escribió. Revíselos e inténtelo de nuevo.',
    UNAVAILABLE:
      'El servicio no está disponible en este momento y no se ha cambiado nada. Inténtelo de nuevo en unos minutos.',
    FAULT: 'Se ha producido un error por nuestra parte. Inténtelo más tarde.',
    maintenance: ({ until }) =>
      `Hay un mantenimiento en curso y no se ha cambiado nada. Inténtelo después del ${until}.`,
    rateLimitedMinutes: plural('es', {
      one: ({ number }) => `Demasiados intentos. Inténtelo de nuevo en ${number} minuto.`,
      other: ({ number }) => `Demasiados intentos. Inténtelo de nuevo en ${number} minutos.`,
    }),
    rateLimitedHours: plural('es', {
      one: ({ number }) => `Demasiados intentos. Inténtelo de nuevo en ${number} hora.`,
      other: ({ number }) => `Demasiados intentos. Inténtelo de nuevo en ${number} horas.`,
    }),
    page: 'No pudimos mostrar esta página. Puede haber una versión más reciente o es posible que no tenga conexión.',
    reload: 'Volver a cargar la página',
  },
  notFound: {
    title: 'Página no encontrada',
    text: 'No hay nada en esta dirección. El vínculo puede estar incompleto o la página ya no existe.',
    home: 'Ir a la página de inicio',
  },
  maintenancePage: {
    title: 'Mantenimiento',
    lead: 'Durante un mantenimiento, puede verlo todo, pero no puede hacer cambios. Los mantenimientos previstos se anuncian en la parte superior de todas las páginas, con su inicio, su fin y el motivo.',
    none: 'No hay ningún mantenimiento en curso ni previsto. Todo funciona.',
    onward: 'Ir a la página de inicio',
  },
};
