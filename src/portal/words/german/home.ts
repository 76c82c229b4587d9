import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in German. */
export const home: HomeWords = {
  number: ({ number }) => `Konto ${number}`,
  access: 'Ihr Zugriff',
  resources: {
    title: ({ program }) => `Ressourcen in ${program}`,
    kinds: {
      PRODUCT_UPDATES: 'Produktupdates',
      DOWNLOADS: 'Downloads',
      TRAINING: 'Schulungen',
      COMMUNITY: 'Community',
      SUPPORT: 'Support',
    },
  },
  waiting: {
    title: 'Wartet auf Sie',
    invitation: ({ person, company, email }) =>
      `Wir haben eine Einladung für ${person}, ${company}, an ${email} gesendet.`,
    until: ({ time }) =>
      `Um das Profil auf ein anderes Microsoft-Konto zu übertragen, öffnen Sie bis ${time} den Link in der E-Mail.`,
    none: 'Nichts wartet auf Sie.',
  },
  managed: {
    title: 'Von Ihnen verwaltete Konten',
    pending: plural('de', {
      one: ({ number }) => `${number} ausstehende Einladung`,
      other: ({ number }) => `${number} ausstehende Einladungen`,
    }),
    bounced: plural('de', {
      one: ({ number }) => `${number} Einladung nicht zugestellt`,
      other: ({ number }) => `${number} Einladungen nicht zugestellt`,
    }),
    expiringSoon: plural('de', {
      one: ({ number }) => `${number} läuft innerhalb von 48 Stunden ab`,
      other: ({ number }) => `${number} laufen innerhalb von 48 Stunden ab`,
    }),
    noAdministrator: 'Kein Administrator',
    nothing: 'Nichts erfordert Ihre Aufmerksamkeit.',
    some: 'Diese Konten sind am dringendsten.',
    all: 'Alle Konten',
  },
};
