import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in Spanish. */
export const home: HomeWords = {
  number: ({ number }) => `Cuenta ${number}`,
  access: 'Su acceso',
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
    title: 'Pendiente de usted',
    invitation: ({ person, company, email }) =>
      `Enviamos una invitación para ${person}, ${company}, a ${email}.`,
    until: ({ time }) =>
      `Para mover el perfil a otra cuenta Microsoft, abra el vínculo del correo antes del ${time}.`,
    none: 'No tiene nada pendiente.',
  },
  managed: {
    title: 'Cuentas que administra',
    pending: plural('es', {
      one: ({ number }) => `${number} invitación pendiente`,
      other: ({ number }) => `${number} invitaciones pendientes`,
    }),
    bounced: plural('es', {
      one: ({ number }) => `${number} invitación no entregada`,
      other: ({ number }) => `${number} invitaciones no entregadas`,
    }),
    expiringSoon: plural('es', {
      one: ({ number }) => `${number} expira en 48 horas o menos`,
      other: ({ number }) => `${number} expiran en 48 horas o menos`,
    }),
    noAdministrator: 'Sin administrador',
    nothing: 'Nada requiere su atención.',
    some: 'Estas cuentas son las que más requieren su atención.',
    all: 'Todas las cuentas',
  },
};
