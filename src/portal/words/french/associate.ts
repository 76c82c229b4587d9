import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in French. */
export const associate: AssociateWords = {
  title: 'Associer vos profils',
  none: 'Aucun profil n’est encore associé à votre compte Microsoft.',
  more: 'Avez-vous d’autres profils ?',
  how: 'Nous envoyons une invitation pour chaque profil enregistré avec cette adresse. Plusieurs peuvent arriver dans un même e-mail. Suivez le lien de chaque invitation.',
  email: 'Votre adresse e-mail',
  emailHint:
    'Celle que votre entreprise ou votre partenaire a enregistrée pour vous. Ce n’est pas forcément celle de votre compte Microsoft.',
  button: 'Envoyer les e-mails',
  done: 'Si nous connaissons l’adresse, une invitation est en route pour chacun de ses profils. Plusieurs peuvent arriver dans un même e-mail.',
  missing: {
    title: 'Rien n’est arrivé ?',
    wait: 'Les e-mails peuvent prendre quelques minutes.',
    spelling: 'Vérifiez l’orthographe de l’adresse.',
    junk: 'Regardez dans le courrier indésirable.',
    another: 'Essayez d’autres adresses que votre entreprise a peut-être enregistrées pour vous.',
    ask: 'Demandez à un administrateur de votre entreprise de vérifier votre profil et de vous inviter.',
  },
  access: {
    title: 'Votre entreprise est introuvable ? Adressez-vous à ses administrateurs',
    lead: 'Les personnes qui gèrent le compte de votre entreprise peuvent vous donner un profil. Elles reçoivent un e-mail avec votre nom et le nom d’utilisateur du compte Microsoft avec lequel vous êtes connecté.',
    number: 'Numéro de compte',
    numberHint: 'Tel qu’il figure sur les factures.',
    button: 'Demander l’accès',
    done: 'Si ce compte existe et que vous n’y avez pas de profil, ses administrateurs reçoivent un e-mail. S’ils sont d’accord, ils vous envoient une invitation.',
  },
  refusals: {
    INVALID_EMAIL:
      'Saisissez une adresse e-mail telle que nom@entreprise.fr. Les accents ne sont pas pris en charge avant l’@.',
    INVALID_ACCOUNT_NUMBER: 'Saisissez le numéro de compte, de 40 caractères au plus.',
  },
};
