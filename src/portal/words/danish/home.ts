import { type HomeWords } from '../english/home';
import { plural } from '../plural';

/** The texts of the home page, in Danish. */
export const home: HomeWords = {
  lead: 'Find ressourcer, se, hvad der venter på dig, og administrer konti, hvis du er administrator. Hvis du har profiler i flere virksomheder, kan du skifte mellem dem i menuen øverst på siden.',
  number: ({ number }) => `Konto ${number}`,
  resources: {
    title: ({ program }) => `Ressourcer i ${program}`,
    kinds: {
      PRODUCT_UPDATES: 'Produktopdateringer',
      DOWNLOADS: 'Downloads',
      TRAINING: 'Kurser',
      COMMUNITY: 'Community',
      SUPPORT: 'Support',
    },
  },
  waiting: {
    title: 'Venter på dig',
    requests: plural('da', {
      one: ({ number }) => `${number} anmodning om adgang, du kan afgøre`,
      other: ({ number }) => `${number} anmodninger om adgang, du kan afgøre`,
    }),
    invitation: ({ person, company, email }) =>
      `Vi har sendt en invitation til ${person}, ${company}, på adressen ${email}.`,
    until: ({ time }) =>
      `Åbn linket i mailen senest ${time} for at flytte profilen til en anden Microsoft-konto.`,
    none: 'Intet venter på dig.',
  },
  managed: {
    title: 'Konti, du administrerer',
    nothing: 'Intet kræver din opmærksomhed.',
    some: 'Disse konti kræver mest opmærksomhed.',
    all: 'Alle konti',
  },
};
