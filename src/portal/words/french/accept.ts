import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Pour en recevoir une nouvelle, entrez votre adresse e-mail sur la page « Associer vos profils », ou contactez un administrateur de votre entreprise.';

/** The texts of the invitation page, in French. */
export const accept: AcceptWords = {
  title: 'Votre invitation',
  lead: 'Une entreprise vous invite à utiliser l’un de ses profils. Vérifiez les informations, puis acceptez ou refusez l’invitation. Vous pouvez utiliser n’importe quel compte Microsoft, même avec une autre adresse e-mail. Rien ne change tant que vous n’avez pas confirmé.',
  looking: 'Chargement de votre invitation…',
  unread: 'Nous ne pouvons pas afficher votre invitation pour le moment',
  changed:
    'Des informations ont changé depuis l’ouverture de cette page. Vérifiez-les de nouveau, puis acceptez.',
  invited: {
    title: 'Vous êtes invité à utiliser',
    profile: 'Profil',
    sentTo: 'Envoyée à',
    until: 'Valable jusqu’au',
  },
  signIn: 'Connectez-vous d’abord',
  account: {
    title: 'Accepter avec ce compte Microsoft',
    different: 'Utiliser un autre compte',
    yours: {
      title: 'Vous utilisez déjà ce profil',
      text: 'Ce compte Microsoft a déjà le profil. Pour le transférer vers un autre compte, connectez-vous avec cet autre compte. L’invitation reste valable.',
      signIn: 'Se connecter avec un autre compte Microsoft',
      associate: plural('fr', {
        one: ({ number }) => `Associer ${number} profil à ce compte`,
        other: ({ number }) => `Associer ${number} profils à ce compte`,
      }),
      usesUp:
        'L’association d’autres profils utilise l’invitation. Pour transférer ensuite ce profil, envoyez une nouvelle invitation depuis « Mon profil ».',
    },
  },
  others: {
    title: 'Autres profils ayant la même adresse e-mail',
    yours: 'Vous l’utilisez déjà avec ce compte.',
    elsewhere: 'Il est actuellement utilisé avec un autre compte Microsoft.',
  },
  moving: ({ profiles }) =>
    `Actuellement utilisé avec un autre compte Microsoft : ${profiles}. Si vous acceptez, cet autre compte perd l’accès.`,
  consent: 'Oui, transférer vers ce compte Microsoft',
  unchanged: 'Rien n’a encore été modifié.',
  accept: 'Accepter',
  acceptMany: plural('fr', {
    one: ({ number }) => `Accepter ${number} profil`,
    other: ({ number }) => `Accepter ${number} profils`,
  }),
  explain: {
    NONE_CHOSEN: 'Sélectionnez au moins un profil.',
    PROFILE_NOT_ACTIVE: 'Ce profil est désactivé ou a été supprimé. Contactez un administrateur du compte.',
    PROFILE_NOT_OF_MAILBOX:
      'L’adresse e-mail de l’un de ces profils a changé. Rechargez la page, puis acceptez.',
    REPLACEMENT_NOT_CONFIRMED: 'Confirmez le transfert, ou laissez ce profil de côté.',
  },
  decline: {
    button: 'Refuser',
    title: 'Refuser cette invitation ?',
    text: 'Son lien ne fonctionnera plus. Rien d’autre ne change.',
    notForMe: 'Cette invitation ne m’est pas destinée',
    notForMeHint: 'Nous signalerons à l’entreprise que l’adresse est peut-être incorrecte.',
    confirm: 'Refuser l’invitation',
    cancel: 'La conserver',
  },
  declined: {
    title: 'Invitation refusée',
    text: 'Son lien ne fonctionne plus. Vous n’avez rien d’autre à faire.',
  },
  accepted: {
    title: 'C’est fait',
    lead: ({ account }) => `Avec ${account}, vous pouvez maintenant utiliser :`,
    onward: 'Continuer',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Aucune invitation à afficher',
      remedy:
        'Ouvrez le lien de votre e-mail d’invitation. Si vous l’avez déjà ouvert, ouvrez-le de nouveau. Une invitation n’est disponible que dans l’onglet où son lien a été ouvert.',
    },
    NOT_GENUINE: {
      title: 'Ce lien ne fonctionne pas',
      remedy:
        'Le lien est incomplet, ou ce n’est pas l’une de nos invitations. Ouvrez-le depuis l’e-mail, ou copiez-le en entier. Rien n’a été modifié.',
    },
    EXPIRED: { title: 'Cette invitation a expiré', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Cette invitation a été révoquée',
      remedy:
        'Un administrateur l’a révoquée, ou l’adresse du profil a changé. Cherchez un e-mail plus récent, ou contactez un administrateur de votre entreprise.',
    },
    SUPERSEDED: {
      title: 'Il y a une invitation plus récente',
      remedy:
        'Un e-mail plus récent a remplacé celui-ci. Ouvrez le lien de l’e-mail le plus récent pour ce profil.',
    },
    DECLINED: {
      title: 'Cette invitation a été refusée',
      remedy: `Une personne disposant du lien l’a refusée. ${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'Cette invitation a déjà été utilisée',
      remedy: `Chaque invitation ne fonctionne qu’une fois. Si vous ne l’avez pas utilisée, contactez un administrateur de votre entreprise. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Vous avez déjà accepté cette invitation',
      remedy: 'Le profil est associé à votre compte Microsoft. Vous n’avez plus rien à faire ici.',
    },
  },
  home: 'Accéder à CustomerSource Access',
};
