import type { AuthWords } from './english';

/** The texts of the pages about a failed sign-in or sign-out, in Spanish. */
export const spanish: AuthWords = {
  signInAgain: 'Iniciar sesión de nuevo',
  toStart: 'Ir a la página de inicio',
  reference: 'Referencia',
  failures: {
    unfinished: {
      title: 'No se puede completar este inicio de sesión',
      message: 'Se empezó en otro navegador o ya se ha completado. Inicie sesión de nuevo.',
    },
    expired: {
      title: 'El inicio de sesión ha tardado demasiado',
      message:
        'Un inicio de sesión debe completarse en diez minutos. Inicie sesión de nuevo. Continuará donde empezó.',
    },
    withoutCookies: {
      title: 'Su navegador no ha enviado cookies',
      message:
        'Para iniciar sesión se necesitan cookies. Si su navegador las bloquea, permítalas para este sitio. Si empezó en otro navegador, continúe en él. Después, inicie sesión de nuevo.',
    },
    denied: {
      title: 'No ha iniciado sesión',
      message: 'El inicio de sesión se canceló o Microsoft no lo permitió. Inténtelo de nuevo.',
    },
    unverified: {
      title: 'No pudimos iniciar su sesión',
      message:
        'No pudimos comprobar la respuesta de Microsoft, así que no se ha iniciado su sesión. Inténtelo de nuevo.',
    },
    tenantNotAllowed: {
      title: 'Su organización no puede iniciar sesión aquí',
      message: 'No se permiten cuentas de esta organización. Inicie sesión con otra cuenta de Microsoft.',
    },
    unavailable: {
      title: 'El inicio de sesión de Microsoft no está disponible',
      message:
        'En este momento no podemos conectar con Microsoft. Su cuenta no tiene ningún problema. Inténtelo de nuevo en unos minutos.',
    },
    originRefused: {
      title: 'Su sesión sigue abierta',
      message:
        'La solicitud no procedía de una página de este sitio, así que no se ha cambiado nada. Vuelva a la página de inicio e inténtelo de nuevo.',
    },
  },
  faults: {
    title: 'No ha funcionado',
    databaseUnavailable:
      'En este momento, el servicio no puede conectar con su base de datos. Inténtelo de nuevo en unos minutos.',
    busy: 'El servicio está muy ocupado en este momento. Inténtelo de nuevo dentro de un momento.',
    badRequest: 'No pudimos entender la solicitud. Vuelva a la página de inicio e inténtelo de nuevo.',
    internal: 'Se ha producido un error en nuestro servicio. Inténtelo más tarde.',
  },
};
