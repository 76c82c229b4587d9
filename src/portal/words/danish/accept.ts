import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  'Hvis du vil have en ny, skal du angive din mailadresse på siden “Tilknyt dine profiler” eller kontakte en administrator i din virksomhed.';

/** The texts of the invitation page, in Danish. */
export const accept: AcceptWords = {
  title: 'Din invitation',
  lead: 'En virksomhed har inviteret dig til at bruge en af dens profiler. Kontrollér oplysningerne, og acceptér eller afvis derefter invitationen. Du kan bruge en hvilken som helst Microsoft-konto, også en med en anden mailadresse. Intet ændres, før du bekræfter.',
  looking: 'Indlæser din invitation…',
  unread: 'Vi kan ikke vise din invitation i øjeblikket',
  changed:
    'Noget er ændret, efter du åbnede denne side. Kontrollér oplysningerne igen, og accepter derefter.',
  invited: {
    title: 'Du er inviteret til at bruge',
    profile: 'Profil',
    sentTo: 'Sendt til',
    until: 'Gyldig til',
  },
  signIn: 'Log først på',
  account: {
    title: 'Accepter med denne Microsoft-konto',
    different: 'Brug en anden konto',
    yours: {
      title: 'Du bruger allerede denne profil',
      text: 'Denne Microsoft-konto har allerede profilen. Hvis du vil flytte den til en anden konto, skal du logge på med den. Invitationen er stadig gyldig.',
      signIn: 'Log på med en anden Microsoft-konto',
      associate: plural('da', {
        one: ({ number }) => `Tilknyt ${number} profil til denne konto`,
        other: ({ number }) => `Tilknyt ${number} profiler til denne konto`,
      }),
      usesUp:
        'Når du tilknytter andre profiler, bruges invitationen op. Hvis du vil flytte denne profil bagefter, skal du sende en ny invitation fra “Min profil”.',
    },
  },
  others: {
    title: 'Andre profiler med samme mailadresse',
    yours: 'Du bruger den allerede med denne konto.',
    elsewhere: 'Den bruges i øjeblikket med en anden Microsoft-konto.',
  },
  moving: ({ profiles }) =>
    `Bruges i øjeblikket med en anden Microsoft-konto: ${profiles}. Hvis du accepterer, mister den konto adgangen.`,
  consent: 'Ja, flyt til denne Microsoft-konto',
  unchanged: 'Intet er ændret endnu.',
  accept: 'Accepter',
  acceptMany: plural('da', {
    one: ({ number }) => `Accepter ${number} profil`,
    other: ({ number }) => `Accepter ${number} profiler`,
  }),
  explain: {
    NONE_CHOSEN: 'Vælg mindst én profil.',
    PROFILE_NOT_ACTIVE: 'Denne profil er deaktiveret eller fjernet. Kontakt en administrator af kontoen.',
    PROFILE_NOT_OF_MAILBOX:
      'Mailadressen for en af disse profiler er ændret. Indlæs siden igen, og accepter derefter.',
    REPLACEMENT_NOT_CONFIRMED: 'Bekræft flytningen, eller udelad denne profil.',
  },
  decline: {
    button: 'Afvis',
    title: 'Vil du afvise invitationen?',
    text: 'Linket holder op med at virke. Intet andet ændres.',
    notForMe: 'Den var ikke tiltænkt mig',
    notForMeHint: 'Vi giver virksomheden besked om, at adressen måske er forkert.',
    confirm: 'Afvis invitationen',
    cancel: 'Behold den',
  },
  declined: {
    title: 'Invitationen er afvist',
    text: 'Linket virker ikke længere. Du behøver ikke gøre mere.',
  },
  accepted: {
    title: 'Færdig',
    lead: ({ account }) => `Med ${account} kan du nu bruge:`,
    onward: 'Fortsæt',
  },
  refusals: {
    NO_TOKEN: {
      title: 'Ingen invitation at vise',
      remedy:
        'Åbn linket i din invitationsmail. Hvis du allerede har åbnet det, skal du åbne det igen. En invitation er kun tilgængelig på den fane, hvor linket blev åbnet.',
    },
    NOT_GENUINE: {
      title: 'Linket virker ikke',
      remedy:
        'Linket er ufuldstændigt, eller det er ikke en af vores invitationer. Åbn det fra mailen, eller kopiér hele linket. Intet blev ændret.',
    },
    EXPIRED: { title: 'Invitationen er udløbet', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'Invitationen blev tilbagekaldt',
      remedy:
        'En administrator tilbagekaldte den, eller profilens adresse blev ændret. Se efter en nyere mail, eller kontakt en administrator i din virksomhed.',
    },
    SUPERSEDED: {
      title: 'Der er en nyere invitation',
      remedy: 'En nyere mail har erstattet denne. Åbn linket i den nyeste mail for denne profil.',
    },
    DECLINED: {
      title: 'Invitationen blev afvist',
      remedy: `Nogen med linket afviste den. ${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'Invitationen er allerede brugt',
      remedy: `Hver invitation virker én gang. Hvis du ikke har brugt den, skal du kontakte en administrator i din virksomhed. ${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'Du har allerede accepteret invitationen',
      remedy: 'Profilen er knyttet til din Microsoft-konto. Der er ikke mere at gøre her.',
    },
  },
  home: 'Gå til CustomerSource Access',
};
