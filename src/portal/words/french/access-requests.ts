import { type AccessRequestsWords } from '../english/access-requests';
import { plural } from '../plural';

/** The texts about requests for access, in French. */
export const accessRequests: AccessRequestsWords = {
  person: 'Personne',
  status: 'État',
  asked: 'Demandé',
  ends: 'Expire',
  actions: 'Actions',
  statuses: {
    PENDING: 'En attente',
    APPROVED: 'Approuvée',
    DECLINED: 'Refusée',
    WITHDRAWN: 'Retirée',
    EXPIRED: 'Expirée',
  },
  decidedBy: ({ day, person }) => `${day} par ${person}`,
  gotProfile: ({ person }) => `Profil : ${person}`,
  decideFor: ({ person }) => `Décider de la demande de ${person}`,
  title: ({ person }) => `Demande de ${person}`,
  back: 'Retour aux demandes',
  missing: 'Cette demande n’existe plus ou n’est plus en attente.',
  name: 'Nom',
  username: 'Nom d’utilisateur',
  unverified: 'Le nom et le nom d’utilisateur du compte Microsoft n’ont pas été vérifiés.',
  approve: 'Approuver',
  approveLead:
    'La personne peut utiliser le profil immédiatement avec son compte Microsoft. Nous enverrons un e-mail à l’adresse du profil.',
  profile: 'Profil',
  newProfile: 'Nouveau profil',
  profileHint: 'Profils qu’aucun compte Microsoft n’utilise encore.',
  email: 'Adresse e-mail',
  decline: 'Refuser',
  declineLead:
    'La personne voit le motif, mais ne reçoit pas d’e-mail. Elle peut demander l’accès à nouveau.',
  reason: 'Motif',
  reasons: {
    UNKNOWN_PERSON: 'Nous ne connaissons pas cette personne',
    NOT_AUTHORIZED: 'Non autorisée',
    WRONG_ACCOUNT: 'Mauvais compte',
    OTHER: 'Autre motif',
  },
  approved: ({ person, email }) =>
    `Demande approuvée. ${person} peut maintenant se connecter. Nous envoyons un e-mail à ${email}.`,
  declined: 'Demande refusée.',
  refusals: {
    NOT_FOUND: 'Cette demande n’existe plus, ou vous ne gérez plus le compte. Rechargez la page.',
    NOT_PENDING: 'Cette demande a entre-temps été traitée ou retirée, ou elle a expiré. Rechargez la page.',
    EMAIL_IN_USE:
      'Un autre profil de ce compte a déjà cette adresse. Choisissez plutôt ce profil. S’il ne figure pas dans la liste, il est désactivé ou utilisé avec un autre compte Microsoft. Activez-le d’abord, ou entrez une autre adresse.',
    PROFILE_NOT_FOUND: 'Ce profil ne fait plus partie du compte. Choisissez-en un autre.',
    PROFILE_NOT_ACTIVE: 'Ce profil est désactivé ou a été supprimé. Choisissez-en un autre.',
    PROFILE_ASSOCIATED:
      'Ce profil est désormais utilisé avec un autre compte Microsoft. Choisissez-en un autre.',
    ADMINISTRATOR_REQUIRED:
      'Ce compte n’a pas encore d’administrateur : un nouveau profil doit donc l’être. Choisissez ce rôle ou un profil existant.',
    ALREADY_HAS_PROFILE: 'Cette personne a déjà un profil dans ce compte. Vous pouvez refuser la demande.',
  },
  /** One's own requests. */
  own: {
    title: 'Vos demandes d’accès',
    number: ({ number }) => `Compte ${number}`,
    asked: ({ day }) => `Demandé le ${day}`,
    statuses: {
      PENDING: 'En attente d’une décision',
      APPROVED: 'Approuvée',
      DECLINED: 'Refusée',
      WITHDRAWN: 'Retirée',
      EXPIRED: 'Expirée : personne n’a décidé dans les 30 jours',
    },
    reasons: {
      UNKNOWN_PERSON: 'Les administrateurs ne vous connaissent pas sous ce compte Microsoft.',
      NOT_AUTHORIZED: 'Vous n’êtes pas autorisé à accéder à ce compte.',
      WRONG_ACCOUNT: 'Vous appartenez à un autre compte, ou vous devriez utiliser un autre compte Microsoft.',
      OTHER: 'Demandez le motif à un administrateur de votre entreprise.',
    },
    withdraw: 'Retirer',
    withdrawFor: ({ number }) => `Retirer la demande pour le compte ${number}`,
    withdrawn: 'Demande retirée.',
    notWithdrawn: 'Cette demande a déjà été traitée ou a expiré. Rechargez la page.',
  },
  open: plural('fr', {
    one: ({ number }) => `${number} demande en attente`,
    other: ({ number }) => `${number} demandes en attente`,
  }),
};
