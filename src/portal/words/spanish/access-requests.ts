import { type AccessRequestsWords } from '../english/access-requests';
import { plural } from '../plural';

/** The texts about requests for access, in Spanish. */
export const accessRequests: AccessRequestsWords = {
  person: 'Persona',
  status: 'Estado',
  asked: 'Solicitado',
  ends: 'Caduca',
  actions: 'Acciones',
  statuses: {
    PENDING: 'Pendiente',
    APPROVED: 'Aprobada',
    DECLINED: 'Rechazada',
    WITHDRAWN: 'Retirada',
    EXPIRED: 'Caducada',
  },
  decidedBy: ({ day, person }) => `${day} por ${person}`,
  gotProfile: ({ person }) => `Perfil: ${person}`,
  decideFor: ({ person }) => `Decidir sobre la solicitud de ${person}`,
  title: ({ person }) => `Solicitud de ${person}`,
  back: 'Volver a las solicitudes',
  missing: 'Esta solicitud ya no existe o ya no está pendiente.',
  name: 'Nombre',
  username: 'Nombre de usuario',
  unverified: 'El nombre y el nombre de usuario de la cuenta de Microsoft no se han comprobado.',
  approve: 'Aprobar',
  approveLead:
    'La persona puede usar el perfil de inmediato con su cuenta de Microsoft. Enviaremos un correo a la dirección del perfil.',
  profile: 'Perfil',
  newProfile: 'Nuevo perfil',
  profileHint: 'Perfiles que todavía no usa ninguna cuenta de Microsoft.',
  email: 'Dirección de correo electrónico',
  decline: 'Rechazar',
  declineLead:
    'La persona puede ver el motivo, pero no recibe ningún correo. Puede volver a solicitar acceso.',
  reason: 'Motivo',
  reasons: {
    UNKNOWN_PERSON: 'No conocemos a esta persona',
    NOT_AUTHORIZED: 'Sin autorización',
    WRONG_ACCOUNT: 'Cuenta equivocada',
    OTHER: 'Otro motivo',
  },
  approved: ({ person, email }) =>
    `Solicitud aprobada. ${person} ya puede iniciar sesión. Estamos enviando un correo a ${email}.`,
  declined: 'Solicitud rechazada.',
  refusals: {
    NOT_FOUND: 'Esta solicitud ya no existe, o usted ya no administra la cuenta. Vuelva a cargar la página.',
    NOT_PENDING:
      'Entretanto, esta solicitud se ha decidido o retirado, o ha caducado. Vuelva a cargar la página.',
    EMAIL_IN_USE:
      'Otro perfil de esta cuenta ya tiene esta dirección. Elija ese perfil en su lugar. Si no aparece en la lista, está desactivado o lo usa otra cuenta de Microsoft. Actívelo antes o escriba otra dirección.',
    PROFILE_NOT_FOUND: 'Este perfil ya no pertenece a la cuenta. Elija otro.',
    PROFILE_NOT_ACTIVE: 'Este perfil está desactivado o se ha quitado. Elija otro.',
    PROFILE_ASSOCIATED: 'Otra cuenta de Microsoft ya usa este perfil. Elija otro.',
    ADMINISTRATOR_REQUIRED:
      'Esta cuenta aún no tiene administrador, así que un perfil nuevo debe serlo. Elija ese rol o un perfil existente.',
    ALREADY_HAS_PROFILE: 'Esta persona ya tiene un perfil en esta cuenta. Puede rechazar la solicitud.',
  },
  /** One's own requests. */
  own: {
    title: 'Sus solicitudes de acceso',
    number: ({ number }) => `Cuenta ${number}`,
    asked: ({ day }) => `Solicitado el ${day}`,
    statuses: {
      PENDING: 'Pendiente de decisión',
      APPROVED: 'Aprobada',
      DECLINED: 'Rechazada',
      WITHDRAWN: 'Retirada',
      EXPIRED: 'Caducada: nadie decidió en 30 días',
    },
    reasons: {
      UNKNOWN_PERSON: 'Los administradores no le conocen con esta cuenta de Microsoft.',
      NOT_AUTHORIZED: 'No tiene autorización para acceder a esta cuenta.',
      WRONG_ACCOUNT: 'Pertenece a otra cuenta o debería usar otra cuenta de Microsoft.',
      OTHER: 'Pregunte el motivo a un administrador de su empresa.',
    },
    withdraw: 'Retirar',
    withdrawFor: ({ number }) => `Retirar la solicitud para la cuenta ${number}`,
    withdrawn: 'Solicitud retirada.',
    notWithdrawn: 'Esta solicitud ya se ha decidido o ha caducado. Vuelva a cargar la página.',
  },
  open: plural('es', {
    one: ({ number }) => `${number} solicitud pendiente`,
    other: ({ number }) => `${number} solicitudes pendientes`,
  }),
};
