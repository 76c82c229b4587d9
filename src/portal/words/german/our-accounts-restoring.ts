import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of restoring removed people, in German. */
export const restoring: OurAccountsWords['restoring'] = {
  action: 'Wiederherstellen…',
  title: ({ person }) => `${person} wiederherstellen?`,
  text: ({ account }) =>
    `Die Person wird ${account} erneut als Mitglied hinzugefügt, mit demselben Namen, derselben Adresse und derselben Sprache. Das entfernte Profil bleibt als Verlauf erhalten.`,
  invite: ({ email }) => `Eine Einladung an ${email} senden`,
  yes: 'Wiederherstellen',
  done: 'Als neues Profil wiederhergestellt. Es ist in der Liste der aktuellen Personen.',
  doneAndInvited: ({ email }) =>
    `Als neues Profil wiederhergestellt. Eine Einladung wird an ${email} gesendet.`,
};
