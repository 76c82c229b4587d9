import { type SupportWords } from '../english/support';

/** The links to the help, and the texts of contacting administrators, in Danish. */
export const support: SupportWords = {
  links: {
    newAccount: 'Har du ikke en Microsoft-konto?',
    invitations: 'Hjælp til invitationer',
    access: 'Hjælp til adgang',
  },
  contact: {
    topic: 'Hvad drejer det sig om?',
    topics: {
      ACCESS: 'Vores virksomheds adgang',
      ADD_COLLEAGUE: 'Adgang til en kollega',
      CHANGE_MY_PROFILE: 'En ændring af min profil',
      OTHER: 'Noget andet',
    },
    button: 'Send en mail til administratorerne',
    note: 'Vi sender dem en mail med dit navn og din mailadresse, så de kan svare dig.',
    done: ({ names }) => `Vi har sendt en mail til ${names}. De svarer til mailadressen i din profil.`,
    refusals: {
      NOT_FOUND: 'Du har ikke længere en aktiv profil på denne konto.',
      NO_ADMINISTRATOR: 'Kontoen har i øjeblikket ingen administrator, som vi kan kontakte.',
    },
  },
};
