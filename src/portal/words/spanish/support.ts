import { type SupportWords } from '../english/support';

/** The links to the help, and the texts of contacting administrators, in Spanish. */
export const support: SupportWords = {
  links: {
    newAccount: '¿No tiene una cuenta de Microsoft?',
    invitations: 'Ayuda con las invitaciones',
    access: 'Ayuda con el acceso',
  },
  contact: {
    topic: '¿De qué se trata?',
    topics: {
      ACCESS: 'El acceso de nuestra empresa',
      ADD_COLLEAGUE: 'El acceso de un compañero',
      CHANGE_MY_PROFILE: 'Un cambio en mi perfil',
      OTHER: 'Otra cosa',
    },
    button: 'Enviar un correo a los administradores',
    note: 'Les enviaremos un correo con su nombre y su dirección de correo para que puedan responderle.',
    done: ({ names }) =>
      `Hemos enviado un correo a ${names}. La respuesta llegará a la dirección de correo de su perfil.`,
    refusals: {
      NOT_FOUND: 'Ya no tiene ningún perfil activo en esta cuenta.',
      NO_ADMINISTRATOR: 'La cuenta no tiene actualmente ningún administrador con el que podamos contactar.',
    },
  },
};
