import { type SessionsWords } from '../english/sessions';

/** The texts of My sessions, in Spanish. */
export const sessions: SessionsWords = {
  title: 'Mis sesiones',
  lead: 'Ha iniciado sesión en estos navegadores. Si no reconoce alguno, cierre su sesión.',
  current: 'Este navegador',
  unknown: 'Navegador desconocido',
  browserOn: ({ browser, platform }) => `${browser} en ${platform}`,
  signedIn: ({ at }) => `Inicio de sesión: ${at}`,
  lastUsed: ({ at }) => `Último uso: ${at}`,
  persistent: 'La sesión continúa al cerrar el navegador',
  untilClosed: 'Hasta que se cierre el navegador',
  signOutOf: ({ name, at }) => `Cerrar sesión: ${name} (inicio de sesión: ${at})`,
  ended: 'Sesión cerrada.',
  applications:
    'No se muestran las aplicaciones a las que dio acceso a su cuenta de Microsoft. Su acceso termina cuando caduca su token de acceso. Puede administrarlas en su cuenta de Microsoft.',
};
