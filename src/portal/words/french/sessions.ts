import { type SessionsWords } from '../english/sessions';

/** The texts of My sessions, in French. */
export const sessions: SessionsWords = {
  title: 'Mes sessions',
  lead: 'Vous êtes connecté dans ces navigateurs. Si vous n’en reconnaissez pas un, déconnectez-le.',
  current: 'Ce navigateur',
  unknown: 'Navigateur inconnu',
  browserOn: ({ browser, platform }) => `${browser} sur ${platform}`,
  signedIn: ({ at }) => `Connexion : ${at}`,
  lastUsed: ({ at }) => `Dernière utilisation : ${at}`,
  persistent: 'Reste connecté après la fermeture du navigateur',
  untilClosed: 'Jusqu’à la fermeture du navigateur',
  signOutOf: ({ name, at }) => `Se déconnecter : ${name} (connexion : ${at})`,
  ended: 'Déconnecté.',
  applications:
    'Les applications auxquelles vous avez donné accès à votre compte Microsoft ne figurent pas dans cette liste. Leur accès prend fin à l’expiration de leur jeton d’accès. Vous les gérez dans votre compte Microsoft.',
};
