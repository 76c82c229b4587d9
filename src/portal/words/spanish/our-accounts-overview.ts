import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in Spanish. */
export const overview: OurAccountsWords['overview'] = {
  customer: 'Cliente',
  filter: 'Requiere atención',
  attentions: {
    PENDING_INVITATIONS: 'Invitaciones pendientes',
    BOUNCED_INVITATIONS: 'Invitaciones devueltas',
    NO_ADMINISTRATOR: 'Sin administrador',
  },
  titles: {
    pending: 'Pendientes',
    bounced: 'Devueltas',
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
  expiringSoon: plural('es', {
    one: ({ number }) => `${number} invitación caduca en 48 horas o menos`,
    other: ({ number }) => `${number} invitaciones caducan en 48 horas o menos`,
  }),
  noAdministrator: 'Sin administrador',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
