import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Danish. */
export const profile: ProfileWords = {
  title: 'Min profil',
  acting: {
    title: 'Du handler for',
    number: 'Kontonummer',
    role: 'Din rolle',
    access: 'Adgang',
    accessUntil: ({ day }) => `til ${day}`,
    accessAlways: 'altid',
    chosen: 'Hvorfor denne',
    how: {
      HEADER: 'Kun valgt i denne fane.',
      SESSION: 'Valgt i denne session.',
      DEFAULT: 'Du begynder altid med den.',
      ONLY_PROFILE: 'Det er den eneste, du kan bruge.',
    },
    switch: 'Brug en anden profil',
    others: 'Profiler, der ikke kan bruges lige nu',
  },
  details: {
    title: 'Navn, adresse og sprog',
    name: 'Navn',
    email: 'E-mailadresse',
    emailHint:
      'Mails til denne profil sendes dertil. En afventende invitation til den gamle adresse holder op med at virke.',
    locale: 'Sprog',
    localeHint: 'På disse sider og i mails til dig.',
    save: 'Gem',
    saved: 'Gemt.',
    unchanged: 'Der var intet at ændre.',
  },
  refusals: {
    NOT_FOUND: 'Du kan ikke længere ændre denne profil. Intet blev ændret.',
    NOT_PERMITTED: 'Du handler ikke længere som denne profil. Intet blev ændret.',
    PROFILE_REMOVED: 'Denne profil er fjernet og kan ikke længere ændres.',
    PROFILE_NOT_ACTIVE: 'Denne profil er deaktiveret eller fjernet. Intet blev sendt.',
    ACCOUNT_INACTIVE: 'Kontoen er deaktiveret i Microsoft Dynamics. Intet blev sendt.',
    INVALID_DISPLAY_NAME: 'Indtast et navn på 1 til 200 tegn.',
    DISPLAY_NAME_HAS_ADDRESS: 'Indtast et navn uden webadresse eller e-mailadresse.',
    INVALID_EMAIL:
      'Indtast en e-mailadresse som kim@contoso.com. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_LOCALE: 'Vælg et af sprogene.',
    ADDRESS_BOUNCES: 'Mails til denne adresse kom retur, eller er uønskede. Indtast en anden adresse.',
  },
  invite: {
    title: 'Flyt til en anden Microsoft-konto',
    lead: 'Send en invitation, åbn dens link, og log på med den anden Microsoft-konto. Den nuværende virker, indtil du accepterer der; så ophører den.',
    to: 'Send den til',
    toHint: 'En anden adresse bliver profilens adresse i samme trin.',
    button: 'Send invitation',
    sent: ({ email }) => `En invitation er på vej til ${email}.`,
  },
  pending: {
    title: 'Afventende invitation',
    to: 'Sendt til',
    at: 'Udstedt',
    until: 'Kan accepteres indtil',
    delivery: 'Mailen',
    states: {
      QUEUED: 'Den venter på at blive sendt.',
      SENT: 'Den er sendt.',
      DELIVERED: 'Den er leveret.',
      BOUNCED: 'Den kom retur: postkassen afviste den. Kontrollér adressen.',
      FAILED: 'Den kunne ikke sendes. Kontrollér adressen, eller prøv igen senere.',
    },
    unsent: 'Den blev ikke sendt.',
    again: 'Send den igen',
  },
  history: {
    title: 'Profilens Microsoft-konti',
    none: 'Ingen Microsoft-konto er tilknyttet endnu.',
    now: 'I brug',
    since: ({ day }) => `Siden ${day}`,
    period: ({ from, until }) => `Fra ${from} til ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Du afsluttede den.',
      ENDED_BY_ADMINISTRATOR: 'En administrator afsluttede den.',
      REPLACED: 'Profilen blev flyttet til en anden Microsoft-konto.',
      PROFILE_REMOVED: 'Profilen blev fjernet.',
    },
    more: 'Vis flere',
  },
  end: {
    button: 'Afslut denne tilknytning',
    title: 'Afslut denne tilknytning?',
    text: ({ username, company }) =>
      `${username} kan så ikke længere bruges for ${company}. Intet andet går tabt: en invitation tilknytter profilen igen.`,
    confirm: 'Afslut tilknytningen',
    cancel: 'Behold den',
  },
};
