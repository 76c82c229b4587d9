import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in German. */
export const home: HomeWords = {
  lead: 'Hier finden Sie Ressourcen, sehen, was auf Sie wartet, und verwalten als Administrator Konten. Wenn Sie Profile bei mehreren Unternehmen haben, können Sie oben auf der Seite im Menü zwischen ihnen wechseln.',
  number: ({ number }) => `Konto ${number}`,
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
    requests: plural('de', {
      one: ({ number }) => `${number} zu entscheidende Zugangsanforderung`,
      other: ({ number }) => `${number} zu entscheidende Zugangsanforderungen`,
    }),
    invitation: ({ person, company, email }) =>
      `Wir haben eine Einladung für ${person}, ${company}, an ${email} gesendet.`,
    until: ({ time }) =>
      `Um das Profil auf ein anderes Microsoft-Konto zu übertragen, öffnen Sie bis ${time} den Link in der E-Mail.`,
    none: 'Nichts wartet auf Sie.',
  },
  managed: {
    title: 'Von Ihnen verwaltete Konten',
    nothing: 'Nichts erfordert Ihre Aufmerksamkeit.',
    some: 'Diese Konten sind am dringendsten.',
    all: 'Alle Konten',
  },
};
