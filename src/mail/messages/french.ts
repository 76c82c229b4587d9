import type { Translation } from './messages';
import { plural } from './plural';

/** The messages in French. */
export const french: Translation = {
  words: {
    company: 'Entreprise',
    profile: 'Profil',
    address: 'Adresse',
    account: 'Compte',
    open: ({ program }) => `Ouvrir ${program}`,
    toAdministrator: ({ company }) =>
      `Ce message vous est adressé en tant qu’administrateur de l’entreprise ${company}.`,
    more: plural('fr', { one: ({ number }) => `${number} autre`, other: ({ number }) => `${number} autres` }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company} : votre invitation à ${program}, ${person}`,
    title: ({ program, company }) => `Utiliser ${program} pour ${company}`,
    preheader: ({ person, company, until }) =>
      `Pour le profil ${person} (${company}). À accepter avant le ${until}.`,
    asked: ({ program, person, company }) =>
      `Vous êtes invité à utiliser ${program} avec le profil ${person} de l’entreprise ${company}.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} vous invite à utiliser ${program} avec le profil ${person} de l’entreprise ${company}.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} (${inviterCompany}, partenaire référent de ${company}) vous invite à utiliser ${program} avec le profil ${person} de l’entreprise ${company}.`,
    accept: 'Accepter l’invitation',
    anyAccount:
      'Vous pouvez vous connecter avec n’importe quel compte Microsoft, même avec une autre adresse e-mail.',
    validity: plural('fr', {
      one: ({ until, number }) =>
        `Le lien ne fonctionne qu’une seule fois. Il est valable ${number} jour, jusqu’au ${until}.`,
      other: ({ until, number }) =>
        `Le lien ne fonctionne qu’une seule fois. Il est valable ${number} jours, jusqu’au ${until}.`,
    }),
    unexpected:
      'Si vous n’attendiez pas ce message, vous pouvez l’ignorer. Rien ne se passe tant que vous n’ouvrez pas le lien et ne confirmez pas.',
    sentTo: ({ address }) => `Envoyé à ${address}.`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company} : transférer votre profil ${program} ${person} vers un autre compte Microsoft`,
    title: ({ program, company }) => `Utiliser ${program} pour ${company} avec un autre compte Microsoft`,
    preheader: ({ person, company, until }) =>
      `Pour le profil ${person} (${company}). À accepter avant le ${until}.`,
    asked: ({ program, person, company }) =>
      `Cette invitation transfère le profil ${program} ${person} de l’entreprise ${company} vers le compte Microsoft avec lequel vous l’acceptez.`,
    sentBy: ({ inviter, inviterCompany }) => `Elle a été envoyée par ${inviter} (${inviterCompany}).`,
    meaning:
      'Le compte Microsoft avec lequel le profil est actuellement utilisé fonctionne jusque-là. Dès que vous acceptez, il perd l’accès au profil.',
    accept: 'Transférer le profil',
  },
  moved: {
    subject: ({ company, program, person }) =>
      `${company} : votre profil ${program} ${person} a été transféré`,
    title: ({ program, company }) => `Votre profil ${program} pour ${company} a été transféré`,
    preheader: ({ person, company }) =>
      `Le profil ${person} (${company}) est désormais utilisé avec un autre compte Microsoft.`,
    moved: ({ program, person, company, on }) =>
      `Le profil ${program} ${person} de l’entreprise ${company} a été transféré vers un autre compte Microsoft le ${on}.`,
    meaning: ({ company }) =>
      `Le compte Microsoft que vous utilisiez ne permet plus de l’ouvrir. Vos autres profils et l’entreprise ${company} elle-même ne sont pas concernés.`,
    unexpected: ({ company }) =>
      `Si vous en êtes à l’origine, vous n’avez rien à faire. Sinon, contactez immédiatement un administrateur de l’entreprise ${company}. Il peut mettre fin à la nouvelle association et vous envoyer une invitation.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}) : une personne a demandé l’accès`,
    title: ({ program, company }) => `Une personne a demandé l’accès à ${program} pour ${company}`,
    preheader: ({ company }) =>
      `Une demande seule ne donne pas accès. C’est vous qui décidez pour ${company}.`,
    asks: ({ program, company, number }) =>
      `Une personne connectée avec un compte Microsoft a demandé l’accès à ${program} pour ${company} (compte ${number}).`,
    claimed: ({ name, username }) =>
      `Son compte Microsoft fournit ces informations, qui n’ont pas été vérifiées : nom « ${name} », nom d’utilisateur « ${username} ».`,
    whatToDo:
      'Si vous connaissez cette personne, vous pouvez approuver la demande. Elle obtient alors un profil et peut se connecter avec son compte Microsoft. Sinon, refusez la demande.',
    review: 'Examiner les demandes',
    unknown:
      'Si vous ne connaissez pas cette personne, vous n’avez rien à faire. Une demande seule ne donne pas accès.',
    toPartner: ({ company }) =>
      `Ce message vous est adressé en tant qu’administrateur du partenaire référent, car l’entreprise ${company} n’a pas d’administrateur.`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company} : vous avez accès à ${program}`,
    title: ({ program, company }) => `Vous avez accès à ${program} pour ${company}`,
    preheader: ({ company }) => `Un administrateur de l’entreprise ${company} a approuvé votre demande.`,
    granted: ({ program, person, company }) =>
      `Votre demande d’accès a été approuvée. Vous disposez du profil ${program} ${person} de l’entreprise ${company}.`,
    howTo: ({ username }) =>
      `Connectez-vous avec le compte Microsoft que vous avez utilisé pour demander l’accès. Son nom d’utilisateur est « ${username} ».`,
    unexpected: ({ company }) =>
      `Si vous n’avez pas demandé l’accès, contactez un administrateur de l’entreprise ${company}. Il peut mettre fin à l’association du profil avec ce compte Microsoft.`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `Le plan « ${plan} » de ${company} a pris fin le ${on}. L’accès est rétabli automatiquement dès qu’un plan est renouvelé.`,
    notStarted: ({ plan, company, on }) =>
      `Le plan « ${plan} » de ${company} commence le ${on}. L’accès commence automatiquement ce jour-là.`,
    noPlan: ({ company }) => `${company} n’a ni Enhancement Plan ni plan de support.`,
    inactive: ({ company }) => `Le compte de ${company} a été désactivé dans Microsoft Dynamics.`,
    open: ({ company }) => `${company} a actuellement accès.`,
    claimed: ({ name, address }) =>
      `Le profil de cette personne contient ces informations, qu’elle peut modifier elle-même : nom « ${name} », adresse e-mail « ${address} ».`,
    whatToDo:
      'Pour répondre, écrivez à cette adresse. Si vous ne connaissez pas cette personne, renseignez-vous d’abord auprès de quelqu’un que vous connaissez dans l’entreprise.',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}) : question sur l’accès`,
    title: ({ program, company }) => `Question de ${company} sur l’accès à ${program}`,
    preheader: ({ program, company }) =>
      `Une personne de ${company} vous demande de l’aide pour l’accès à ${program}.`,
    asks: ({ program, company }) =>
      `Une personne qui a un profil chez ${company} vous demande, en tant que partenaire Microsoft de l’entreprise, de l’aide pour l’accès à ${program}.`,
    toPartner: ({ company }) =>
      `Ce message vous est adressé en tant qu’administrateur du partenaire référent de l’entreprise ${company}.`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}) : question aux administrateurs`,
    title: ({ program, company }) => `Une personne de ${company} a besoin de votre aide pour ${program}`,
    preheader: ({ company }) => `Cette question vous est adressée en tant qu’administrateur de ${company}.`,
    ACCESS: ({ program, company }) =>
      `Une personne qui a un profil chez ${company} vous demande, en tant qu’administrateur du compte, de l’aide pour l’accès à ${program}.`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `Une personne qui a un profil chez ${company} vous demande, en tant qu’administrateur du compte, de donner à un collègue l’accès à ${program}.`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `Une personne qui a un profil chez ${company} vous demande, en tant qu’administrateur du compte, de modifier son profil dans ${program}.`,
    OTHER: ({ program, company }) =>
      `Une personne qui a un profil chez ${company} a une question sur ${program} et vous demande, en tant qu’administrateur du compte, de la contacter.`,
  },
  administrators: {
    subject: ({ company }) => `${company} : les administrateurs ont changé`,
    title: ({ program, company }) => `Les administrateurs de ${company} dans ${program} ont changé`,
    preheader: ({ company }) => `Vérifiez que vous attendiez ce changement chez ${company}.`,
    added: plural('fr', {
      one: ({ names, company }) => `Désormais administrateur de l’entreprise ${company} : ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profils sont désormais administrateurs de l’entreprise ${company} : ${names}.`,
    }),
    removed: plural('fr', {
      one: ({ names, company }) => `N’est plus administrateur de l’entreprise ${company} : ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profils ne sont plus administrateurs de l’entreprise ${company} : ${names}.`,
    }),
    by: ({ actor, on }) => `Modifié par ${actor} le ${on}.`,
    meaning: ({ company }) =>
      `Les administrateurs peuvent ajouter, modifier, inviter et supprimer les profils de l’entreprise ${company}, y compris ceux des autres administrateurs.`,
    unexpected:
      'Si vous n’attendiez pas ce changement, vérifiez les profils et leur historique, et annulez-y le changement.',
  },
  digest: {
    subject: plural('fr', {
      one: ({ number, program }) => `${number} message de ${program}`,
      other: ({ number, program }) => `${number} messages de ${program}`,
    }),
    title: plural('fr', {
      one: ({ number }) => `Vous avez ${number} message`,
      other: ({ number }) => `Vous avez ${number} messages`,
    }),
    meaning:
      'De nombreux messages ont été envoyés à cette adresse en une heure. Nous les avons donc réunis dans un seul e-mail. Chaque lien correspond à son propre message.',
  },
  bounced: {
    subject: ({ company, person }) => `${company} : l’invitation adressée à ${person} n’a pas pu être remise`,
    title: ({ person }) => `Votre invitation n’est pas parvenue à ${person}`,
    preheader: ({ address }) => `L’e-mail envoyé à ${address} n’a pas pu être remis.`,
    bounced: ({ program, person, company, address }) =>
      `L’invitation à utiliser ${program} avec le profil ${person} de l’entreprise ${company} a été envoyée à ${address} et n’a pas pu être remise. Cette adresse n’existe pas ou n’accepte pas d’e-mails.`,
    whatToDo:
      'Corrigez l’adresse du profil et renvoyez l’invitation. L’ancien lien cessera alors de fonctionner.',
    sentBecause: ({ person, company }) =>
      `Ce message vous est adressé parce que vous avez invité ${person} (${company}).`,
  },
  declined: {
    subject: ({ company, person }) => `${company} : vérifiez l’adresse de ${person}`,
    title: ({ person }) => `Votre invitation pour ${person} est peut-être arrivée à la mauvaise personne`,
    preheader: ({ address }) => `Elle a été refusée à l’adresse ${address}.`,
    declined: ({ program, person, company, address }) =>
      `L’invitation à utiliser ${program} avec le profil ${person} de l’entreprise ${company} a été envoyée à ${address}. Elle y a été refusée car elle n’était pas destinée à cette personne. Son lien ne fonctionne plus.`,
    whatToDo:
      'Trouvez la bonne adresse de la personne, corrigez-la dans le profil et envoyez une nouvelle invitation. Si l’adresse est correcte, contactez la personne.',
  },
};
