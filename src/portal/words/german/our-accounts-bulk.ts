import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of changes of several people, in German. */
export const bulk: OurAccountsWords['bulk'] = {
  selected: plural('de', {
    one: ({ number }) => `${number} Person ausgewählt`,
    other: ({ number }) => `${number} Personen ausgewählt`,
  }),
  selectAll: ({ most }) => `Alle in dieser Liste auswählen (bis zu ${most})`,
  clear: 'Auswahl aufheben',
  others: 'Weitere Aktionen',
  working: 'Personen werden geändert',
  actions: {
    INVITE: 'Einladungen senden',
    ACTIVE: 'Aktivieren',
    DISABLED: 'Deaktivieren',
    ADMINISTRATOR: 'Zum Administrator machen',
    MEMBER: 'Zum Mitglied machen',
    REMOVE: 'Entfernen',
  },
  countOf: ({ action, number }) => `${action} (${number})`,
  removeTitle: plural('de', {
    one: ({ number }) => `${number} Person entfernen?`,
    other: ({ number }) => `${number} Personen entfernen?`,
  }),
  removeText: ({ account }) =>
    `Diese Personen verlieren sofort und auf allen Geräten den Zugang zu ${account}. Die Zuordnungen zu Microsoft-Konten enden, und ausstehende Einladungen werden widerrufen. Der Verlauf bleibt erhalten.`,
  succeeded: plural('de', {
    one: ({ number }) => `${number} Person erledigt.`,
    other: ({ number }) => `${number} Personen erledigt.`,
  }),
  failed: plural('de', {
    one: ({ number }) => `${number} Person wurde nicht geändert.`,
    other: ({ number }) => `${number} Personen wurden nicht geändert.`,
  }),
  whoFailed: 'Nicht geändert',
  whoSucceeded: 'Geänderte Personen anzeigen',
  close: 'Schließen',
};
