import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in German. */
export const signedOut: SignedOutWords = {
  title: 'Anmelden',
  lead: 'CustomerSource und PartnerSource sind die Extranets von Microsoft Dynamics: Updates, Schulungen, Dokumentation und Hilfe für Kunden mit einem Enhancement Plan oder Supportplan, für Partner und für Beschäftigte von Microsoft. Hier verbinden Sie Ihre Profile dort mit Ihrem Microsoft-Konto und wählen, welches Sie verwenden.',
  keep: 'Angemeldet bleiben',
  keepHint:
    'Nur auf einem Computer, den Sie allein nutzen. Sonst werden Sie abgemeldet, wenn der Browser geschlossen wird.',
  button: 'Mit Microsoft anmelden',
  forgotten: 'Kennwort vergessen?',
  forgottenHint:
    'Bei persönlichen Konten hilft Microsoft dort; bei einem Geschäfts- oder Schulkonto fragen Sie Ihre Organisation.',
  toGoOn: 'Melden Sie sich an, um zur gewünschten Seite zu gelangen.',
  microsoftUnreached:
    'Sie sind hier abgemeldet. Microsoft war nicht erreichbar: Dort sind Sie vielleicht noch angemeldet.',
};
