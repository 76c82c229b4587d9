import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of an account's profiles, in Spanish. */
export const profiles: OurAccountsWords['profiles'] = {
  person: 'Persona',
  role: 'Rol',
  status: 'Estado',
  identity: 'Cuenta de Microsoft',
  invitation: 'Invitación',
  lastUsed: 'Último uso',
  actions: 'Acciones',
  statuses: { ACTIVE: 'Activo', DISABLED: 'Desactivado', REMOVED: 'Quitado' },
  you: 'Usted',
  associated: 'Asociado',
  unassociated: 'Sin asociar',
  never: 'Nunca',
  none: 'Ninguna',
  pendingUntil: ({ until }) => `Pendiente hasta el ${until}`,
  actionsFor: ({ person }) => `Acciones para ${person}`,
  select: ({ person }) => `Seleccionar a ${person}`,
  selection: 'Selección',
  invite: 'Enviar invitación',
  inviteAgain: 'Enviar una invitación nueva',
  move: 'Mover a otra cuenta de Microsoft…',
  moves: ({ username }) =>
    `Si la invitación se acepta con otra cuenta de Microsoft, ${username} pierde el acceso.`,
  edit: 'Editar nombre, dirección o idioma',
  toAdministrator: 'Nombrar administrador',
  toMember: 'Convertir en miembro',
  disable: 'Desactivar',
  enable: 'Activar',
  remove: 'Quitar…',
  history: 'Ver historial',
  inviteSelected: plural('es', {
    one: ({ number }) => `Enviar ${number} invitación`,
    other: ({ number }) => `Enviar ${number} invitaciones`,
  }),
  invitedMany: plural('es', {
    one: ({ number }) => `Estamos enviando ${number} invitación.`,
    other: ({ number }) => `Estamos enviando ${number} invitaciones.`,
  }),
  notInvited: plural('es', {
    one: ({ number }) => `No se envió ${number} invitación. El motivo está junto al nombre.`,
    other: ({ number }) => `No se enviaron ${number} invitaciones. Los motivos están junto a los nombres.`,
  }),
  invited: ({ email }) => `Estamos enviando una invitación a ${email}.`,
  done: {
    ADMINISTRATOR: 'Ahora es administrador.',
    MEMBER: 'Ahora es miembro.',
    ACTIVE: 'Activado. El perfil se puede usar de nuevo.',
    DISABLED: 'Desactivado. El perfil no se puede usar hasta que se active.',
    REMOVED: 'Quitado.',
  },
  confirm: {
    cancel: 'Cancelar',
    removeTitle: ({ person }) => `¿Quitar a ${person}?`,
    removeText: ({ person, account }) =>
      `${person} pierde de inmediato el acceso a ${account} en todos los dispositivos. La asociación con la cuenta de Microsoft termina y, si hay una invitación pendiente, se revoca. Esta acción no se puede deshacer. Para restablecer el acceso, agregue a la persona de nuevo. El historial se conserva.`,
    remove: 'Quitar',
    moveTitle: ({ person }) => `¿Mover a ${person} a otra cuenta de Microsoft?`,
    moveText: ({ email }) => `Enviaremos una invitación a ${email}. Nada cambia hasta que se acepte.`,
    ownTitle: 'Es su propio perfil',
    ownText: ({ account }) =>
      `Ya no podrá administrar ${account} con este perfil, y no podrá deshacerlo usted mismo.`,
    own: 'Continuar de todos modos',
  },
  editing: {
    title: ({ person }) => `Editar a ${person}`,
    name: 'Nombre',
    email: 'Dirección de correo',
    emailHint: 'Si cambia la dirección, se revoca una invitación pendiente a la dirección anterior.',
    language: 'Idioma',
    invite: 'Enviar una invitación a esta dirección',
    save: 'Guardar',
    saved: 'Guardado.',
    savedAndInvited: ({ email }) => `Guardado. Estamos enviando una invitación a ${email}.`,
    savedOnly: 'Guardado, pero no se ha enviado ninguna invitación.',
    savedButAddress:
      'Los demás cambios se han guardado. La dirección no se ha cambiado y no se ha enviado ninguna invitación.',
    unchanged: 'No había cambios que guardar.',
    missing: 'Este perfil no existe o no tiene permiso para editarlo.',
  },
};
