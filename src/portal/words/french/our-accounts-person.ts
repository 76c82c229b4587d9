import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of a person's page, in French. */
export const person: OurAccountsWords['person'] = {
  details: 'Profil',
  account: 'Compte',
  sentTo: 'Envoyée à',
  invitation: 'Invitation en attente',
  noInvitation: 'Aucune invitation n’est en attente.',
  formerInvitations: 'Invitations précédentes',
  noFormerInvitations: 'Il n’y a aucune invitation précédente.',
  history: 'Historique',
  endedByHolder: 'La personne a mis fin à l’association.',
  end: {
    action: 'Mettre fin à l’association…',
    title: ({ person }) => `Mettre fin à l’association de ${person} ?`,
    text: ({ username, account }) =>
      `${username} perd immédiatement l’accès à ${account} sur tous les appareils. Le profil est conservé. Pour l’associer de nouveau, envoyez une invitation.`,
    yes: 'Mettre fin à l’association',
    done: 'L’association a pris fin. Pour associer de nouveau le profil, envoyez une invitation.',
  },
};
