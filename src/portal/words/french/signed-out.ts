import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in French. */
export const signedOut: SignedOutWords = {
  title: 'Se connecter',
  lead: 'CustomerSource et PartnerSource sont les extranets de Microsoft Dynamics : mises à jour, formations, documentation et aide pour les clients disposant d’un Enhancement Plan ou d’un plan de support, pour les partenaires et pour les employés de Microsoft. Vous y associez vos profils à votre compte Microsoft et choisissez celui à utiliser.',
  keep: 'Rester connecté',
  keepHint:
    'Seulement sur un ordinateur que vous êtes seul à utiliser. Sinon, vous êtes déconnecté à la fermeture du navigateur.',
  button: 'Se connecter avec Microsoft',
  forgotten: 'Mot de passe oublié ?',
  forgottenHint:
    'Microsoft y aide pour les comptes personnels ; pour un compte professionnel ou scolaire, adressez-vous à votre organisation.',
  toGoOn: 'Connectez-vous pour accéder à la page demandée.',
  microsoftUnreached:
    'Vous êtes déconnecté ici. Microsoft n’a pas pu être joint : vous y êtes peut-être encore connecté.',
};
