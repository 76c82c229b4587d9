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
  selecting: 'Sélection en cours',
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
  confirm: {
    DISABLED: {
      title: plural('fr', {
        one: ({ number }) => `Désactiver ${number} personne ?`,
        other: ({ number }) => `Désactiver ${number} personnes ?`,
      }),
      text: ({ account }) =>
        `Ces personnes perdent immédiatement l’accès à ${account} sur tous les appareils. Vous pourrez les réactiver plus tard.`,
    },
    ADMINISTRATOR: {
      title: plural('fr', {
        one: ({ number }) => `Nommer ${number} personne administrateur ?`,
        other: ({ number }) => `Nommer ${number} personnes administrateurs ?`,
      }),
      text: ({ account }) =>
        `Elles pourront gérer toutes les personnes de ${account} : les ajouter, les modifier et les supprimer.`,
    },
    MEMBER: {
      title: plural('fr', {
        one: ({ number }) => `Nommer ${number} personne membre ?`,
        other: ({ number }) => `Nommer ${number} personnes membres ?`,
      }),
      text: ({ account }) => `Elles ne pourront plus gérer les personnes de ${account}.`,
    },
    REMOVE: {
      title: plural('fr', {
        one: ({ number }) => `Supprimer ${number} personne ?`,
        other: ({ number }) => `Supprimer ${number} personnes ?`,
      }),
      text: ({ account }) =>
        `Ces personnes perdent immédiatement l’accès à ${account} sur tous les appareils. Leurs associations avec des comptes Microsoft prennent fin, et les invitations en attente sont révoquées. L’historique est conservé.`,
    },
  },
  succeeded: plural('fr', {
    one: ({ number }) => `Modifiée : ${number} personne.`,
    other: ({ number }) => `Modifiées : ${number} personnes.`,
  }),
  failed: plural('fr', {
    one: ({ number }) => `Non modifiée : ${number} personne.`,
    other: ({ number }) => `Non modifiées : ${number} personnes.`,
  }),
  unknown: plural('fr', {
    one: ({ number }) => `Résultat inconnu : ${number} personne.`,
    other: ({ number }) => `Résultat inconnu : ${number} personnes.`,
  }),
  whoFailed: 'Personnes non modifiées',
  whoUnknown: 'Résultat inconnu',
  whoSucceeded: 'Afficher les personnes modifiées',
  notSent: 'Non envoyée, car une requête précédente a échoué.',
  noResult:
    'Nous n’avons pas reçu de résultat pour cette personne. Actualisez la page pour voir l’état actuel.',
  close: 'Fermer',
};
