import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in Danish. */
export const associate: AssociateWords = {
  title: 'Tilknyt dine profiler',
  none: 'Der er endnu ikke knyttet nogen profil til din Microsoft-konto.',
  more: 'Har du flere profiler?',
  how: 'Vi sender en invitation for hver profil, der er registreret med adressen. Den samme mail kan indeholde flere invitationer. Åbn linket i hver invitation.',
  email: 'Din mailadresse',
  emailHint:
    'Den adresse, som din virksomhed eller partner har registreret for dig. Den kan være forskellig fra adressen på din Microsoft-konto.',
  button: 'Send mails',
  done: 'Hvis vi kender adressen, sender vi en invitation for hver af dens profiler. Den samme mail kan indeholde flere invitationer.',
  missing: {
    title: 'Har du ikke fået en mail?',
    wait: 'Det kan tage nogle minutter, før mails kommer frem.',
    spelling: 'Kontrollér, at adressen er stavet rigtigt.',
    junk: 'Se i mappen med uønsket mail.',
    another: 'Prøv andre adresser, som din virksomhed kan have registreret for dig.',
    ask: 'Bed en administrator i din virksomhed om at kontrollere din profil og invitere dig.',
  },
  access: {
    title: 'Kan du ikke finde din virksomhed? Kontakt dens administratorer',
    lead: 'Administratorerne af din virksomheds konto kan give dig en profil. Vi sender dem en mail med dit navn og brugernavnet på den Microsoft-konto, du er logget på med.',
    number: 'Kontonummer',
    numberHint: 'Du kan finde det på dine fakturaer.',
    button: 'Anmod om adgang',
    done: 'Hvis kontoen findes, og du ikke har en profil i den, sender vi en mail til dens administratorer. Hvis de godkender din anmodning, sender vi dig en mail.',
  },
  refusals: {
    INVALID_EMAIL: 'Angiv en mailadresse som navn@firma.dk. Æ, ø, å og accenter understøttes ikke før @.',
    INVALID_ACCOUNT_NUMBER: 'Angiv et kontonummer på højst 40 tegn.',
  },
};
