import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of changes of several people, in Spanish. */
export const bulk: OurAccountsWords['bulk'] = {
  selected: plural('es', {
    one: ({ number }) => `${number} persona seleccionada`,
    other: ({ number }) => `${number} personas seleccionadas`,
  }),
  selectAll: ({ most }) => `Seleccionar toda la lista (hasta ${most})`,
  clear: 'Anular la selección',
  others: 'Más acciones',
  selecting: 'Seleccionando personas',
  working: 'Cambiando personas',
  actions: {
    INVITE: 'Enviar invitaciones',
    ACTIVE: 'Activar',
    DISABLED: 'Desactivar',
    ADMINISTRATOR: 'Nombrar administrador',
    MEMBER: 'Convertir en miembro',
    REMOVE: 'Quitar',
  },
  countOf: ({ action, number }) => `${action} (${number})`,
  confirm: {
    DISABLED: {
      title: plural('es', {
        one: ({ number }) => `¿Desactivar a ${number} persona?`,
        other: ({ number }) => `¿Desactivar a ${number} personas?`,
      }),
      text: ({ account }) =>
        `Estas personas pierden de inmediato el acceso a ${account} en todos los dispositivos. Puede volver a activarlas más tarde.`,
    },
    ADMINISTRATOR: {
      title: plural('es', {
        one: ({ number }) => `¿Nombrar administrador a ${number} persona?`,
        other: ({ number }) => `¿Nombrar administradores a ${number} personas?`,
      }),
      text: ({ account }) =>
        `Podrán administrar a todas las personas de ${account}: agregarlas, cambiarlas y quitarlas.`,
    },
    MEMBER: {
      title: plural('es', {
        one: ({ number }) => `¿Convertir en miembro a ${number} persona?`,
        other: ({ number }) => `¿Convertir en miembros a ${number} personas?`,
      }),
      text: ({ account }) => `Ya no podrán administrar a las personas de ${account}.`,
    },
    REMOVE: {
      title: plural('es', {
        one: ({ number }) => `¿Quitar a ${number} persona?`,
        other: ({ number }) => `¿Quitar a ${number} personas?`,
      }),
      text: ({ account }) =>
        `Estas personas pierden de inmediato el acceso a ${account} en todos los dispositivos. Sus asociaciones con cuentas de Microsoft terminan y las invitaciones pendientes se revocan. El historial se conserva.`,
    },
  },
  succeeded: plural('es', {
    one: ({ number }) => `Con cambios: ${number} persona.`,
    other: ({ number }) => `Con cambios: ${number} personas.`,
  }),
  failed: plural('es', {
    one: ({ number }) => `Sin cambios: ${number} persona.`,
    other: ({ number }) => `Sin cambios: ${number} personas.`,
  }),
  unknown: plural('es', {
    one: ({ number }) => `Resultado desconocido: ${number} persona.`,
    other: ({ number }) => `Resultado desconocido: ${number} personas.`,
  }),
  whoFailed: 'Personas sin cambios',
  whoUnknown: 'Resultado desconocido',
  whoSucceeded: 'Mostrar las personas cambiadas',
  notSent: 'No se envió porque falló una petición anterior.',
  noResult:
    'No recibimos ningún resultado para esta persona. Vuelva a cargar la página para ver el estado actual.',
  close: 'Cerrar',
};
