import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in Danish. */
export const signedOut: SignedOutWords = {
  title: 'Log på',
  lead: 'CustomerSource og PartnerSource er ekstranettene for Microsoft Dynamics. De tilbyder opdateringer, kurser, dokumentation og hjælp til kunder med en Enhancement Plan eller supportplan, til partnere og til Microsofts medarbejdere. Her knytter du dine profiler til din Microsoft-konto og vælger, hvilken du vil bruge.',
  keep: 'Forbliv logget på',
  keepHint:
    'Vælg kun dette, hvis du er den eneste, der bruger computeren. Hvis du ikke vælger det, logges du af, når browseren lukkes.',
  button: 'Log på med Microsoft',
  forgotten: 'Glemt adgangskoden?',
  forgottenHint:
    'Microsoft kan hjælpe med personlige konti. Kontakt din organisation om en arbejds- eller skolekonto.',
  toGoOn: 'Log på for at fortsætte til den side, du har anmodet om.',
  everywhere: 'Du er logget af på alle enheder.',
  othersMaybeOpen:
    'Din session var allerede afsluttet, så du er måske stadig logget på dine andre enheder. Log på, og log derefter af på alle enheder igen.',
  microsoftUnreached:
    'Du er logget af her. Vi kunne ikke kontakte Microsoft, så du er måske stadig logget på der.',
};
