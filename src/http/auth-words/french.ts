import type { AuthWords } from './english';

/** The texts of the pages about a failed sign-in or sign-out, in French. */
export const french: AuthWords = {
  signInAgain: 'Se reconnecter',
  toStart: 'Aller à la page d’accueil',
  reference: 'Référence',
  failures: {
    unfinished: {
      title: 'Cette connexion ne peut pas être terminée',
      message: 'Elle a été commencée dans un autre navigateur ou est déjà terminée. Reconnectez-vous.',
    },
    expired: {
      title: 'La connexion a pris trop de temps',
      message:
        'Une connexion doit être terminée en dix minutes. Reconnectez-vous. Vous reprendrez là où vous avez commencé.',
    },
    withoutCookies: {
      title: 'Votre navigateur n’a envoyé aucun cookie',
      message:
        'La connexion nécessite des cookies. Si votre navigateur les bloque, autorisez-les pour ce site. Si vous avez commencé dans un autre navigateur, continuez dans celui-ci. Ensuite, reconnectez-vous.',
    },
    denied: {
      title: 'Vous n’êtes pas connecté',
      message: 'La connexion a été annulée, ou Microsoft ne l’a pas autorisée. Réessayez.',
    },
    unverified: {
      title: 'Nous n’avons pas pu vous connecter',
      message:
        'Nous n’avons pas pu vérifier la réponse de Microsoft. Vous n’avez donc pas été connecté. Réessayez.',
    },
    tenantNotAllowed: {
      title: 'Votre organisation ne peut pas se connecter ici',
      message:
        'Les comptes de cette organisation ne sont pas autorisés. Connectez-vous avec un autre compte Microsoft.',
    },
    unavailable: {
      title: 'La connexion Microsoft n’est pas disponible',
      message:
        'Nous ne pouvons pas joindre Microsoft pour le moment. Votre compte n’est pas en cause. Réessayez dans quelques minutes.',
    },
    originRefused: {
      title: 'Vous êtes toujours connecté',
      message:
        'La demande ne provient pas d’une page de ce site. Rien n’a donc été modifié. Revenez à la page d’accueil et réessayez.',
    },
  },
  faults: {
    title: 'L’opération n’a pas abouti',
    databaseUnavailable:
      'Le service ne peut pas joindre sa base de données pour le moment. Réessayez dans quelques minutes.',
    busy: 'Le service est très sollicité en ce moment. Réessayez dans un instant.',
    badRequest: 'Nous n’avons pas compris la demande. Revenez à la page d’accueil et réessayez.',
    internal: 'Un problème est survenu de notre côté. Réessayez plus tard.',
  },
};
