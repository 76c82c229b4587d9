import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in French. */
export const profile: ProfileWords = {
  title: 'Mon profil',
  lead: 'Avec ce profil, vous agissez pour votre entreprise. Vous pouvez corriger votre nom et votre adresse e-mail, choisir votre langue, transférer le profil vers un autre compte Microsoft ou mettre fin à son association avec le vôtre.',
  acting: {
    title: 'Vous agissez pour',
    number: 'Numéro de compte',
    role: 'Votre rôle',
    access: 'Accès',
    accessUntil: ({ day }) => `jusqu’au ${day}`,
    accessAlways: 'à tout moment',
    chosen: 'Pourquoi ce profil',
    how: {
      HEADER: 'Vous l’avez choisi pour cet onglet seulement.',
      SESSION: 'Vous l’avez choisi pour cette session.',
      DEFAULT: 'C’est votre profil par défaut.',
      ONLY_PROFILE: 'C’est le seul profil que vous pouvez utiliser.',
    },
    switch: 'Utiliser un autre profil',
    others: 'Profils que vous ne pouvez pas utiliser pour le moment',
  },
  details: {
    title: 'Nom, adresse et langue',
    name: 'Nom',
    email: 'Adresse e-mail',
    emailHint:
      'Les e-mails pour ce profil sont envoyés à cette adresse. L’envoi d’une invitation l’enregistre aussi. Si vous enregistrez plutôt une autre adresse, une invitation en attente à l’ancienne adresse n’est plus valable.',
    locale: 'Langue',
    localeHint: 'La langue de ces pages et des e-mails que nous vous envoyons.',
    edit: 'Modifier',
    save: 'Enregistrer',
    cancel: 'Annuler',
    saved: 'Enregistré.',
    savedAndRevoked: ({ email }) =>
      `Enregistré. L’invitation en attente à ${email} a été révoquée, car l’adresse a changé. Pour inviter la nouvelle adresse, envoyez une autre invitation.`,
  },
  refusals: {
    NOT_FOUND: 'Vous ne pouvez plus modifier ce profil. Rien n’a été modifié.',
    NOT_PERMITTED: 'Vous n’utilisez plus ce profil. Rien n’a été modifié.',
    PROFILE_REMOVED: 'Ce profil a été supprimé et ne peut plus être modifié.',
    PROFILE_NOT_ACTIVE: 'Ce profil a été désactivé ou supprimé. Rien n’a été envoyé.',
    ACCOUNT_INACTIVE: 'Le compte a été désactivé dans Microsoft Dynamics. Rien n’a été envoyé.',
    INVALID_DISPLAY_NAME: 'Entrez un nom de 1 à 200 caractères.',
    DISPLAY_NAME_HAS_ADDRESS: 'Entrez un nom sans adresse web ni adresse e-mail.',
    INVALID_EMAIL:
      'Entrez une adresse e-mail comme kim@contoso.com. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_LOCALE: 'Choisissez une langue.',
    ADDRESS_BOUNCES:
      'Les e-mails envoyés à cette adresse n’ont pas pu être remis ou ont été signalés comme indésirables. Entrez une autre adresse.',
  },
  invite: {
    lead: 'Pour transférer ce profil vers un autre compte Microsoft, envoyez une invitation, ouvrez son lien et connectez-vous avec l’autre compte. Votre compte actuel fonctionne jusqu’à ce que vous acceptiez l’invitation avec l’autre.',
    button: 'Envoyer l’e-mail d’invitation',
    sent: ({ email }) => `Nous envoyons une invitation à ${email}.`,
  },
  pending: {
    title: 'Invitation en attente',
    to: 'Envoyée à',
    at: 'Émise',
    until: 'Valable jusqu’au',
    delivery: 'E-mail',
    states: {
      QUEUED: 'En attente d’envoi.',
      SENT: 'Envoyé.',
      DELIVERED: 'Remis.',
      BOUNCED: 'Non remis. La boîte aux lettres a refusé l’e-mail. Vérifiez l’adresse.',
      FAILED: 'N’a pas pu être envoyé. Vérifiez l’adresse, ou réessayez plus tard.',
    },
    unsent: 'L’e-mail n’a pas été envoyé.',
  },
  history: {
    title: 'Comptes Microsoft de ce profil',
    none: 'Aucun compte Microsoft n’a encore été associé.',
    now: 'En cours d’utilisation',
    since: ({ day }) => `Depuis le ${day}`,
    period: ({ from, until }) => `Du ${from} au ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Vous avez mis fin à l’association.',
      ENDED_BY_ADMINISTRATOR: 'Un administrateur a mis fin à l’association.',
      REPLACED: 'Le profil a été transféré vers un autre compte Microsoft.',
      PROFILE_REMOVED: 'Le profil a été supprimé.',
    },
    more: 'Afficher plus',
  },
  end: {
    button: 'Mettre fin à cette association',
    title: 'Mettre fin à cette association ?',
    text: ({ username, company }) =>
      `Vous ne pourrez plus utiliser ${username} pour ${company}. Rien d’autre n’est perdu. Pour associer de nouveau le profil, vous aurez besoin d’une invitation.`,
    confirm: 'Mettre fin à l’association',
    cancel: 'Conserver l’association',
  },
};
