import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in French. */
export const noAccess: NoAccessWords = {
  title: 'Pas d’accès pour le moment',
  lead: 'Vous avez des profils, mais aucun ne peut être utilisé en ce moment.',
  leadOfSome: 'Ces profils ne peuvent pas être utilisés en ce moment.',
  remedy: 'Vos profils restent associés, et l’accès revient de lui-même.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Le plan « ${plan} » de ${company} a pris fin le ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Le plan « ${plan} » de ${company} commence le ${day}.`,
    NO_PLAN: ({ company }) => `${company} n’a ni Enhancement Plan ni plan de support.`,
    ACCOUNT_INACTIVE: ({ company }) => `Le compte de ${company} a été désactivé dans Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'L’accès revient de lui-même dès qu’un plan est renouvelé.',
    PLAN_NOT_STARTED: 'L’accès commence de lui-même ce jour-là.',
    NO_PLAN: 'L’accès commence de lui-même dès qu’il y en a un.',
    ACCOUNT_INACTIVE: 'L’accès revient de lui-même dès qu’il est réactivé.',
  },
  ask: {
    administrator: ({ names }) => `À qui demander : ${names}, qui administre le compte.`,
    administrators: ({ names }) => `À qui demander : ${names}, qui administrent le compte.`,
    partner: 'Vous administrez le compte : demandez à votre partenaire Microsoft, ou à Microsoft.',
    nobody:
      'Le compte n’a pas d’administrateur pour le moment : demandez à votre partenaire Microsoft, ou à Microsoft.',
  },
  again: 'Vérifier à nouveau',
  unchanged: 'Rien n’a encore changé.',
};
