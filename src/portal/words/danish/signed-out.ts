import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in Danish. */
export const signedOut: SignedOutWords = {
  title: 'Log på',
  lead: 'CustomerSource og PartnerSource er ekstranettene for Microsoft Dynamics: opdateringer, kurser, dokumentation og hjælp til kunder med en Enhancement Plan eller supportplan, til partnere og til Microsofts medarbejdere. Her knytter du dine profiler dér til din Microsoft-konto og vælger, hvilken du vil bruge.',
  keep: 'Forbliv logget på',
  keepHint: 'Kun på en computer, som du alene bruger. Ellers logges du af, når browseren lukkes.',
  button: 'Log på med Microsoft',
  forgotten: 'Glemt adgangskoden?',
  forgottenHint:
    'Microsoft hjælper dér med personlige konti; spørg din organisation om en arbejds- eller skolekonto.',
  toGoOn: 'Log på for at fortsætte til den side, du bad om.',
  microsoftUnreached: 'Du er logget af her. Microsoft kunne ikke nås: Du er måske stadig logget på dér.',
};
