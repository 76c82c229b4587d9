import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in French. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Aller au contenu',
  loading: 'Chargement…',
  sending: 'Envoi en cours…',
  newPage: 'Ouverture de la page…',
  tryAgain: 'Réessayer',
  close: 'Fermer',
  signIn: 'Se connecter',
  menu: {
    label: ({ person }) => `${person} : profil et déconnexion`,
    signedInAs: ({ username }) => `Connecté avec ${username}`,
    actingAs: ({ person, company }) => `Vous agissez en tant que ${person}, ${company}`,
    inTabOnly: 'Dans cet onglet seulement',
    noProfile: 'Aucun profil choisi',
    switchProfile: 'Changer de profil',
    myProfile: 'Mon profil',
    ourAccounts: 'Nos comptes',
    associate: 'Associer des profils',
    signOut: 'Se déconnecter',
    signOutEverywhere: 'Se déconnecter sur tous mes appareils',
    signOutAtMicrosoft: 'Se déconnecter ici et chez Microsoft',
    stillSignedIn: 'Aucune réponse : vous êtes peut-être encore connecté. Réessayez.',
  },
  roles: { ADMINISTRATOR: 'Administrateur', MEMBER: 'Membre' },
  kinds: { PERSONAL: 'Compte personnel', ORGANIZATIONAL: 'Compte professionnel ou scolaire' },
  profileChange: {
    LOST: 'Le profil que cet onglet utilisait ne peut plus être utilisé. Il a été supprimé, désactivé ou associé à un autre compte Microsoft, ou son entreprise n’a pas d’accès pour le moment.',
    MOVED: 'Un autre profil a été choisi dans un autre onglet.',
    ENDED: 'L’association a pris fin. Une invitation associe à nouveau le profil.',
    now: ({ person, company }) => `Vous agissez maintenant en tant que ${person}, ${company}.`,
  },
  connection: {
    lost: 'Il n’y a pas de connexion. Ce que vous voyez n’est peut-être plus à jour, et rien n’est envoyé avant son retour.',
  },
  maintenance: {
    now: ({ until }) =>
      `Maintenance jusqu’au ${until}. Vous pouvez tout consulter ; les modifications seront de nouveau possibles ensuite.`,
    planned: ({ from, until }) =>
      `Une maintenance est prévue du ${from} au ${until}. Rien ne pourra être modifié pendant ce temps.`,
  },
  failure: {
    title: 'Cela n’a pas fonctionné',
    OFFLINE:
      'Aucune réponse : il n’est pas certain que quelque chose ait été fait. Vérifiez votre connexion et réessayez : le faire deux fois est sans danger.',
    SIGNED_OUT: 'Vous n’êtes plus connecté. Reconnectez-vous pour continuer ici.',
    PROFILE_LOST: 'Le profil utilisé dans cet onglet ne peut plus l’être. Choisissez-en un autre.',
    FORBIDDEN: 'Ce profil n’a pas, ou plus, le droit de faire cela. Rien n’a été modifié.',
    BAD_INPUT: 'Le service n’a pas pu lire la saisie. Vérifiez-la et réessayez.',
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
    page: 'Cette page n’a pas pu être affichée. Il en existe peut-être une version plus récente, ou la connexion manque.',
    reload: 'Recharger la page',
  },
  notFound: {
    title: 'Page introuvable',
    text: 'Il n’y a rien à cette adresse. Le lien est peut-être incomplet, ou la page n’existe plus.',
    home: 'Aller à la page d’accueil',
  },
  maintenancePage: {
    title: 'Maintenance',
    none: 'Aucune maintenance n’est en cours ni prévue. Tout fonctionne.',
    onward: 'Aller à la page d’accueil',
  },
};
