import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in Spanish. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Ir al contenido',
  loading: 'Cargando…',
  sending: 'Enviando…',
  newPage: 'Abriendo la página…',
  tryAgain: 'Reintentar',
  close: 'Cerrar',
  signIn: 'Iniciar sesión',
  menu: {
    label: ({ person }) => `${person}: perfil y cierre de sesión`,
    signedInAs: ({ username }) => `Sesión iniciada con ${username}`,
    actingAs: ({ person, company }) => `Actúa como ${person}, ${company}`,
    inTabOnly: 'Solo en esta pestaña',
    noProfile: 'Ningún perfil elegido',
    switchProfile: 'Cambiar de perfil',
    myProfile: 'Mi perfil',
    ourAccounts: 'Nuestras cuentas',
    associate: 'Asociar perfiles',
    signOut: 'Cerrar sesión',
    signOutEverywhere: 'Cerrar sesión en todos mis dispositivos',
    signOutAtMicrosoft: 'Cerrar sesión aquí y en Microsoft',
    stillSignedIn: 'No hubo respuesta: es posible que la sesión siga abierta. Inténtelo de nuevo.',
  },
  roles: { ADMINISTRATOR: 'Administrador', MEMBER: 'Miembro' },
  kinds: { PERSONAL: 'Cuenta personal', ORGANIZATIONAL: 'Cuenta profesional o educativa' },
  profileChange: {
    LOST: 'El perfil que usaba esta pestaña ya no se puede usar. Se quitó, se desactivó o pasó a otra cuenta de Microsoft, o su empresa no tiene acceso por ahora.',
    MOVED: 'Se eligió otro perfil en otra pestaña.',
    ENDED: 'La asociación ha terminado. Una invitación asocia el perfil de nuevo.',
    now: ({ person, company }) => `Ahora actúa como ${person}, ${company}.`,
  },
  connection: {
    lost: 'No hay conexión. Lo que ve puede no estar actualizado, y no se envía nada hasta que vuelva.',
  },
  maintenance: {
    now: ({ until }) =>
      `Mantenimiento hasta el ${until}. Puede consultarlo todo; después se podrán hacer cambios de nuevo.`,
    planned: ({ from, until }) =>
      `Hay un mantenimiento previsto del ${from} al ${until}. Durante ese tiempo no se puede cambiar nada.`,
  },
  failure: {
    title: 'No ha funcionado',
    OFFLINE:
      'No hubo respuesta, así que no es seguro que se haya hecho algo. Compruebe la conexión e inténtelo de nuevo: hacerlo dos veces no causa daño.',
    SIGNED_OUT: 'Ya no tiene la sesión iniciada. Inicie sesión de nuevo para continuar aquí.',
    PROFILE_LOST: 'El perfil que usaba esta pestaña ya no se puede usar. Elija otro.',
    FORBIDDEN: 'Este perfil no puede hacer eso, o ya no. No se ha cambiado nada.',
    BAD_INPUT: 'El servicio no pudo leer los datos introducidos. Revíselos e inténtelo de nuevo.',
    UNAVAILABLE:
      'El servicio no está disponible en este momento y no se ha cambiado nada. Inténtelo de nuevo en unos minutos.',
    FAULT: 'Algo ha fallado por nuestra parte. Inténtelo más tarde.',
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
    page: 'No se pudo mostrar esta página. Puede haber una versión más reciente o faltar la conexión.',
    reload: 'Volver a cargar la página',
  },
  notFound: {
    title: 'Página no encontrada',
    text: 'No hay nada en esta dirección. El enlace puede estar incompleto, o ya no existe aquello a lo que llevaba.',
    home: 'Ir a la página de inicio',
  },
  maintenancePage: {
    title: 'Mantenimiento',
    none: 'No hay ningún mantenimiento en curso ni previsto. Todo funciona.',
    onward: 'Ir a la página de inicio',
  },
};
