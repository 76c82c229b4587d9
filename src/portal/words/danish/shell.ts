import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in Danish. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Gå til indholdet',
  loading: 'Indlæser…',
  sending: 'Sender…',
  newPage: 'Åbner siden…',
  tryAgain: 'Prøv igen',
  close: 'Luk',
  signIn: 'Log på',
  menu: {
    label: ({ person }) => `${person}: profil og log af`,
    signedInAs: ({ username }) => `Logget på med ${username}`,
    actingAs: ({ person, company }) => `Du handler som ${person}, ${company}`,
    inTabOnly: 'Kun i denne fane',
    noProfile: 'Ingen profil valgt',
    switchProfile: 'Skift profil',
    myProfile: 'Min profil',
    ourAccounts: 'Vores konti',
    associate: 'Tilknyt profiler',
    signOut: 'Log af',
    signOutEverywhere: 'Log af på alle mine enheder',
    signOutAtMicrosoft: 'Log af her og hos Microsoft',
    stillSignedIn: 'Der kom intet svar: Du er måske stadig logget på. Prøv igen.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Medlem' },
  kinds: { PERSONAL: 'Personlig konto', ORGANIZATIONAL: 'Arbejds- eller skolekonto' },
  profileChange: {
    LOST: 'Den profil, som denne fane brugte, kan ikke længere bruges. Den er fjernet, deaktiveret eller flyttet til en anden Microsoft-konto, eller dens virksomhed har ikke adgang lige nu.',
    MOVED: 'En anden profil blev valgt i en anden fane.',
    ENDED: 'Tilknytningen er afsluttet. En invitation tilknytter profilen igen.',
    now: ({ person, company }) => `Du handler nu som ${person}, ${company}.`,
  },
  connection: {
    lost: 'Der er ingen forbindelse. Det, du ser, kan være forældet, og intet sendes, før den er tilbage.',
  },
  maintenance: {
    now: ({ until }) => `Vedligeholdelse indtil ${until}. Du kan se alt; ændringer er mulige igen bagefter.`,
    planned: ({ from, until }) =>
      `Der er planlagt vedligeholdelse fra ${from} til ${until}. Intet kan ændres i den tid.`,
  },
  failure: {
    title: 'Det lykkedes ikke',
    OFFLINE:
      'Der kom intet svar, så det er ikke sikkert, om noget blev gjort. Kontrollér forbindelsen, og prøv igen: Det skader ikke at gøre det to gange.',
    SIGNED_OUT: 'Du er ikke længere logget på. Log på igen for at fortsætte her.',
    PROFILE_LOST: 'Den profil, som denne fane brugte, kan ikke længere bruges. Vælg en anden.',
    FORBIDDEN: 'Denne profil må ikke gøre det, eller ikke længere. Intet blev ændret.',
    BAD_INPUT: 'Tjenesten kunne ikke læse det indtastede. Kontrollér det, og prøv igen.',
    UNAVAILABLE: 'Tjenesten er ikke tilgængelig lige nu, og intet blev ændret. Prøv igen om nogle minutter.',
    FAULT: 'Noget gik galt hos os. Prøv igen senere.',
    maintenance: ({ until }) => `Der er vedligeholdelse, og intet blev ændret. Prøv igen efter ${until}.`,
    rateLimitedMinutes: plural('da', {
      one: ({ number }) => `Det var for ofte. Prøv igen om ${number} minut.`,
      other: ({ number }) => `Det var for ofte. Prøv igen om ${number} minutter.`,
    }),
    rateLimitedHours: plural('da', {
      one: ({ number }) => `Det var for ofte. Prøv igen om ${number} time.`,
      other: ({ number }) => `Det var for ofte. Prøv igen om ${number} timer.`,
    }),
    page: 'Siden kunne ikke vises. Der er måske en nyere version af den, eller ingen forbindelse.',
    reload: 'Indlæs siden igen',
  },
  notFound: {
    title: 'Siden blev ikke fundet',
    text: 'Der er intet på denne adresse. Linket er måske ufuldstændigt, eller det, det førte til, er væk.',
    home: 'Gå til startsiden',
  },
  maintenancePage: {
    title: 'Vedligeholdelse',
    none: 'Der er ingen vedligeholdelse lige nu, og ingen er planlagt. Alt virker.',
    onward: 'Gå til startsiden',
  },
};
