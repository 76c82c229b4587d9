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
  selecting: 'Personen werden ausgewählt',
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
  confirm: {
    DISABLED: {
      title: plural('de', {
        one: ({ number }) => `${number} Person deaktivieren?`,
        other: ({ number }) => `${number} Personen deaktivieren?`,
      }),
      text: ({ account }) =>
        `Diese Personen verlieren sofort und auf allen Geräten den Zugang zu ${account}. Sie können sie später wieder aktivieren.`,
    },
    ADMINISTRATOR: {
      title: plural('de', {
        one: ({ number }) => `${number} Person zum Administrator machen?`,
        other: ({ number }) => `${number} Personen zu Administratoren machen?`,
      }),
      text: ({ account }) =>
        `Diese Personen können dann alle Personen von ${account} verwalten: hinzufügen, ändern und entfernen.`,
    },
    MEMBER: {
      title: plural('de', {
        one: ({ number }) => `${number} Person zum Mitglied machen?`,
        other: ({ number }) => `${number} Personen zu Mitgliedern machen?`,
      }),
      text: ({ account }) => `Diese Personen können die Personen von ${account} dann nicht mehr verwalten.`,
    },
    REMOVE: {
      title: plural('de', {
        one: ({ number }) => `${number} Person entfernen?`,
        other: ({ number }) => `${number} Personen entfernen?`,
      }),
      text: ({ account }) =>
        `Diese Personen verlieren sofort und auf allen Geräten den Zugang zu ${account}. Die Zuordnungen zu Microsoft-Konten enden, und ausstehende Einladungen werden widerrufen. Der Verlauf bleibt erhalten.`,
    },
  },
  succeeded: plural('de', {
    one: ({ number }) => `Geändert: ${number} Person.`,
    other: ({ number }) => `Geändert: ${number} Personen.`,
  }),
  failed: plural('de', {
    one: ({ number }) => `Nicht geändert: ${number} Person.`,
    other: ({ number }) => `Nicht geändert: ${number} Personen.`,
  }),
  unknown: plural('de', {
    one: ({ number }) => `Unbekannt: ${number} Person.`,
    other: ({ number }) => `Unbekannt: ${number} Personen.`,
  }),
  whoFailed: 'Nicht geändert',
  whoUnknown: 'Unbekannt',
  whoSucceeded: 'Geänderte Personen anzeigen',
  notSent: 'Nicht gesendet, weil ein vorheriger Vorgang fehlgeschlagen ist.',
  noResult:
    'Wir haben für diese Person kein Ergebnis erhalten. Laden Sie die Seite neu, um den aktuellen Stand zu sehen.',
  close: 'Schließen',
};
