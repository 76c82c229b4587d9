import { plural } from '../plural';

/** The texts of adding people to an account, in English. */
export const adding = {
  one: 'Add a person',
  many: 'Add many',
  back: 'Back to the profiles',
  titleOne: ({ account }: { account: string }) => `Add a person to ${account}`,
  titleMany: ({ account }: { account: string }) => `Add many to ${account}`,
  name: 'Name',
  email: 'E-mail address',
  role: 'Role',
  language: 'Language',
  invite: 'Send an invitation at once',
  inviteHint: 'Without one, it can be sent later.',
  add: 'Add',
  added: ({ person }: { person: string }) => `${person} was added.`,
  addedAndInvited: ({ person, email }: { person: string; email: string }) =>
    `${person} was added, and an invitation to ${email} is on its way.`,
  lead: 'Paste a list: a person on each line, the name and the address with a comma or a tab between them, as copied from a spreadsheet. Up to 500 at once.',
  list: 'People',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'What will be added',
  line: 'Line',
  result: 'Check',
  ready: 'Ready',
  problems: {
    NO_EMAIL: 'There is no e-mail address on this line.',
    NO_NAME: 'There is no name on this line.',
    INVALID_EMAIL: 'This is not an e-mail address such as name@company.com.',
    LONG_NAME: 'The name is longer than 200 characters.',
    DUPLICATE: 'This address stands on a line before.',
    TOO_MANY: 'More than 500 are not possible at once. This line stays for the next time.',
  },
  addMany: plural('en', {
    one: ({ number }) => `Add ${number} person`,
    other: ({ number }) => `Add ${number} people`,
  }),
  leftOut: plural('en', {
    one: ({ number }) => `${number} line has a problem and is left out.`,
    other: ({ number }) => `${number} lines have a problem and are left out.`,
  }),
  addedMany: plural('en', {
    one: ({ number }) => `${number} person was added.`,
    other: ({ number }) => `${number} people were added.`,
  }),
  refusedMany: plural('en', {
    one: ({ number }) => `${number} line was not added. It is still in the list, with the reason.`,
    other: ({ number }) => `${number} lines were not added. They are still in the list, with the reasons.`,
  }),
};
