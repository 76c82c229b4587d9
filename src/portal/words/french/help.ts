import { type HelpTexts } from '../english/help';
import { label, link, mail, pointsOf, text } from '../help-text';

/** The help, in French. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'Aide',
  lead: 'Réponses aux questions courantes sur l’utilisation de CustomerSource et de PartnerSource avec votre compte Microsoft.',
  contents: 'Questions',
  toContents: 'Retour aux questions',
  administrators: {
    signIn: text`${link('signIn', 'Connectez-vous')} pour voir ici leurs noms et les contacter.`,
    withProfile: text`Lorsque vous utilisez un profil, les administrateurs de son compte sont indiqués ici.`,
    of: ({ account }) => `Administrateurs de ${account} :`,
  },
  questions: {
    'what-is-customersource': {
      question: 'Qu’est-ce que CustomerSource, et qui peut l’utiliser ?',
      answer: [
        text`CustomerSource est l’extranet des clients de Microsoft Dynamics. Vous y trouvez des outils d’auto-assistance, des mises à jour de produits, des forums, des formations, de la documentation et des bulletins d’information. PartnerSource est l’extranet des partenaires Microsoft Dynamics.`,
        text`Les clients disposant d’un Enhancement Plan ou d’un plan de support actif peuvent utiliser CustomerSource. Les partenaires et les employés de Microsoft y ont toujours accès.`,
        text`Vous utilisez les deux avec un compte Microsoft. ${link('signIn', 'Connectez-vous')} pour associer votre compte à votre profil, c’est-à-dire à votre fiche dans une entreprise.`,
      ],
    },
    'microsoft-account': {
      question: 'Comment obtenir un compte Microsoft ?',
      answer: [
        text`Si vous utilisez Outlook.com, OneDrive ou Xbox, vous en avez déjà un. Il s’appelait auparavant Windows Live ID. Un compte professionnel ou scolaire de votre organisation convient aussi.`,
        {
          steps: [
            text`Sur le site de Microsoft, ouvrez la page ${link('newMicrosoftAccount', 'Créer un compte Microsoft')}.`,
            text`Entrez une adresse e-mail que vous avez déjà, ou créez-en une sur cette page.`,
            text`Suivez les instructions. Microsoft envoie un code à votre adresse pour vérifier qu’elle vous appartient.`,
            text`Revenez ici et ${link('signIn', 'connectez-vous')} avec le nouveau compte.`,
            text`Sur la page ${link('associate', associate.title)}, associez-le à vos profils.`,
          ],
        },
        text`L’adresse de votre compte Microsoft peut être différente de celle de votre profil.`,
      ],
    },
    'associate-profiles': {
      question: 'Comment associer mon profil à mon compte Microsoft ?',
      answer: [
        {
          steps: [
            text`${link('signIn', 'Connectez-vous')} avec le compte Microsoft que vous voulez utiliser.`,
            text`Sur la page ${link('associate', associate.title)}, entrez l’adresse e-mail que votre entreprise ou votre partenaire a enregistrée pour vous, puis sélectionnez ${label(associate.button)}.`,
            text`Ouvrez le lien de l’e-mail, puis sélectionnez ${label(accept.accept)}.`,
          ],
        },
        text`Un administrateur de votre entreprise peut aussi vous envoyer une invitation. Si vous n’avez pas de profil, vous pouvez en demander un sur la même page, avec le numéro de compte de votre entreprise.`,
      ],
    },
    'several-emails': {
      question: 'Pourquoi ai-je reçu plusieurs e-mails après avoir entré mon adresse e-mail ?',
      answer: [
        text`Nous recherchons tous les profils qui ont cette adresse et envoyons une invitation pour chacun. Vous pouvez par exemple avoir un profil dans plusieurs entreprises. Un même e-mail peut contenir plusieurs invitations.`,
        text`Vous pouvez associer le même compte Microsoft à tous ces profils. Ouvrez le lien de chaque invitation. Quand vous en acceptez une, vous pouvez accepter en même temps vos autres profils qui ont la même adresse.`,
        text`Si vous avez plusieurs profils, vous choisissez celui à utiliser sur la page ${link('accounts', accounts.title)}.`,
        text`Si une invitation ne vous est pas destinée, ouvrez son lien et sélectionnez ${label(accept.decline.button)}.`,
      ],
    },
    'no-email': {
      question: 'Que faire si je ne reçois pas d’e-mail ou si mon invitation ne fonctionne pas ?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`Chaque invitation fonctionne une seule fois et pendant une durée limitée. S’il existe un e-mail plus récent pour le même profil, seul le lien le plus récent fonctionne. Pour recevoir une nouvelle invitation, entrez votre adresse sur la page ${link('associate', associate.title)}.`,
      ],
    },
    'forgotten-password': {
      question: 'Que faire si j’oublie le mot de passe de mon compte Microsoft ?',
      answer: [
        text`Pour un compte personnel, ${link('passwordReset', 'réinitialisez votre mot de passe')} sur le site de Microsoft. Pour un compte professionnel ou scolaire, contactez votre organisation.`,
        text`Nous ne voyons jamais votre mot de passe. Si vous le changez, vos profils restent associés à votre compte.`,
      ],
    },
    'signed-in-automatically': {
      question: 'Je suis connecté automatiquement à chaque fois. Est-ce sûr ?',
      answer: [
        text`Si vous sélectionnez ${label(signedOut.keep)} lorsque vous ${link('signIn', 'vous connectez')}, vous restez connecté même si vous fermez le navigateur ou éteignez l’ordinateur. Choisissez cette option uniquement si vous êtes la seule personne à utiliser cet ordinateur.`,
        text`Si votre mot de passe ne vous est pas demandé, vous êtes peut-être aussi connecté à Microsoft par un autre site ou une autre application.`,
        text`Pour vous déconnecter, ouvrez le menu qui porte votre nom et sélectionnez ${label(shell.menu.signOut)}. ${label(shell.menu.signOutAtMicrosoft)} met aussi fin à votre session chez Microsoft. Si vous avez perdu un appareil, déconnectez-le sur la page ${link('sessions', sessions.title)} ou sélectionnez ${label(shell.menu.signOutEverywhere)}.`,
      ],
    },
    'multiple-accounts': {
      question: `À quoi sert la page « ${accounts.title} » ?`,
      answer: [
        text`La page ${link('accounts', accounts.title)} affiche tous les comptes CustomerSource et PartnerSource auxquels votre compte Microsoft est associé. Vous y choisissez celui à utiliser.`,
        text`Pour toujours commencer avec le même profil, sélectionnez ${label(accounts.always)}.`,
      ],
    },
    'when-multiple-accounts': {
      question: `Quand la page « ${accounts.title} » s’affiche-t-elle ?`,
      answer: [
        text`Elle s’affiche après la connexion si vous avez plusieurs profils et n’avez pas choisi de profil par défaut. Si vous n’avez qu’un profil, elle ne s’affiche pas.`,
        text`Vous pouvez ouvrir ${link('accounts', accounts.title)} à tout moment pour changer de profil ou de profil par défaut.`,
      ],
    },
    'switch-profiles': {
      question: 'Comment passer à un autre profil ?',
      answer: [
        text`Ouvrez le menu qui porte votre nom, puis sélectionnez un profil ou ${label(shell.menu.switchProfile)}. Vous pouvez aussi ouvrir la page ${link('accounts', accounts.title)}. Il n’est pas nécessaire de vous déconnecter ni de fermer le navigateur.`,
        text`Pour utiliser des profils différents dans des onglets différents, sélectionnez ${label(accounts.tabOnly)}.`,
      ],
    },
    'another-microsoft-account': {
      question: 'Comment utiliser mon profil avec un autre compte Microsoft ?',
      answer: [
        {
          steps: [
            text`Dans le menu qui porte votre nom, sélectionnez ${link('profile', profile.title)}.`,
            text`Si l’adresse e-mail affichée est correcte, sélectionnez ${label(profile.invite.button)}.`,
            text`Sinon, sélectionnez ${label(profile.details.edit)}, entrez l’adresse correcte, sélectionnez ${label(profile.invite.button)}, puis ${label(profile.details.save)}.`,
            text`Ouvrez le lien de l’e-mail, connectez-vous avec le compte Microsoft que vous voulez utiliser et acceptez l’invitation.`,
          ],
        },
        text`Votre compte actuel fonctionne jusqu’à ce que vous acceptiez l’invitation avec l’autre.`,
      ],
    },
    'add-colleagues': {
      question: 'J’utilise CustomerSource. Comment mes collègues peuvent-ils y accéder ?',
      answer: [
        text`Les administrateurs du compte de votre entreprise peuvent ajouter et inviter des personnes :`,
        {
          steps: [
            text`Ouvrez ${link('ourAccounts', ourAccounts.title)} et sélectionnez votre compte.`,
            text`Sélectionnez ${label(ourAccounts.adding.one)} ou ${label(ourAccounts.adding.many)}, puis entrez les noms et les adresses e-mail.`,
            text`Laissez ${label(ourAccounts.adding.invite)} sélectionné, puis ajoutez les personnes.`,
          ],
        },
        text`Vos collègues ouvrent le lien de leur e-mail et se connectent avec leur propre compte Microsoft. S’ils n’en ont pas, consultez ${link('microsoft-account', 'Comment obtenir un compte Microsoft ?')}`,
        text`Vos collègues peuvent aussi demander l’accès eux-mêmes sur la page ${link('associate', associate.title)}, avec le numéro de compte de votre entreprise. Vous approuvez ou refusez leurs demandes dans votre compte, sous ${label(ourAccounts.parts.requests)}.`,
        text`Si vous n’êtes pas administrateur, ${link('your-administrators', 'contactez vos administrateurs')}.`,
      ],
    },
    'your-administrators': {
      question: 'Qui sont mes administrateurs, et comment les contacter ?',
      answer: [
        text`Les administrateurs gèrent les profils du compte de votre entreprise. Ils ajoutent et invitent des personnes, corrigent les noms et les adresses, et changent les rôles.`,
      ],
    },
    'no-access': {
      question: 'Pourquoi n’ai-je pas accès ? Que se passe-t-il quand un plan prend fin ?',
      answer: [
        text`Les clients ont accès tant qu’un Enhancement Plan ou un plan de support de leur entreprise est actif. Quand le dernier plan prend fin, l’accès prend fin aussi.`,
        text`Vos profils restent associés à votre compte Microsoft. Dès qu’un plan est renouvelé, l’accès est rétabli automatiquement. Vous n’avez rien à faire.`,
        text`La page ${link('noAccess', noAccess.title)} indique la raison pour chacun de vos profils et qui contacter. Vous pouvez y interroger votre partenaire Microsoft.`,
      ],
    },
    maintenance: {
      question: 'Quand le site est-il disponible ?',
      answer: [
        text`La disponibilité peut varier selon le lieu, et en raison de maintenances planifiées et d’autres interruptions.`,
        text`Nous annonçons les maintenances en haut de chaque page. Pendant une maintenance, vous pouvez tout consulter, mais vous ne pouvez rien modifier. Les e-mails sont envoyés ensuite.`,
        text`La page ${link('maintenancePage', shell.maintenancePage.title)} indique si une maintenance est en cours ou planifiée.`,
      ],
    },
    'more-help': {
      question: 'Où obtenir plus d’aide ?',
      answer: [
        text`Pour les questions sur votre compte Microsoft, consultez le ${link('microsoftAccount', 'site des comptes Microsoft')}.`,
        ...(contact === null ? [] : [text`Pour toutes les autres questions, écrivez à ${mail(contact)}.`]),
      ],
    },
  },
});
