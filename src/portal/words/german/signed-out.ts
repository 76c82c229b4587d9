import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in German. */
export const signedOut: SignedOutWords = {
  title: 'Anmelden',
  lead: 'CustomerSource und PartnerSource sind die Extranets von Microsoft Dynamics. Sie bieten Updates, Schulungen, Dokumentation und Hilfe für Kunden mit einem Enhancement Plan oder Supportplan, für Partner und für Beschäftigte von Microsoft. Hier ordnen Sie Ihre Profile Ihrem Microsoft-Konto zu und wählen aus, welches Sie verwenden möchten.',
  keep: 'Angemeldet bleiben',
  keepHint:
    'Wählen Sie diese Option nur aus, wenn Sie den Computer allein verwenden. Ohne sie werden Sie abgemeldet, wenn der Browser geschlossen wird.',
  button: 'Mit Microsoft anmelden',
  forgotten: 'Kennwort vergessen?',
  forgottenHint:
    'Bei persönlichen Konten hilft Ihnen Microsoft. Wenden Sie sich bei einem Geschäfts- oder Schulkonto an Ihre Organisation.',
  toGoOn: 'Melden Sie sich an, um zur angeforderten Seite zu gelangen.',
  everywhere: 'Sie sind auf allen Geräten abgemeldet.',
  othersMaybeOpen:
    'Ihre Sitzung war bereits beendet, daher sind Sie auf Ihren anderen Geräten möglicherweise noch angemeldet. Melden Sie sich an und dann erneut auf allen Geräten ab.',
  microsoftUnreached:
    'Sie sind hier abgemeldet. Microsoft war nicht erreichbar, daher sind Sie dort möglicherweise noch angemeldet.',
};
