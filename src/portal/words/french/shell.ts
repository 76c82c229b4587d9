import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in French. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Passer au contenu principal',
  loading: 'Chargement…',
  sending: 'Envoi en cours…',
  problems: plural('fr', {
    one: ({ number }) => `Il y a ${number} problème`,
    other: ({ number }) => `Il y a ${number} problèmes`,
  }),
  newPage: 'Ouverture de la page…',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  leave: 'Vous avez des modifications non enregistrées. Quitter la page sans les enregistrer ?',
  leaveRunning:
    'La modification est toujours en cours. Si vous quittez la page, elle s’arrêtera après le groupe de personnes en cours. Les modifications déjà effectuées seront conservées. Quitter la page ?',
  languageMissing: ({ language }) =>
    `Impossible de charger la langue « ${language} ». Vérifiez votre connexion, puis réessayez.`,
  signIn: 'Se connecter',
  menu: {
    label: ({ person }) => `${person} : profil et déconnexion`,
    signedInAs: ({ username }) => `Connecté avec ${username}`,
    actingAs: ({ person, company }) => `Vous agissez en tant que ${person}, ${company}`,
    inTabOnly: 'Dans cet onglet seulement',
    noProfile: 'Aucun profil sélectionné',
    switchTo: 'Passer à',
    switchProfile: 'Changer de profil',
    myProfile: 'Mon profil',
    ourAccounts: 'Nos comptes',
    associate: 'Associer des profils',
    signOut: 'Se déconnecter',
    signOutEverywhere: 'Se déconnecter sur tous mes appareils',
    signOutAtMicrosoft: 'Se déconnecter ici et chez Microsoft',
    stillSignedIn: 'Nous n’avons pas reçu de réponse. Vous êtes peut-être encore connecté. Réessayez.',
  },
  roles: { ADMINISTRATOR: 'Administrateur', MEMBER: 'Membre' },
  kinds: { PERSONAL: 'Compte personnel', ORGANIZATIONAL: 'Compte professionnel ou scolaire' },
  profileChange: {
    LOST: 'Vous ne pouvez plus utiliser le profil de cet onglet. Il a été supprimé, désactivé ou transféré vers un autre compte Microsoft, ou son entreprise n’a pas d’accès actuellement.',
    MOVED: 'Vous avez choisi un autre profil dans un autre onglet.',
    ENDED: 'L’association a pris fin. Pour associer de nouveau le profil, vous avez besoin d’une invitation.',
    now: ({ person, company }) => `Vous agissez maintenant en tant que ${person}, ${company}.`,
  },
  connection: {
    lost: 'Il n’y a pas de connexion. Ce que vous voyez n’est peut-être plus à jour. Il sera actualisé dès que vous serez de nouveau en ligne.',
  },
  maintenance: {
    now: ({ until }) =>
      `Maintenance jusqu’au ${until}. Vous pouvez tout consulter, mais vous ne pouvez rien modifier d’ici là.`,
    planned: ({ from, until }) =>
      `Une maintenance est prévue du ${from} au ${until}. Vous ne pourrez rien modifier pendant ce temps.`,
  },
  failure: {
    title: 'Cela n’a pas fonctionné',
    OFFLINE: 'Vous êtes hors ligne, rien n’a été envoyé. Réessayez quand vous serez en ligne.',
    NO_ANSWER:
      'Nous n’avons pas reçu de réponse et ne savons pas si quelque chose a été modifié. Vérifiez votre connexion et réessayez. Vous pouvez répéter l’action sans risque.',
    SIGNED_OUT: 'Vous n’êtes plus connecté. Reconnectez-vous pour continuer.',
    PROFILE_LOST: 'Vous ne pouvez plus utiliser le profil de cet onglet. Choisissez-en un autre.',
    FORBIDDEN:
      'Votre profil n’est pas autorisé à effectuer cette action. Rien n’a été modifié. Contactez un administrateur, ou passez à un autre profil.',
    BAD_INPUT: 'Nous n’avons pas pu lire les informations entrées. Vérifiez-les et réessayez.',
    UNAVAILABLE:
      'Le service n’est pas disponible pour le moment, et rien n’a été modifié. Réessayez dans quelques minutes.',
    FAULT: 'Une erreur s’est produite de notre côté. Réessayez plus tard.',
    maintenance: ({ until }) =>
      `Une maintenance est en cours, et rien n’a été modifié. Réessayez après le ${until}.`,
    rateLimitedMinutes: plural('fr', {
      one: ({ number }) => `Trop de tentatives. Réessayez dans ${number} minute.`,
      other: ({ number }) => `Trop de tentatives. Réessayez dans ${number} minutes.`,
    }),
    rateLimitedHours: plural('fr', {
      one: ({ number }) => `Trop de tentatives. Réessayez dans ${number} heure.`,
      other: ({ number }) => `Trop de tentatives. Réessayez dans ${number} heures.`,
    }),
    page: 'Cette page n’a pas pu être affichée. Il en existe peut-être une version plus récente, ou vous êtes hors connexion.',
    reload: 'Recharger la page',
  },
  notFound: {
    title: 'Page introuvable',
    text: 'Il n’y a rien à cette adresse. Le lien est peut-être incomplet, ou la page n’existe plus.',
    home: 'Accéder à la page d’accueil',
  },
  maintenancePage: {
    title: 'Maintenance',
    lead: 'Pendant une maintenance, vous pouvez tout consulter, mais vous ne pouvez rien modifier. Les maintenances prévues sont annoncées en haut de chaque page, avec leur début, leur fin et leur motif.',
    none: 'Aucune maintenance n’est en cours ni prévue. Tout fonctionne.',
    onward: 'Accéder à la page d’accueil',
  },
};
