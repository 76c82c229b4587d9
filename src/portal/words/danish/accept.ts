import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Du får en ny ved at angive din mailadresse på siden “Tilknyt dine profiler” eller ved at spørge en administrator i din virksomhed.';

/** The texts of the invitation page, in Danish. */
export const accept: AcceptWords = {
  title: 'Din invitation',
  looking: 'Ser på din invitation…',
  unread: 'Din invitation kan ikke vises lige nu',
  changed: 'Noget har ændret sig, siden siden blev åbnet. Se på den igen, og accepter derefter.',
  invited: {
    title: 'Du er inviteret til at bruge',
    profile: 'Profil',
    sentTo: 'Sendt til',
    until: 'Gælder indtil',
  },
  signIn: {
    title: 'Log først på',
    lead: 'Brug den Microsoft-konto, du vil: Den behøver ikke at have den adresse, som mailen blev sendt til. Intet ændres, før du har bekræftet det.',
  },
  account: {
    title: 'Med denne Microsoft-konto',
    different: 'Brug en anden konto',
    yours:
      'Du bruger allerede denne profil med denne konto. Det ændres ikke, når du accepterer, og invitationen er så brugt.',
  },
  others: {
    title: 'Andre profiler med samme mailadresse',
    yours: 'Du bruger den allerede med denne konto.',
    elsewhere: 'Den bruges nu med en anden Microsoft-konto.',
  },
  moving: ({ profiles }) =>
    `Bruges nu med en anden Microsoft-konto: ${profiles}. Når du accepterer, giver den konto ikke længere adgang.`,
  consent: 'Ja, flyt til denne Microsoft-konto',
  unchanged: 'Indtil nu er intet ændret.',
  accept: 'Accepter',
  acceptMany: plural('da', {
    one: ({ number }) => `Accepter ${number} profil`,
    other: ({ number }) => `Accepter ${number} profiler`,
  }),
  explain: {
    PROFILE_NOT_ACTIVE:
      'Denne profil er deaktiveret eller blev fjernet. Spørg en administrator for dens konto.',
    PROFILE_NOT_OF_MAILBOX:
      'En af profilerne har nu en anden mailadresse. Indlæs siden igen, og accepter derefter.',
    REPLACEMENT_NOT_CONFIRMED: 'Bekræft, at den skal flyttes, eller udelad denne profil.',
  },
  accepted: {
    title: 'Færdig',
    lead: ({ account }) => `Fra nu af bruger du med ${account}:`,
    onward: 'Fortsæt',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Ingen invitation at vise',
      remedy:
        'Åbn linket i din invitationsmail. Hvis du har gjort det, så åbn det igen: Invitationen kendes kun i sin egen fane.',
    },
    NOT_GENUINE: {
      title: 'Linket virker ikke',
      remedy:
        'Det er ufuldstændigt eller ikke en af vores invitationer. Åbn det i selve mailen, eller kopiér det hele. Intet blev ændret.',
    },
    EXPIRED: { title: 'Invitationen er udløbet', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Invitationen blev trukket tilbage',
      remedy:
        'En administrator trak den tilbage, eller profilens adresse blev ændret. Se efter en nyere mail, eller spørg en administrator i din virksomhed.',
    },
    SUPERSEDED: {
      title: 'Der er en nyere invitation',
      remedy: 'En nyere mail har erstattet denne. Åbn linket i den nyeste mail til denne profil.',
    },
    USED: {
      title: 'Invitationen er brugt',
      remedy: `Hver virker én gang. Hvis det ikke var dig, så sig det til en administrator i din virksomhed. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Du har accepteret invitationen',
      remedy: 'Profilen er knyttet til din Microsoft-konto. Der er ikke mere at gøre her.',
    },
  },
  home: 'Gå til CustomerSource Access',
};
