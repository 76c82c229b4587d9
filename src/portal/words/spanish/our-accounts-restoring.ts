import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of restoring removed people, in Spanish. */
export const restoring: OurAccountsWords['restoring'] = {
  action: 'Restaurar…',
  title: ({ person }) => `¿Restaurar a ${person}?`,
  text: ({ account }) =>
    `La persona se agrega de nuevo a ${account} como miembro, con el mismo nombre, la misma dirección y el mismo idioma. El perfil quitado se conserva en el historial.`,
  invite: ({ email }) => `Enviar una invitación a ${email}`,
  yes: 'Restaurar',
  done: 'Restaurado como perfil nuevo, que está en la lista de personas actuales.',
  doneAndInvited: ({ email }) => `Restaurado como perfil nuevo. Estamos enviando una invitación a ${email}.`,
};
