import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in French. */
export const signedOut: SignedOutWords = {
  title: 'Se connecter',
  lead: 'CustomerSource et PartnerSource sont les extranets de Microsoft Dynamics. Ils proposent des mises à jour, des formations, de la documentation et de l’aide aux clients disposant d’un Enhancement Plan ou d’un plan de support, aux partenaires et aux employés de Microsoft. Ici, vous associez vos profils à votre compte Microsoft et choisissez celui à utiliser.',
  keep: 'Rester connecté',
  keepHint:
    'Choisissez cette option uniquement si vous êtes la seule personne à utiliser cet ordinateur. Sans elle, vous êtes déconnecté à la fermeture du navigateur.',
  button: 'Se connecter avec Microsoft',
  forgotten: 'Mot de passe oublié ?',
  forgottenHint:
    'Microsoft peut vous aider pour les comptes personnels. Pour un compte professionnel ou scolaire, contactez votre organisation.',
  toGoOn: 'Connectez-vous pour accéder à la page demandée.',
  everywhere: 'Vous êtes déconnecté de tous vos appareils.',
  othersMaybeOpen:
    'Votre session était déjà terminée : vous êtes peut-être encore connecté sur vos autres appareils. Connectez-vous, puis déconnectez-vous à nouveau de tous vos appareils.',
  microsoftUnreached:
    'Vous êtes déconnecté ici. Nous n’avons pas pu joindre Microsoft : vous y êtes peut-être encore connecté.',
};
