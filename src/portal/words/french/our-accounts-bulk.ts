import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of changes of several people, in French. */
export const bulk: OurAccountsWords['bulk'] = {
  selected: plural('fr', {
    one: ({ number }) => `${number} personne sélectionnée`,
    other: ({ number }) => `${number} personnes sélectionnées`,
  }),
  selectAll: ({ most }) => `Sélectionner toute la liste (${most} au maximum)`,
  clear: 'Annuler la sélection',
  others: 'Autres actions',
  working: 'Modification en cours',
  actions: {
    INVITE: 'Envoyer des invitations',
    ACTIVE: 'Réactiver',
    DISABLED: 'Désactiver',
    ADMINISTRATOR: 'Nommer administrateur',
    MEMBER: 'Nommer membre',
    REMOVE: 'Supprimer',
  },
  countOf: ({ action, number }) => `${action} (${number})`,
  removeTitle: plural('fr', {
    one: ({ number }) => `Supprimer ${number} personne ?`,
    other: ({ number }) => `Supprimer ${number} personnes ?`,
  }),
  removeText: ({ account }) =>
    `Ces personnes perdent immédiatement l’accès à ${account} sur tous les appareils. Leurs associations avec des comptes Microsoft prennent fin, et les invitations en attente sont révoquées. L’historique est conservé.`,
  succeeded: plural('fr', {
    one: ({ number }) => `${number} personne traitée.`,
    other: ({ number }) => `${number} personnes traitées.`,
  }),
  failed: plural('fr', {
    one: ({ number }) => `${number} personne n’a pas été modifiée.`,
    other: ({ number }) => `${number} personnes n’ont pas été modifiées.`,
  }),
  whoFailed: 'Personnes non modifiées',
  whoSucceeded: 'Afficher les personnes modifiées',
  close: 'Fermer',
};
