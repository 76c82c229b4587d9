import { type SessionsWords } from '../english/sessions';

/** The texts of My sessions, in German. */
export const sessions: SessionsWords = {
  title: 'Meine Sitzungen',
  lead: 'In diesen Browsern sind Sie angemeldet. Wenn Sie einen nicht erkennen, melden Sie ihn ab.',
  current: 'Dieser Browser',
  unknown: 'Unbekannter Browser',
  browserOn: ({ browser, platform }) => `${browser} unter ${platform}`,
  signedIn: ({ at }) => `Angemeldet: ${at}`,
  lastUsed: ({ at }) => `Zuletzt verwendet: ${at}`,
  persistent: 'Bleibt nach dem Schließen des Browsers angemeldet',
  untilClosed: 'Bis zum Schließen des Browsers',
  signOutOf: ({ name, at }) => `Abmelden: ${name} (angemeldet: ${at})`,
  ended: 'Abgemeldet.',
  applications:
    'Apps, denen Sie Zugriff auf Ihr Microsoft-Konto gegeben haben, sind nicht aufgeführt. Ihr Zugriff endet, wenn ihr Zugriffstoken abläuft. Sie verwalten sie in Ihrem Microsoft-Konto.',
};
