import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of restoring removed people, in Danish. */
export const restoring: OurAccountsWords['restoring'] = {
  action: 'Gendan…',
  title: ({ person }) => `Gendan ${person}?`,
  text: ({ account }) =>
    `Personen føjes til ${account} igen som medlem med samme navn, adresse og sprog. Den fjernede profil bevares som historik.`,
  invite: ({ email }) => `Send en invitation til ${email}`,
  yes: 'Gendan',
  done: 'Gendannet som en ny profil, der står på listen over nuværende personer.',
  doneAndInvited: ({ email }) => `Gendannet som en ny profil. Vi sender en invitation til ${email}.`,
};
