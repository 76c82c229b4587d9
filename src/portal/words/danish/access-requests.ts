import { type AccessRequestsWords } from '../english/access-requests';
import { plural } from '../plural';

/** The texts about requests for access, in Danish. */
export const accessRequests: AccessRequestsWords = {
  person: 'Person',
  status: 'Status',
  asked: 'Anmodet',
  ends: 'Udløber',
  actions: 'Handlinger',
  statuses: {
    PENDING: 'Afventer',
    APPROVED: 'Godkendt',
    DECLINED: 'Afvist',
    WITHDRAWN: 'Trukket tilbage',
    EXPIRED: 'Udløbet',
  },
  decidedBy: ({ day, person }) => `${day} af ${person}`,
  gotProfile: ({ person }) => `Profil: ${person}`,
  decideFor: ({ person }) => `Tag stilling til anmodningen fra ${person}`,
  title: ({ person }) => `Anmodning fra ${person}`,
  back: 'Tilbage til anmodningerne',
  missing: 'Anmodningen findes ikke længere eller afventer ikke længere.',
  name: 'Navn',
  username: 'Brugernavn',
  unverified: 'Microsoft-kontoens navn og brugernavn er ikke kontrolleret.',
  approve: 'Godkend',
  approveLead:
    'Personen kan straks bruge profilen med sin Microsoft-konto. Vi sender en mail til profilens adresse.',
  profile: 'Profil',
  newProfile: 'Ny profil',
  profileHint: 'Profiler, som ingen Microsoft-konto bruger endnu.',
  email: 'Mailadresse',
  decline: 'Afvis',
  declineLead: 'Personen kan se årsagen, men får ingen mail. Personen kan anmode om adgang igen.',
  reason: 'Årsag',
  reasons: {
    UNKNOWN_PERSON: 'Vi kender ikke personen',
    NOT_AUTHORIZED: 'Ikke berettiget',
    WRONG_ACCOUNT: 'Forkert konto',
    OTHER: 'Anden årsag',
  },
  approved: ({ person, email }) => `Godkendt. ${person} kan nu logge på. Vi sender en mail til ${email}.`,
  declined: 'Anmodningen er afvist.',
  refusals: {
    NOT_FOUND:
      'Anmodningen findes ikke længere, eller du administrerer ikke længere kontoen. Genindlæs siden.',
    NOT_PENDING:
      'Anmodningen er i mellemtiden blevet afgjort eller trukket tilbage, eller den er udløbet. Genindlæs siden.',
    EMAIL_IN_USE:
      'En anden profil i kontoen har allerede denne adresse. Vælg den profil i stedet. Hvis den ikke er på listen, er den deaktiveret eller bruges med en anden Microsoft-konto. Aktivér den først, eller angiv en anden adresse.',
    PROFILE_NOT_FOUND: 'Profilen hører ikke længere til kontoen. Vælg en anden.',
    PROFILE_NOT_ACTIVE: 'Profilen er deaktiveret eller fjernet. Vælg en anden.',
    PROFILE_ASSOCIATED: 'Profilen bruges nu med en anden Microsoft-konto. Vælg en anden.',
    ADMINISTRATOR_REQUIRED:
      'Kontoen har endnu ingen administrator, så en ny profil skal være det. Vælg den rolle eller en eksisterende profil.',
    ALREADY_HAS_PROFILE: 'Personen har allerede en profil i kontoen. Du kan afvise anmodningen.',
  },
  /** One's own requests. */
  own: {
    title: 'Dine anmodninger om adgang',
    number: ({ number }) => `Konto ${number}`,
    asked: ({ day }) => `Anmodet den ${day}`,
    statuses: {
      PENDING: 'Afventer en afgørelse',
      APPROVED: 'Godkendt',
      DECLINED: 'Afvist',
      WITHDRAWN: 'Trukket tilbage',
      EXPIRED: 'Udløbet: ingen tog stilling inden for 30 dage',
    },
    reasons: {
      UNKNOWN_PERSON: 'Administratorerne kender dig ikke med denne Microsoft-konto.',
      NOT_AUTHORIZED: 'Du er ikke berettiget til adgang til kontoen.',
      WRONG_ACCOUNT: 'Du hører til en anden konto eller bør bruge en anden Microsoft-konto.',
      OTHER: 'Spørg en administrator i din virksomhed om årsagen.',
    },
    withdraw: 'Træk tilbage',
    withdrawFor: ({ number }) => `Træk tilbage: anmodning for konto ${number}`,
    withdrawn: 'Anmodningen er trukket tilbage.',
    notWithdrawn: 'Anmodningen er allerede afgjort eller udløbet. Genindlæs siden.',
  },
  open: plural('da', {
    one: ({ number }) => `${number} åben anmodning`,
    other: ({ number }) => `${number} åbne anmodninger`,
  }),
};
