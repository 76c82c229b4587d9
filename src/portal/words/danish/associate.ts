import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in Danish. */
export const associate: AssociateWords = {
  title: 'Tilknyt dine profiler',
  none: 'Der er endnu ikke knyttet nogen profil til din Microsoft-konto.',
  more: 'Har du flere profiler?',
  how: 'Vi sender en invitation for hver profil, der er registreret med adressen. Flere kan komme i samme mail. Følg linket i hver invitation.',
  email: 'Din mailadresse',
  emailHint:
    'Den, som din virksomhed eller partner har registreret for dig. Det behøver ikke at være din Microsoft-kontos.',
  button: 'Send mailene',
  done: 'Hvis vi kender adressen, er der en invitation på vej for hver af dens profiler. Flere kan komme i samme mail.',
  missing: {
    title: 'Er der ikke kommet noget?',
    wait: 'Mails kan tage nogle minutter.',
    spelling: 'Kontrollér, at adressen er stavet rigtigt.',
    junk: 'Se i mappen med uønsket mail.',
    another: 'Prøv andre adresser, som din virksomhed kan have registreret for dig.',
    ask: 'Bed en administrator i din virksomhed om at se på din profil og invitere dig.',
  },
  access: {
    title: 'Bliver din virksomhed ikke fundet? Spørg dens administratorer',
    lead: 'De, der administrerer din virksomheds konto, kan give dig en profil. De får en mail med dit navn og brugernavnet på den Microsoft-konto, du er logget på med.',
    number: 'Kontonummer',
    numberHint: 'Som det står på fakturaer.',
    button: 'Bed om adgang',
    done: 'Hvis kontoen findes, og du ikke har en profil i den, får dens administratorer en mail. Hvis de siger ja, sender de dig en invitation.',
  },
  refusals: {
    INVALID_EMAIL: 'Angiv en mailadresse som navn@firma.dk. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_ACCOUNT_NUMBER: 'Angiv kontonummeret, højst 40 tegn.',
  },
};
