import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Danish. */
export const profile: ProfileWords = {
  title: 'Min profil',
  lead: 'Med denne profil handler du for din virksomhed. Du kan rette dit navn og din mailadresse, vælge dit sprog, flytte profilen til en anden Microsoft-konto eller afslutte dens tilknytning til din.',
  acting: {
    title: 'Du handler for',
    number: 'Kontonummer',
    role: 'Din rolle',
    access: 'Adgang',
    accessUntil: ({ day }) => `til ${day}`,
    accessAlways: 'altid',
    chosen: 'Hvorfor denne profil',
    how: {
      HEADER: 'Du har kun valgt den til denne fane.',
      SESSION: 'Du har valgt den til denne session.',
      DEFAULT: 'Det er din standardprofil.',
      ONLY_PROFILE: 'Det er den eneste profil, du kan bruge.',
    },
    switch: 'Brug en anden profil',
    others: 'Profiler, du ikke kan bruge i øjeblikket',
  },
  details: {
    title: 'Navn, adresse og sprog',
    name: 'Navn',
    email: 'Mailadresse',
    emailHint:
      'Mails til denne profil sendes til denne adresse. Den gemmes også, når du sender en invitation. Hvis du i stedet gemmer en anden adresse, holder en afventende invitation til den gamle adresse op med at virke.',
    locale: 'Sprog',
    localeHint: 'Sproget på disse sider og i vores mails til dig.',
    edit: 'Rediger',
    save: 'Gem',
    cancel: 'Annuller',
    saved: 'Gemt.',
    savedAndRevoked: ({ email }) =>
      `Gemt. Den afventende invitation til ${email} er tilbagekaldt, fordi adressen blev ændret. Send en ny invitation til den nye adresse.`,
  },
  refusals: {
    NOT_FOUND: 'Du kan ikke længere ændre denne profil. Intet blev ændret.',
    NOT_PERMITTED: 'Du bruger ikke længere denne profil. Intet blev ændret.',
    PROFILE_REMOVED: 'Denne profil er fjernet og kan ikke længere ændres.',
    PROFILE_NOT_ACTIVE: 'Denne profil er deaktiveret eller fjernet. Intet blev sendt.',
    ACCOUNT_INACTIVE: 'Kontoen er deaktiveret i Microsoft Dynamics. Intet blev sendt.',
    INVALID_DISPLAY_NAME: 'Angiv et navn på 1 til 200 tegn.',
    DISPLAY_NAME_HAS_ADDRESS: 'Angiv et navn uden webadresse eller mailadresse.',
    INVALID_EMAIL: 'Angiv en mailadresse som kim@contoso.com. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_LOCALE: 'Vælg et sprog.',
    ADDRESS_BOUNCES:
      'Mails til denne adresse kunne ikke leveres eller blev rapporteret som spam. Angiv en anden adresse.',
  },
  invite: {
    lead: 'Hvis du vil flytte profilen til en anden Microsoft-konto, skal du sende en invitation, åbne dens link og logge på med den anden konto. Din nuværende konto virker, indtil du accepterer invitationen med den anden.',
    button: 'Send invitationsmail',
    sent: ({ email }) => `Vi sender en invitation til ${email}.`,
  },
  pending: {
    title: 'Afventende invitation',
    to: 'Sendt til',
    at: 'Udstedt',
    until: 'Gyldig til',
    delivery: 'Mail',
    states: {
      QUEUED: 'Venter på at blive sendt.',
      SENT: 'Sendt.',
      DELIVERED: 'Leveret.',
      BOUNCED: 'Kunne ikke leveres. Postkassen afviste mailen. Kontrollér adressen.',
      FAILED: 'Kunne ikke sendes. Kontrollér adressen, eller prøv igen senere.',
    },
    unsent: 'Mailen blev ikke sendt.',
  },
  history: {
    title: 'Profilens Microsoft-konti',
    none: 'Ingen Microsoft-konto er tilknyttet endnu.',
    now: 'I brug',
    since: ({ day }) => `Siden ${day}`,
    period: ({ from, until }) => `Fra ${from} til ${until}`,
    reasons: {
      ENDED_BY_HOLDER: 'Du afsluttede tilknytningen.',
      ENDED_BY_ADMINISTRATOR: 'En administrator afsluttede tilknytningen.',
      REPLACED: 'Profilen blev flyttet til en anden Microsoft-konto.',
      PROFILE_REMOVED: 'Profilen blev fjernet.',
    },
    more: 'Vis flere',
  },
  end: {
    button: 'Afslut denne tilknytning',
    title: 'Afslut denne tilknytning?',
    text: ({ username, company }) =>
      `Du kan ikke længere bruge ${username} for ${company}. Intet andet går tabt. Du skal bruge en invitation for at tilknytte profilen igen.`,
    confirm: 'Afslut tilknytningen',
    cancel: 'Behold den',
  },
};
