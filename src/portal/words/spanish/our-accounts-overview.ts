import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in Spanish. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Cliente',
  filter: 'Requiere atención',
  attentions: {
    PENDING_INVITATIONS: 'Invitaciones pendientes',
    BOUNCED_INVITATIONS: 'Invitaciones devueltas',
    OPEN_ACCESS_REQUESTS: 'Solicitudes de acceso pendientes',
    NO_ADMINISTRATOR: 'Sin administrador',
  },
  titles: {
    pending: 'Pendientes',
    bounced: 'Devueltas',
    requests: 'Solicitudes',
    expiringSoon: 'Caducan pronto',
    administrator: 'Administradores',
  },
  pending: plural('es', {
    one: ({ number }) => `${number} invitación pendiente`,
    other: ({ number }) => `${number} invitaciones pendientes`,
  }),
  bounced: plural('es', {
    one: ({ number }) => `${number} invitación devuelta`,
    other: ({ number }) => `${number} invitaciones devueltas`,
  }),
  requests: plural('es', {
    one: ({ number }) => `${number} solicitud de acceso pendiente`,
    other: ({ number }) => `${number} solicitudes de acceso pendientes`,
  }),
  expiringSoon: plural('es', {
    one: ({ number }) => `${number} invitación caduca en 48 horas o menos`,
    other: ({ number }) => `${number} invitaciones caducan en 48 horas o menos`,
  }),
  noAdministrator: 'Sin administrador',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
