import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in Spanish. */
export const home: HomeWords = {
  lead: 'Encuentre recursos, vea lo que tiene pendiente y, como administrador, administre cuentas. Si tiene perfiles en varias empresas, puede cambiar de uno a otro en el menú de la parte superior de la página.',
  number: ({ number }) => `Cuenta ${number}`,
  resources: {
    title: ({ program }) => `Recursos de ${program}`,
    kinds: {
      PRODUCT_UPDATES: 'Actualizaciones de productos',
      DOWNLOADS: 'Descargas',
      TRAINING: 'Formación',
      COMMUNITY: 'Comunidad',
      SUPPORT: 'Soporte técnico',
    },
  },
  waiting: {
    title: 'Tareas pendientes',
    requests: plural('es', {
      one: ({ number }) => `${number} solicitud de acceso por resolver`,
      other: ({ number }) => `${number} solicitudes de acceso por resolver`,
    }),
    invitation: ({ person, company, email }) =>
      `Enviamos una invitación para ${person}, ${company}, a ${email}.`,
    until: ({ time }) =>
      `Para mover el perfil a otra cuenta de Microsoft, abra el vínculo del correo antes del ${time}.`,
    none: 'No tiene nada pendiente.',
  },
  managed: {
    title: 'Cuentas que administra',
    nothing: 'Nada requiere su atención.',
    some: 'Estas cuentas son las que más requieren su atención.',
    all: 'Todas las cuentas',
  },
};
