import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of a person's page, in Spanish. */
export const person: OurAccountsWords['person'] = {
  details: 'Perfil',
  account: 'Cuenta',
  sentTo: 'Enviada a',
  invitation: 'Invitación pendiente',
  noInvitation: 'No hay ninguna invitación pendiente.',
  formerInvitations: 'Invitaciones anteriores',
  noFormerInvitations: 'No hay invitaciones anteriores.',
  history: 'Historial',
  endedByHolder: 'La persona terminó la asociación.',
  end: {
    action: 'Terminar la asociación…',
    title: ({ person }) => `¿Terminar la asociación de ${person}?`,
    text: ({ username, account }) =>
      `${username} pierde de inmediato el acceso a ${account} en todos los dispositivos. El perfil se conserva. Para asociarlo de nuevo, envíe una invitación.`,
    yes: 'Terminar la asociación',
    done: 'La asociación ha terminado. Para asociar el perfil de nuevo, envíe una invitación.',
  },
};
