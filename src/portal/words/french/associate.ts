import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in French. */
export const associate: AssociateWords = {
  title: 'Associer vos profils',
  none: 'Aucun profil n’est encore associé à votre compte Microsoft.',
  more: 'Avez-vous d’autres profils ?',
  how: 'Nous enverrons une invitation pour chaque profil enregistré avec cette adresse. Un même e-mail peut contenir plusieurs invitations. Ouvrez le lien de chaque invitation.',
  email: 'Votre adresse e-mail',
  emailHint:
    'L’adresse que votre entreprise ou votre partenaire a enregistrée pour vous. Elle peut être différente de celle de votre compte Microsoft.',
  button: 'Envoyer les e-mails',
  done: 'Si nous connaissons cette adresse, nous enverrons une invitation pour chacun de ses profils. Un même e-mail peut contenir plusieurs invitations.',
  missing: {
    title: 'Vous n’avez pas reçu d’e-mail ?',
    wait: 'Les e-mails peuvent mettre quelques minutes à arriver.',
    spelling: 'Vérifiez l’orthographe de l’adresse.',
    junk: 'Vérifiez le dossier Courrier indésirable.',
    another: 'Essayez d’autres adresses que votre entreprise a peut-être enregistrées pour vous.',
    ask: 'Demandez à un administrateur de votre entreprise de vérifier votre profil et de vous inviter.',
  },
  access: {
    title: 'Vous ne trouvez pas votre entreprise ? Contactez ses administrateurs',
    lead: 'Les administrateurs du compte de votre entreprise peuvent vous donner un profil. Nous leur enverrons un e-mail avec votre nom et le nom d’utilisateur du compte Microsoft avec lequel vous êtes connecté.',
    number: 'Numéro de compte',
    numberHint: 'Il figure sur vos factures.',
    button: 'Demander l’accès',
    done: 'Si ce compte existe et que vous n’y avez pas de profil, nous enverrons un e-mail à ses administrateurs. S’ils approuvent votre demande, nous vous enverrons un e-mail.',
  },
  refusals: {
    INVALID_EMAIL:
      'Entrez une adresse e-mail telle que nom@entreprise.fr. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_ACCOUNT_NUMBER: 'Entrez un numéro de compte de 40 caractères au maximum.',
  },
};
