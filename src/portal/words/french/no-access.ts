import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in French. */
export const noAccess: NoAccessWords = {
  title: 'Pas d’accès pour le moment',
  lead: 'Vous ne pouvez pas utiliser ces profils pour le moment. Leurs entreprises n’ont actuellement ni Enhancement Plan ni plan de support, ou leurs comptes ont été désactivés. Les profils restent associés à votre compte Microsoft. L’accès est rétabli automatiquement dès qu’un plan est en vigueur et que le compte est actif.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Le plan « ${plan} » de ${company} a pris fin le ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Le plan « ${plan} » de ${company} commence le ${day}.`,
    NO_PLAN: ({ company }) => `${company} n’a ni Enhancement Plan ni plan de support.`,
    ACCOUNT_INACTIVE: ({ company }) => `Le compte de ${company} a été désactivé dans Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'L’accès est rétabli automatiquement dès qu’un plan est renouvelé.',
    PLAN_NOT_STARTED: 'L’accès commence automatiquement ce jour-là.',
    NO_PLAN: 'L’accès commence automatiquement dès que l’entreprise a un plan.',
    ACCOUNT_INACTIVE: 'L’accès est rétabli automatiquement dès que le compte est réactivé.',
  },
  ask: {
    administrator: ({ names }) => `Pour obtenir de l’aide, contactez ${names}, qui administre le compte.`,
    administrators: ({ names }) => `Pour obtenir de l’aide, contactez ${names}, qui administrent le compte.`,
    partner: ({ partner }) =>
      `Vous êtes administrateur du compte. Contactez ${partner}, votre partenaire Microsoft.`,
    vendor: 'Vous êtes administrateur du compte. Contactez votre partenaire Microsoft ou Microsoft.',
    nobodyBut: ({ partner }) =>
      `Le compte n’a actuellement aucun administrateur. Contactez ${partner}, votre partenaire Microsoft.`,
    nobody:
      'Le compte n’a actuellement aucun administrateur. Contactez votre partenaire Microsoft ou Microsoft.',
  },
  contact: {
    aboutPlan: ({ partner }) => `Interroger ${partner} au sujet du plan`,
    aboutAccess: ({ partner }) => `Interroger ${partner} au sujet de l’accès`,
    note: 'Nous lui enverrons un e-mail avec votre nom et votre adresse e-mail, afin que vous receviez une réponse.',
    done: ({ partner }) =>
      `Nous avons envoyé un e-mail à ${partner}. La réponse sera envoyée à l’adresse e-mail de votre profil.`,
    refusals: {
      NOT_FOUND: 'Vous n’avez plus de profil actif dans ce compte.',
      NO_PARTNER:
        'Ce compte n’a pas de partenaire Microsoft que nous puissions contacter. Contactez Microsoft.',
    },
  },
  again: 'Vérifier à nouveau',
  unchanged: 'Rien n’a encore changé.',
};
