import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in Danish. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'Gå til hovedindhold',
  loading: 'Indlæser…',
  sending: 'Sender…',
  problems: plural('da', {
    one: ({ number }) => `Der er ${number} problem`,
    other: ({ number }) => `Der er ${number} problemer`,
  }),
  newPage: 'Åbner siden…',
  tryAgain: 'Prøv igen',
  close: 'Luk',
  leave: 'Du har ændringer, der ikke er gemt. Vil du forlade siden uden at gemme dem?',
  leaveRunning:
    'Ændringen er stadig i gang. Hvis du forlader siden, stopper den efter den aktuelle gruppe personer. Ændringer, der allerede er foretaget, bevares. Vil du forlade siden?',
  languageMissing: ({ language }) =>
    `Sproget ${language} kunne ikke indlæses. Kontrollér forbindelsen, og prøv igen.`,
  signIn: 'Log på',
  menu: {
    label: ({ person }) => `${person}: profil og log af`,
    signedInAs: ({ username }) => `Logget på med ${username}`,
    actingAs: ({ person, company }) => `Du handler som ${person}, ${company}`,
    inTabOnly: 'Kun på denne fane',
    noProfile: 'Ingen profil valgt',
    switchTo: 'Skift til',
    switchProfile: 'Skift profil',
    myProfile: 'Min profil',
    ourAccounts: 'Vores konti',
    associate: 'Tilknyt profiler',
    signOut: 'Log af',
    signOutEverywhere: 'Log af på alle mine enheder',
    signOutAtMicrosoft: 'Log af her og hos Microsoft',
    stillSignedIn: 'Vi fik ikke svar, så du er måske stadig logget på. Prøv igen.',
  },
  roles: { ADMINISTRATOR: 'Administrator', MEMBER: 'Medlem' },
  kinds: { PERSONAL: 'Personlig konto', ORGANIZATIONAL: 'Arbejds- eller skolekonto' },
  profileChange: {
    LOST: 'Du kan ikke længere bruge profilen fra denne fane. Den er fjernet, deaktiveret eller flyttet til en anden Microsoft-konto, eller dens virksomhed har ikke adgang i øjeblikket.',
    MOVED: 'Du valgte en anden profil på en anden fane.',
    ENDED: 'Tilknytningen er afsluttet. Du skal bruge en invitation for at tilknytte profilen igen.',
    now: ({ person, company }) => `Du handler nu som ${person}, ${company}.`,
  },
  connection: {
    lost: 'Der er ingen forbindelse. Det, du ser, kan være forældet. Det opdateres, når du er online igen.',
  },
  maintenance: {
    now: ({ until }) =>
      `Vedligeholdelse indtil ${until}. Du kan se alt, men du kan ikke foretage ændringer før da.`,
    planned: ({ from, until }) =>
      `Der er planlagt vedligeholdelse fra ${from} til ${until}. Du kan ikke foretage ændringer i det tidsrum.`,
  },
  failure: {
    title: 'Det lykkedes ikke',
    OFFLINE: 'Du er offline, så intet blev sendt. Prøv igen, når du er online.',
    NO_ANSWER:
      'Vi fik ikke svar, så vi ved ikke, om noget blev ændret. Kontrollér forbindelsen, og prøv igen. Du kan trygt gentage handlingen.',
    SIGNED_OUT: 'Du er ikke længere logget på. Log på igen for at fortsætte.',
    PROFILE_LOST: 'Du kan ikke længere bruge profilen fra denne fane. Vælg en anden profil.',
    FORBIDDEN:
      'Din profil har ikke tilladelse til at gøre det. Intet blev ændret. Kontakt en administrator, eller skift til en anden profil.',
    BAD_INPUT: 'Vi kunne ikke læse det, du angav. Kontrollér det, og prøv igen.',
    UNAVAILABLE:
      'Tjenesten er ikke tilgængelig i øjeblikket, og intet blev ændret. Prøv igen om nogle minutter.',
    FAULT: 'Der opstod en fejl hos os. Prøv igen senere.',
    maintenance: ({ until }) => `Der er vedligeholdelse, og intet blev ændret. Prøv igen efter ${until}.`,
    rateLimitedMinutes: plural('da', {
      one: ({ number }) => `For mange forsøg. Prøv igen om ${number} minut.`,
      other: ({ number }) => `For mange forsøg. Prøv igen om ${number} minutter.`,
    }),
    rateLimitedHours: plural('da', {
      one: ({ number }) => `For mange forsøg. Prøv igen om ${number} time.`,
      other: ({ number }) => `For mange forsøg. Prøv igen om ${number} timer.`,
    }),
    page: 'Vi kunne ikke vise siden. Der er måske en nyere version af den, eller du er måske offline.',
    reload: 'Indlæs siden igen',
  },
  notFound: {
    title: 'Siden blev ikke fundet',
    text: 'Der er intet på denne adresse. Linket er måske ufuldstændigt, eller siden findes ikke længere.',
    home: 'Gå til startsiden',
  },
  maintenancePage: {
    title: 'Vedligeholdelse',
    lead: 'Under vedligeholdelse kan du se alt, men du kan ikke foretage ændringer. Planlagt vedligeholdelse annonceres øverst på alle sider med start, slut og årsag.',
    none: 'Der er ingen igangværende eller planlagt vedligeholdelse. Alt virker.',
    onward: 'Gå til startsiden',
  },
};
