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
  removeTitle: plural('es', {
    one: ({ number }) => `¿Quitar a ${number} persona?`,
    other: ({ number }) => `¿Quitar a ${number} personas?`,
  }),
  removeText: ({ account }) =>
    `Estas personas pierden de inmediato el acceso a ${account} en todos los dispositivos. Sus asociaciones con cuentas de Microsoft terminan y las invitaciones pendientes se revocan. El historial se conserva.`,
  succeeded: plural('es', {
    one: ({ number }) => `${number} persona lista.`,
    other: ({ number }) => `${number} personas listas.`,
  }),
  failed: plural('es', {
    one: ({ number }) => `No se cambió ${number} persona.`,
    other: ({ number }) => `No se cambiaron ${number} personas.`,
  }),
  whoFailed: 'Personas sin cambios',
  whoSucceeded: 'Mostrar las personas cambiadas',
  close: 'Cerrar',
};
