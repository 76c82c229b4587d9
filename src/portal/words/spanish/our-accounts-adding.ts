import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Spanish. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Agregar una persona',
  many: 'Agregar varias',
  back: 'Volver a los perfiles',
  titleOne: ({ account }) => `Agregar una persona a ${account}`,
  titleMany: ({ account }) => `Agregar varias personas a ${account}`,
  name: 'Nombre',
  email: 'Dirección de correo',
  role: 'Rol',
  language: 'Idioma',
  invite: 'Enviar una invitación de inmediato',
  inviteHint: 'Si no, se puede enviar más tarde.',
  add: 'Agregar',
  added: ({ person }) => `Se agregó a ${person}.`,
  addedAndInvited: ({ person, email }) =>
    `Se agregó a ${person}, y una invitación a ${email} está en camino.`,
  lead: 'Pegue una lista: una persona en cada línea, con el nombre y la dirección separados por una coma o un tabulador, como copiados de una hoja de cálculo. Hasta 500 a la vez.',
  list: 'Personas',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Lo que se agregará',
  line: 'Línea',
  result: 'Revisión',
  ready: 'Lista',
  problems: {
    NO_EMAIL: 'No hay ninguna dirección de correo en esta línea.',
    NO_NAME: 'No hay ningún nombre en esta línea.',
    INVALID_EMAIL: 'No es una dirección de correo como nombre@empresa.com.',
    LONG_NAME: 'El nombre tiene más de 200 caracteres.',
    DUPLICATE: 'Esta dirección está en una línea anterior.',
    TOO_MANY: 'No se pueden agregar más de 500 a la vez. Esta línea queda para la próxima vez.',
  },
  addMany: plural('es', {
    one: ({ number }) => `Agregar ${number} persona`,
    other: ({ number }) => `Agregar ${number} personas`,
  }),
  leftOut: plural('es', {
    one: ({ number }) => `${number} línea tiene un problema y se omite.`,
    other: ({ number }) => `${number} líneas tienen un problema y se omiten.`,
  }),
  addedMany: plural('es', {
    one: ({ number }) => `Se agregó ${number} persona.`,
    other: ({ number }) => `Se agregaron ${number} personas.`,
  }),
  refusedMany: plural('es', {
    one: ({ number }) => `${number} línea no se agregó. Sigue en la lista, con el motivo.`,
    other: ({ number }) => `${number} líneas no se agregaron. Siguen en la lista, con los motivos.`,
  }),
};
