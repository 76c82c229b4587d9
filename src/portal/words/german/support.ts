import { type SupportWords } from '../english/support';

/** The links to the help, and the texts of contacting administrators, in German. */
export const support: SupportWords = {
  links: {
    newAccount: 'Sie haben kein Microsoft-Konto?',
    invitations: 'Hilfe zu Einladungen',
    access: 'Hilfe zum Zugang',
  },
  contact: {
    topic: 'Worum geht es?',
    topics: {
      ACCESS: 'Zugang unseres Unternehmens',
      ADD_COLLEAGUE: 'Zugang für einen Kollegen',
      CHANGE_MY_PROFILE: 'Eine Änderung an meinem Profil',
      OTHER: 'Etwas anderes',
    },
    button: 'E-Mail an die Administratoren senden',
    note: 'Wir senden ihnen eine E-Mail mit Ihrem Namen und Ihrer E-Mail-Adresse, damit sie Ihnen antworten können.',
    done: ({ names }) =>
      `Wir haben eine E-Mail an ${names} gesendet. Die Antwort geht an die E-Mail-Adresse in Ihrem Profil.`,
    refusals: {
      NOT_FOUND: 'Sie haben kein aktives Profil mehr in diesem Konto.',
      NO_ADMINISTRATOR: 'Das Konto hat zurzeit keinen Administrator, den wir kontaktieren können.',
    },
  },
};
