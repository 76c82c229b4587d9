import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { invitations } from './our-accounts-invitations';
import { profiles } from './our-accounts-profiles';

/** The texts of Our Accounts, in Danish. */
export const ourAccounts: OurAccountsWords = {
  title: 'Vores konti',
  lead: 'De konti, hvis personer du tager dig af. Vælg en for at se dens profiler, invitationer og historik.',
  own: 'Din egen konto',
  customers: 'Dine kunder',
  number: ({ number }) => `Konto ${number}`,
  lookedAfterBy: ({ partner }) => `Varetages af ${partner}.`,
  access: {
    granted: 'Adgang',
    closed: 'Ingen adgang',
    PARTNER: () => 'Partnere har altid adgang.',
    EMPLOYEE: () => 'Ansatte hos Microsoft har altid adgang.',
    ACTIVE_PLAN: ({ plan, until }) => `${plan} til ${until}.`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan} sluttede den ${until}. Adgangen kommer igen af sig selv, når en plan fornyes.`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan} begynder den ${until}.`,
    NO_PLAN: () => 'Der har aldrig været en Enhancement Plan eller supportplan.',
    ACCOUNT_INACTIVE: () => 'Kontoen er deaktiveret. Spørg Microsoft eller din partner.',
  },
  parts: {
    label: 'Dele af kontoen',
    profiles: 'Profiler',
    invitations: 'Invitationer',
    audit: 'Historik',
    title: ({ part, account }) => `${part}: ${account}`,
  },
  list: {
    search: 'Søg',
    searchPeople: 'Navn eller mailadresse',
    searchAccounts: 'Navn eller nummer',
    any: 'Alle',
    clear: 'Vis alt',
    empty: 'Der blev ikke fundet noget.',
    pages: 'Sider',
    previous: 'Forrige side',
    next: 'Næste side',
    count: 'Tæl dem',
    counted: plural('da', { other: ({ number }) => `${number} i alt` }),
  },
  refusals: {
    NOT_FOUND: 'Den findes ikke længere, eller du tager dig ikke længere af den. Indlæs siden igen.',
    NOT_PERMITTED: 'Det må du ikke med den profil, du bruger nu.',
    LAST_ADMINISTRATOR: 'Det er kontoens sidste administrator. Gør først en anden til administrator.',
    PROFILE_REMOVED: 'Profilen er fjernet og kan ikke længere ændres.',
    PROFILE_NOT_ACTIVE:
      'Profilen er deaktiveret eller fjernet, så der blev ikke sendt noget. Aktivér den først.',
    ACCOUNT_INACTIVE: 'Kontoen er deaktiveret. Spørg Microsoft eller din partner.',
    INVALID_DISPLAY_NAME: 'Skriv et navn på 1 til 200 tegn.',
    DISPLAY_NAME_HAS_ADDRESS: 'Skriv et navn uden webadresse eller mailadresse.',
    INVALID_EMAIL: 'Skriv en mailadresse som navn@firma.com. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_LOCALE: 'Vælg et sprog.',
    EMAIL_IN_USE: 'En profil på denne konto har allerede adressen.',
    DUPLICATE: 'Adressen står længere oppe på listen.',
    ADDRESS_BOUNCES: 'Mails til adressen kom tilbage. Ret først adressen.',
    RATE_LIMITED: 'Adressen har fået nok invitationer for nu. Prøv igen senere.',
    NOT_PENDING: 'Invitationen er ikke længere åben, så der er intet at trække tilbage. Indlæs siden igen.',
    EMPTY: 'Der er ingen på listen.',
    TOO_MANY: 'Mere end 500 ad gangen er ikke muligt.',
  },
  profiles,
  adding,
  invitations,
  audit,
};
