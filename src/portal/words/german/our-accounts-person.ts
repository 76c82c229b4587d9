import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of a person's page, in German. */
export const person: OurAccountsWords['person'] = {
  details: 'Profil',
  account: 'Konto',
  sentTo: 'Gesendet an',
  invitation: 'Ausstehende Einladung',
  noInvitation: 'Es steht keine Einladung aus.',
  formerInvitations: 'Frühere Einladungen',
  noFormerInvitations: 'Es gibt keine früheren Einladungen.',
  history: 'Verlauf',
  endedByHolder: 'Die Person hat die Zuordnung beendet.',
  end: {
    action: 'Zuordnung beenden…',
    title: ({ person }) => `Zuordnung von ${person} beenden?`,
    text: ({ username, account }) =>
      `${username} verliert sofort und auf allen Geräten den Zugang zu ${account}. Das Profil bleibt bestehen. Um es wieder zuzuordnen, senden Sie eine Einladung.`,
    yes: 'Zuordnung beenden',
    done: 'Zuordnung beendet. Um das Profil wieder zuzuordnen, senden Sie eine Einladung.',
  },
};
