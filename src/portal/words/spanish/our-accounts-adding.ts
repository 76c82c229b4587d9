import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of adding people to an account, in Spanish. */
export const adding: OurAccountsWords['adding'] = {
  one: 'Agregar una persona',
  many: 'Agregar varias personas',
  back: 'Volver a los perfiles',
  titleOne: ({ account }) => `Agregar una persona a ${account}`,
  titleMany: ({ account }) => `Agregar varias personas a ${account}`,
  name: 'Nombre',
  email: 'Dirección de correo',
  role: 'Rol',
  language: 'Idioma',
  invite: 'Enviar una invitación ahora',
  inviteHint: 'También puede enviarla más tarde.',
  add: 'Agregar',
  added: ({ person }) => `Se agregó a ${person}.`,
  addedAndInvited: ({ person, email }) =>
    `Se agregó a ${person}. Estamos enviando una invitación a ${email}.`,
  lead: 'Pegue una lista con una persona en cada línea, o destinatarios copiados de Outlook. Separe el nombre y la dirección con una coma o un tabulador, como en las celdas copiadas de una hoja de cálculo. Puede agregar hasta 500 personas a la vez.',
  list: 'Personas',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'Personas que se agregarán',
  line: 'Línea',
  result: 'Estado',
  ready: 'Lista',
  header: 'Fila de encabezado. Solo se usan las columnas de nombres y direcciones.',
  nothingReady: 'No se puede agregar ninguna de estas entradas. Corrija antes los problemas.',
  problems: {
    NO_EMAIL: 'Esta línea no tiene ninguna dirección de correo.',
    NO_NAME: 'Esta línea no tiene ningún nombre.',
    SEVERAL_EMAILS:
      'Esta línea tiene más de una dirección de correo. Ponga cada persona en una línea distinta.',
    WRONG_COLUMNS:
      'Esta línea tiene más columnas que la fila de encabezado. Ponga entre comillas los nombres que contengan un separador.',
    INVALID_EMAIL: 'No es una dirección de correo como nombre@empresa.com.',
    LONG_NAME: 'El nombre tiene más de 200 caracteres.',
    DUPLICATE: 'Esta dirección ya está en una línea anterior.',
    ALREADY_ADDED: 'Ya ha agregado esta dirección.',
    TOO_MANY:
      'Puede agregar hasta 500 personas a la vez. Esta entrada queda en la lista para la próxima vez.',
  },
  addMany: plural('es', {
    one: ({ number }) => `Agregar ${number} persona`,
    other: ({ number }) => `Agregar ${number} personas`,
  }),
  leftOut: plural('es', {
    one: ({ number }) => `${number} entrada tiene un problema y no se agregará.`,
    other: ({ number }) => `${number} entradas tienen problemas y no se agregarán.`,
  }),
  addedMany: plural('es', {
    one: ({ number }) => `Se agregó ${number} persona.`,
    other: ({ number }) => `Se agregaron ${number} personas.`,
  }),
  refusedMany: plural('es', {
    one: ({ number }) => `No se agregó a ${number} persona, que sigue en la lista con el motivo.`,
    other: ({ number }) => `No se agregó a ${number} personas, que siguen en la lista con los motivos.`,
  }),
};
