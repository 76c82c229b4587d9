import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in French. */
export const profile: ProfileWords = {
  title: 'Mon profil',
  acting: {
    title: 'Vous agissez pour',
    number: 'Numéro de compte',
    role: 'Votre rôle',
    access: 'Accès',
    accessUntil: ({ day }) => `jusqu’au ${day}`,
    accessAlways: 'à tout moment',
    chosen: 'Pourquoi celui-ci',
    how: {
      HEADER: 'Choisi dans cet onglet seulement.',
      SESSION: 'Choisi dans cette session.',
      DEFAULT: 'Vous commencez toujours avec lui.',
      ONLY_PROFILE: 'C’est le seul que vous pouvez utiliser.',
    },
    switch: 'Utiliser un autre profil',
    others: 'Profils inutilisables pour le moment',
  },
  details: {
    title: 'Nom, adresse et langue',
    name: 'Nom',
    email: 'Adresse e-mail',
    emailHint:
      'Les e-mails pour ce profil y sont envoyés. Une invitation en attente à l’ancienne adresse n’est plus valable.',
    locale: 'Langue',
    localeHint: 'De ces pages et des e-mails que vous recevez.',
    save: 'Enregistrer',
    saved: 'Enregistré.',
    unchanged: 'Il n’y avait rien à changer.',
  },
  refusals: {
    NOT_FOUND: 'Vous ne pouvez plus modifier ce profil. Rien n’a été modifié.',
    NOT_PERMITTED: 'Vous n’agissez plus en tant que ce profil. Rien n’a été modifié.',
    PROFILE_REMOVED: 'Ce profil a été supprimé et ne peut plus être modifié.',
    PROFILE_NOT_ACTIVE: 'Ce profil a été désactivé ou supprimé. Rien n’a été envoyé.',
    ACCOUNT_INACTIVE: 'Le compte a été désactivé dans Microsoft Dynamics. Rien n’a été envoyé.',
    INVALID_DISPLAY_NAME: 'Entrez un nom de 1 à 200 caractères.',
    DISPLAY_NAME_HAS_ADDRESS: 'Entrez un nom sans adresse web ni adresse e-mail.',
    INVALID_EMAIL:
      'Entrez une adresse e-mail comme kim@contoso.com. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_LOCALE: 'Choisissez l’une des langues.',
    ADDRESS_BOUNCES:
      'Les e-mails à cette adresse sont revenus, ou n’y sont pas souhaités. Entrez une autre adresse.',
  },
  invite: {
    title: 'Passer à un autre compte Microsoft',
    lead: 'Envoyez une invitation, ouvrez son lien et connectez-vous avec l’autre compte Microsoft. L’actuel fonctionne jusqu’à ce que vous acceptiez là-bas ; ensuite il prend fin.',
    to: 'Envoyer à',
    toHint: 'Une autre adresse devient l’adresse de ce profil en même temps.',
    button: 'Envoyer l’invitation',
    sent: ({ email }) => `Une invitation est en route vers ${email}.`,
  },
  pending: {
    title: 'Invitation en attente',
    to: 'Envoyée à',
    at: 'Émise',
    until: 'Peut être acceptée jusqu’au',
    delivery: 'L’e-mail',
    states: {
      QUEUED: 'Il attend d’être envoyé.',
      SENT: 'Il a été envoyé.',
      DELIVERED: 'Il a été remis.',
      BOUNCED: 'Il est revenu : la boîte aux lettres l’a refusé. Vérifiez l’adresse.',
      FAILED: 'Il n’a pas pu être envoyé. Vérifiez l’adresse, ou réessayez plus tard.',
    },
    unsent: 'Il n’a pas été envoyé.',
    again: 'L’envoyer à nouveau',
  },
  history: {
    title: 'Comptes Microsoft de ce profil',
    none: 'Aucun compte Microsoft n’a encore été associé.',
    now: 'Utilisé',
    since: ({ day }) => `Depuis le ${day}`,
    period: ({ from, until }) => `Du ${from} au ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Vous y avez mis fin.',
      ENDED_BY_ADMINISTRATOR: 'Un administrateur y a mis fin.',
      REPLACED: 'Le profil est passé à un autre compte Microsoft.',
      PROFILE_REMOVED: 'Le profil a été supprimé.',
    },
    more: 'Afficher plus',
  },
  end: {
    button: 'Mettre fin à cette association',
    title: 'Mettre fin à cette association ?',
    text: ({ username, company }) =>
      `${username} ne pourra plus être utilisé pour ${company}. Rien d’autre n’est perdu : une invitation associe à nouveau le profil.`,
    confirm: 'Mettre fin à l’association',
    cancel: 'La garder',
  },
};
