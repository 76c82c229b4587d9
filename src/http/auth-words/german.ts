import type { AuthWords } from './english';

/** The texts of the pages about a failed sign-in or sign-out, in German. */
export const german: AuthWords = {
  signInAgain: 'Erneut anmelden',
  toStart: 'Zur Startseite',
  reference: 'Referenz',
  failures: {
    unfinished: {
      title: 'Diese Anmeldung kann nicht abgeschlossen werden',
      message:
        'Sie wurde in einem anderen Browser begonnen oder ist bereits abgeschlossen. Melden Sie sich erneut an.',
    },
    expired: {
      title: 'Die Anmeldung hat zu lange gedauert',
      message:
        'Eine Anmeldung muss innerhalb von zehn Minuten abgeschlossen werden. Melden Sie sich erneut an. Danach geht es dort weiter, wo Sie begonnen haben.',
    },
    withoutCookies: {
      title: 'Ihr Browser hat keine Cookies gesendet',
      message:
        'Für die Anmeldung sind Cookies erforderlich. Wenn Ihr Browser sie blockiert, lassen Sie Cookies für diese Website zu. Wenn Sie in einem anderen Browser begonnen haben, machen Sie dort weiter. Melden Sie sich dann erneut an.',
    },
    denied: {
      title: 'Sie sind nicht angemeldet',
      message:
        'Die Anmeldung wurde abgebrochen, oder Microsoft hat sie nicht zugelassen. Versuchen Sie es noch einmal.',
    },
    unverified: {
      title: 'Wir konnten Sie nicht anmelden',
      message:
        'Die Antwort von Microsoft konnte nicht überprüft werden. Deshalb wurden Sie nicht angemeldet. Versuchen Sie es noch einmal.',
    },
    tenantNotAllowed: {
      title: 'Ihre Organisation kann sich hier nicht anmelden',
      message:
        'Konten dieser Organisation sind nicht zugelassen. Melden Sie sich mit einem anderen Microsoft-Konto an.',
    },
    unavailable: {
      title: 'Die Anmeldung bei Microsoft ist nicht verfügbar',
      message:
        'Microsoft ist zurzeit nicht erreichbar. Mit Ihrem Konto ist alles in Ordnung. Versuchen Sie es in einigen Minuten noch einmal.',
    },
    originRefused: {
      title: 'Sie sind noch angemeldet',
      message:
        'Die Anforderung kam nicht von einer Seite dieser Website, deshalb wurde nichts geändert. Gehen Sie zur Startseite zurück, und versuchen Sie es noch einmal.',
    },
  },
  faults: {
    title: 'Das hat nicht funktioniert',
    databaseUnavailable:
      'Der Dienst kann seine Datenbank zurzeit nicht erreichen. Versuchen Sie es in einigen Minuten noch einmal.',
    busy: 'Der Dienst ist gerade stark ausgelastet. Versuchen Sie es gleich noch einmal.',
    badRequest:
      'Wir konnten die Anforderung nicht verstehen. Gehen Sie zur Startseite zurück, und versuchen Sie es noch einmal.',
    internal: 'Bei uns ist ein Fehler aufgetreten. Versuchen Sie es später noch einmal.',
  },
};
