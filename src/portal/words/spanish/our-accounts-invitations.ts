import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of an account's invitations, in Spanish. */
export const invitations: OurAccountsWords['invitations'] = {
  person: 'Persona',
  status: 'Estado',
  delivery: 'Correo',
  sent: 'Enviada',
  sentBy: ({ day, person }) => `${day} por ${person}`,
  ends: 'Válida hasta',
  accepted: ({ day }) => `Aceptada el ${day}`,
  declined: ({ day }) => `Rechazada el ${day}`,
  actions: 'Acciones',
  statuses: {
    PENDING: 'Pendiente',
    ACCEPTED: 'Aceptada',
    EXPIRED: 'Caducada',
    REVOKED: 'Revocada',
    SUPERSEDED: 'Reemplazada por una más reciente',
    DECLINED: 'Rechazada',
  },
  declineReasons: {
    NOT_FOR_ME: 'El destinatario indica que no era para él. Compruebe la dirección.',
  },
  deliveries: {
    QUEUED: 'En espera de envío',
    SENT: 'Enviado',
    DELIVERED: 'Entregado',
    BOUNCED: 'Devuelto',
    FAILED: 'No se pudo enviar',
    NEVER: 'Nunca enviado',
  },
  attentions: {
    BOUNCED: 'Devuelta o no enviada',
    EXPIRES_SOON: 'Caduca en 48 horas o menos',
  },
  remedies: {
    BOUNCED:
      'El buzón rechazó el correo. Averigüe la dirección correcta, corríjala y envíe una invitación nueva.',
    FAILED: 'La dirección o su buzón no acepta correo. Corrija la dirección y envíe una invitación nueva.',
  },
  correct: 'Corregir la dirección',
  revoke: 'Revocar',
  revokeFor: ({ person }) => `Revocar la invitación de ${person}`,
  resend: 'Enviar de nuevo',
  resendFor: ({ person }) => `Enviar de nuevo una invitación a ${person}`,
  revoked: 'Invitación revocada. Su vínculo ya no funciona.',
  resent: ({ email }) => `Estamos enviando una invitación nueva a ${email}.`,
};
