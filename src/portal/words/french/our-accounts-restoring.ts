import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of restoring removed people, in French. */
export const restoring: OurAccountsWords['restoring'] = {
  action: 'Restaurer…',
  title: ({ person }) => `Restaurer ${person} ?`,
  text: ({ account }) =>
    `La personne est de nouveau ajoutée à ${account} comme membre, avec les mêmes nom, adresse et langue. Le profil supprimé est conservé dans l’historique.`,
  invite: ({ email }) => `Envoyer une invitation à ${email}`,
  yes: 'Restaurer',
  done: 'Restauré comme nouveau profil, visible dans la liste des personnes actuelles.',
  doneAndInvited: ({ email }) => `Restauré comme nouveau profil. Nous envoyons une invitation à ${email}.`,
};
