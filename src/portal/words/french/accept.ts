import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Pour en recevoir une nouvelle, saisissez votre adresse e-mail sur la page « Associer vos profils », ou adressez-vous à un administrateur de votre entreprise.';

/** The texts of the invitation page, in French. */
export const accept: AcceptWords = {
  title: 'Votre invitation',
  looking: 'Lecture de votre invitation…',
  unread: 'Votre invitation ne peut pas être affichée pour le moment',
  changed: 'Quelque chose a changé depuis l’ouverture de cette page. Regardez-la de nouveau, puis acceptez.',
  invited: {
    title: 'Vous êtes invité à utiliser',
    profile: 'Profil',
    sentTo: 'Envoyée à',
    until: 'Valable jusqu’au',
  },
  signIn: {
    title: 'Connectez-vous d’abord',
    lead: 'Utilisez le compte Microsoft de votre choix : son adresse peut être différente de celle à laquelle le message a été envoyé. Rien ne change tant que vous n’avez pas confirmé.',
  },
  account: {
    title: 'Avec ce compte Microsoft',
    different: 'Utiliser un autre compte',
    yours: 'Vous utilisez déjà ce profil avec ce compte. Accepter n’y change rien et consomme l’invitation.',
  },
  others: {
    title: 'Autres profils ayant la même adresse e-mail',
    yours: 'Vous l’utilisez déjà avec ce compte.',
    elsewhere: 'Il est actuellement utilisé avec un autre compte Microsoft.',
  },
  moving: ({ profiles }) =>
    `Actuellement utilisé avec un autre compte Microsoft : ${profiles}. Dès que vous acceptez, cet autre compte n’y donne plus accès.`,
  consent: 'Oui, transférer vers ce compte Microsoft',
  unchanged: 'Rien n’a été modifié jusqu’ici.',
  accept: 'Accepter',
  acceptMany: plural('fr', {
    one: ({ number }) => `Accepter ${number} profil`,
    other: ({ number }) => `Accepter ${number} profils`,
  }),
  explain: {
    PROFILE_NOT_ACTIVE:
      'Ce profil est désactivé ou a été supprimé. Adressez-vous à un administrateur de son compte.',
    PROFILE_NOT_OF_MAILBOX:
      'L’un des profils a maintenant une autre adresse e-mail. Rechargez la page, puis acceptez.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirmez le transfert, ou laissez ce profil de côté.',
  },
  accepted: {
    title: 'C’est fait',
    lead: ({ account }) => `Désormais, vous utilisez avec ${account} :`,
    onward: 'Continuer',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Aucune invitation à afficher',
      remedy:
        'Ouvrez le lien de votre e-mail d’invitation. Si vous l’avez fait, ouvrez-le de nouveau : l’invitation n’est connue que dans son propre onglet.',
    },
    NOT_GENUINE: {
      title: 'Ce lien ne fonctionne pas',
      remedy:
        'Il est incomplet ou n’est pas une de nos invitations. Ouvrez-le dans l’e-mail même, ou copiez-le en entier. Rien n’a été modifié.',
    },
    EXPIRED: { title: 'Cette invitation a expiré', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Cette invitation a été retirée',
      remedy:
        'Un administrateur l’a retirée, ou l’adresse du profil a changé. Cherchez un e-mail plus récent, ou adressez-vous à un administrateur de votre entreprise.',
    },
    SUPERSEDED: {
      title: 'Il y a une invitation plus récente',
      remedy:
        'Un e-mail plus récent a remplacé celui-ci. Ouvrez le lien du dernier e-mail reçu pour ce profil.',
    },
    USED: {
      title: 'Cette invitation a déjà été utilisée',
      remedy: `Chacune ne fonctionne qu’une fois. Si ce n’était pas vous, prévenez un administrateur de votre entreprise. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Vous avez accepté cette invitation',
      remedy: 'Le profil est associé à votre compte Microsoft. Il ne reste rien à faire ici.',
    },
  },
  home: 'Aller à CustomerSource Access',
};
