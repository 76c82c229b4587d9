import type { AuthWords } from './english';

/** The texts of the pages about a failed sign-in or sign-out, in Danish. */
export const danish: AuthWords = {
  signInAgain: 'Log på igen',
  toStart: 'Gå til startsiden',
  reference: 'Reference',
  failures: {
    unfinished: {
      title: 'Denne pålogning kan ikke fuldføres',
      message: 'Den blev startet i en anden browser, eller den er allerede fuldført. Log på igen.',
    },
    expired: {
      title: 'Pålogningen tog for lang tid',
      message:
        'En pålogning skal fuldføres inden for ti minutter. Log på igen. Du fortsætter, hvor du begyndte.',
    },
    withoutCookies: {
      title: 'Din browser sendte ingen cookies',
      message:
        'Pålogning kræver cookies. Hvis din browser blokerer dem, skal du tillade cookies for dette websted. Hvis du begyndte i en anden browser, skal du fortsætte der. Log derefter på igen.',
    },
    denied: {
      title: 'Du er ikke logget på',
      message: 'Pålogningen blev annulleret, eller Microsoft tillod den ikke. Prøv igen.',
    },
    unverified: {
      title: 'Vi kunne ikke logge dig på',
      message: 'Vi kunne ikke bekræfte svaret fra Microsoft, så du blev ikke logget på. Prøv igen.',
    },
    tenantNotAllowed: {
      title: 'Din organisation kan ikke logge på her',
      message: 'Konti fra denne organisation er ikke tilladt. Log på med en anden Microsoft-konto.',
    },
    unavailable: {
      title: 'Pålogning med Microsoft er ikke tilgængelig',
      message:
        'Vi kan ikke kontakte Microsoft i øjeblikket. Der er ikke noget galt med din konto. Prøv igen om et par minutter.',
    },
    originRefused: {
      title: 'Du er stadig logget på',
      message:
        'Anmodningen kom ikke fra en side på dette websted, så intet blev ændret. Gå tilbage til startsiden, og prøv igen.',
    },
  },
  faults: {
    title: 'Det lykkedes ikke',
    databaseUnavailable:
      'Tjenesten kan ikke kontakte sin database i øjeblikket. Prøv igen om et par minutter.',
    busy: 'Tjenesten har meget travlt lige nu. Prøv igen om et øjeblik.',
    badRequest: 'Vi kunne ikke forstå anmodningen. Gå tilbage til startsiden, og prøv igen.',
    internal: 'Der opstod en fejl hos os. Prøv igen senere.',
  },
};
