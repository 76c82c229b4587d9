import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in Danish. */
export const noAccess: NoAccessWords = {
  title: 'Ingen adgang i øjeblikket',
  lead: 'Du kan ikke bruge disse profiler i øjeblikket. Virksomhederne har ingen aktuel Enhancement Plan eller supportplan, eller deres konti er deaktiveret. Profilerne forbliver tilknyttet din Microsoft-konto. Adgangen gendannes automatisk, når der er en gyldig plan, og kontoen er aktiv.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Planen “${plan}” for ${company} udløb den ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Planen “${plan}” for ${company} begynder den ${day}.`,
    NO_PLAN: ({ company }) => `${company} har ingen Enhancement Plan eller supportplan.`,
    ACCOUNT_INACTIVE: ({ company }) => `Kontoen for ${company} er deaktiveret i Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'Adgangen gendannes automatisk, så snart en plan fornyes.',
    PLAN_NOT_STARTED: 'Adgangen starter automatisk den dag.',
    NO_PLAN: 'Adgangen starter automatisk, så snart virksomheden får en plan.',
    ACCOUNT_INACTIVE: 'Adgangen gendannes automatisk, så snart kontoen er aktiv igen.',
  },
  ask: {
    administrator: ({ names }) => `Kontakt ${names}, der administrerer kontoen, for at få hjælp.`,
    administrators: ({ names }) => `Kontakt ${names}, der administrerer kontoen, for at få hjælp.`,
    partner: ({ partner }) => `Du er administrator af kontoen. Kontakt ${partner}, din Microsoft-partner.`,
    vendor: 'Du er administrator af kontoen. Kontakt din Microsoft-partner eller Microsoft.',
    nobodyBut: ({ partner }) =>
      `Kontoen har ingen administrator i øjeblikket. Kontakt ${partner}, din Microsoft-partner.`,
    nobody: 'Kontoen har ingen administrator i øjeblikket. Kontakt din Microsoft-partner eller Microsoft.',
  },
  contact: {
    aboutPlan: ({ partner }) => `Spørg ${partner} om planen`,
    aboutAccess: ({ partner }) => `Spørg ${partner} om adgangen`,
    note: 'Vi sender dem en mail med dit navn og din mailadresse, så de kan svare dig.',
    done: ({ partner }) => `Vi har sendt en mail til ${partner}. De svarer til mailadressen i din profil.`,
    refusals: {
      NOT_FOUND: 'Du har ikke længere en aktiv profil på denne konto.',
      NO_PARTNER: 'Kontoen har ingen Microsoft-partner, som vi kan kontakte. Kontakt Microsoft.',
    },
  },
  again: 'Kontrollér igen',
  unchanged: 'Intet har ændret sig endnu.',
};
