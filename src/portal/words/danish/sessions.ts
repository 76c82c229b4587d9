import { type SessionsWords } from '../english/sessions';

/** The texts of My sessions, in Danish. */
export const sessions: SessionsWords = {
  title: 'Mine sessioner',
  lead: 'Du er logget på i disse browsere. Hvis du ikke genkender en af dem, skal du logge den af.',
  current: 'Denne browser',
  unknown: 'Ukendt browser',
  browserOn: ({ browser, platform }) => `${browser} på ${platform}`,
  signedIn: ({ at }) => `Logget på: ${at}`,
  lastUsed: ({ at }) => `Sidst brugt: ${at}`,
  persistent: 'Forbliver logget på, når browseren lukkes',
  untilClosed: 'Indtil browseren lukkes',
  signOutOf: ({ name, at }) => `Log af: ${name} (logget på: ${at})`,
  ended: 'Logget af.',
  applications:
    'Apps, som du har givet adgang til din Microsoft-konto, vises ikke. Deres adgang ophører, når deres adgangstoken udløber. Du administrerer dem i din Microsoft-konto.',
};
