import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';

/** The texts of Our Accounts, in Danish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Vores konti',
  lead: 'De konti, du administrerer. Vælg en for at se dens profiler, invitationer, anmodninger om adgang og historik.',
  own: 'Din egen konto',
  customers: 'Dine kunder',
  number: ({ number }) => `Konto ${number}`,
  partnerOfRecord: ({ partner }) => `Tilknyttet partner: ${partner}.`,
  administratorsOnly: {
    title: 'Kun for administratorer',
    text: ({ account }) => `Kun administratorer kan administrere ${account}.`,
    switch: 'Du er administrator med en anden profil. Skift til den for at administrere kontoen.',
  },
  access: {
    granted: 'Adgang',
    closed: 'Ingen adgang',
    PARTNER: () => 'Partnere har altid adgang.',
    EMPLOYEE: () => 'Ansatte hos Microsoft har altid adgang.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} til ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} sluttede den ${until}. Adgangen gendannes automatisk, når en plan fornyes.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} begynder den ${until}.`,
    NO_PLAN: () => 'Kontoen har aldrig haft en Enhancement Plan eller supportplan.',
    ACCOUNT_INACTIVE: () => 'Kontoen er deaktiveret. Kontakt Microsoft eller din partner.',
  },
  parts: {
    label: 'Kontoens sektioner',
    profiles: 'Profiler',
    invitations: 'Invitationer',
    requests: 'Anmodninger om adgang',
    audit: 'Historik',
    title: ({ part, account }) => `${part}: ${account}`,
    leads: {
      profiles:
        'Med en profil kan en person handle for denne virksomhed. Du kan tilføje og invitere personer, rette deres oplysninger, ændre deres roller og deaktivere eller fjerne profiler, der ikke længere er brug for.',
      invitations:
        'Linket i en invitation knytter en profil til en Microsoft-konto. Du kan se, hvilke invitationer der er leveret og accepteret, sende dem igen og tilbagekalde dem, der afventer.',
      requests:
        'Personer uden en profil kan anmode om adgang til denne konto. Hvis du kender personen, skal du godkende anmodningen og give personen en profil. Ellers skal du afvise den. Anmodninger udløber efter 30 dage.',
      audit:
        'Historikken viser, hvem der har ændret profiler, invitationer og adgang på denne konto, og hvornår. Du kan filtrere den efter hændelse og dag og downloade den som en CSV-fil.',
    },
  },
  list: {
    search: 'Søg',
    searchPeople: 'Navn eller mailadresse',
    searchAccounts: 'Navn eller nummer',
    sortBy: 'Sorter efter',
    unsorted: 'Brug standardrækkefølgen',
    any: 'Alle',
    clear: 'Vis alt',
    empty: 'Der blev ikke fundet nogen resultater.',
    pages: 'Sider',
    previous: 'Forrige side',
    next: 'Næste side',
    count: 'Vis det samlede antal',
    counted: plural('da', { other: ({ number }) => `${number} i alt` }),
  },
  refusals: {
    NOT_FOUND: 'Elementet findes ikke længere, eller du administrerer det ikke længere. Indlæs siden igen.',
    NOT_PERMITTED: 'Den profil, du bruger, kan ikke gøre det. Skift til en profil med rollen administrator.',
    LAST_ADMINISTRATOR:
      'Dette er kontoens sidste administrator. Gør først en anden person til administrator.',
    PROFILE_REMOVED: 'Denne profil er fjernet og kan ikke længere ændres.',
    PROFILE_NOT_ACTIVE:
      'Der blev ikke sendt noget, fordi profilen er deaktiveret eller fjernet. Aktivér den først.',
    ACCOUNT_INACTIVE: 'Kontoen er deaktiveret. Kontakt Microsoft eller din partner.',
    INVALID_DISPLAY_NAME: 'Angiv et navn på 1 til 200 tegn.',
    DISPLAY_NAME_HAS_ADDRESS: 'Angiv et navn uden webadresse eller mailadresse.',
    INVALID_EMAIL: 'Angiv en mailadresse som navn@firma.com. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_LOCALE: 'Vælg et sprog.',
    EMAIL_IN_USE: 'En anden profil på denne konto har allerede adressen. Angiv en anden adresse.',
    RESTORED_EMAIL_IN_USE:
      'En anden profil på denne konto har allerede denne adresse, så intet blev gendannet. Søg efter adressen på listen over nuværende personer.',
    NOT_REMOVED: 'Profilen er ikke fjernet. Genindlæs siden.',
    DUPLICATE: 'Adressen findes allerede på en tidligere linje.',
    ADDRESS_BOUNCES: 'Mails til adressen kunne ikke leveres. Ret først adressen.',
    RATE_LIMITED: 'Der er sendt for mange invitationer til adressen. Prøv igen senere.',
    NOT_PENDING: 'Invitationen afventer ikke længere og kan ikke tilbagekaldes. Indlæs siden igen.',
    EMPTY: 'Listen er tom. Angiv mindst én person.',
    TOO_MANY: 'Du kan tilføje op til 500 personer ad gangen.',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};
