import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in Danish. */
export const noAccess: NoAccessWords = {
  title: 'Ingen adgang lige nu',
  lead: 'Du har profiler, men ingen af dem kan bruges i øjeblikket.',
  leadOfSome: 'Disse af dine profiler kan ikke bruges i øjeblikket.',
  remedy: 'Dine profiler forbliver tilknyttet, og adgangen vender tilbage af sig selv.',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `Planen „${plan}“ for ${company} udløb den ${day}.`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `Planen „${plan}“ for ${company} begynder den ${day}.`,
    NO_PLAN: ({ company }) => `${company} har ingen Enhancement Plan eller supportplan.`,
    ACCOUNT_INACTIVE: ({ company }) => `Kontoen for ${company} er deaktiveret i Microsoft Dynamics.`,
  },
  returns: {
    PLAN_LAPSED: 'Adgangen vender tilbage af sig selv, så snart en plan fornyes.',
    PLAN_NOT_STARTED: 'Adgangen begynder af sig selv den dag.',
    NO_PLAN: 'Adgangen begynder af sig selv, så snart der er en.',
    ACCOUNT_INACTIVE: 'Adgangen vender tilbage af sig selv, så snart den er aktiv igen.',
  },
  ask: {
    administrator: ({ names }) => `Hvem du kan spørge: ${names}, der administrerer kontoen.`,
    administrators: ({ names }) => `Hvem du kan spørge: ${names}, der administrerer kontoen.`,
    partner: 'Du administrerer kontoen: spørg din Microsoft-partner eller Microsoft.',
    nobody: 'Kontoen har ingen administrator lige nu: spørg din Microsoft-partner eller Microsoft.',
  },
  again: 'Tjek igen',
  unchanged: 'Intet har ændret sig endnu.',
};
