import { plural } from '../plural';

/** The texts of adding people to an account, in English. */
export const adding = {
  one: 'Add a person',
  many: 'Add people',
  back: 'Back to the profiles',
  titleOne: ({ account }: { account: string }) => `Add a person to ${account}`,
  titleMany: ({ account }: { account: string }) => `Add people to ${account}`,
  name: 'Name',
  email: 'E-mail address',
  role: 'Role',
  language: 'Language',
  invite: 'Send an invitation now',
  inviteHint: 'You can also send it later.',
  add: 'Add',
  added: ({ person }: { person: string }) => `${person} was added.`,
  addedAndInvited: ({ person, email }: { person: string; email: string }) =>
    `${person} was added. We’re sending an invitation to ${email}.`,
  lead: 'Paste a list with one person on each line, or recipients copied from Outlook. Separate the name and the address with a comma or a tab, as in cells copied from a spreadsheet. You can add up to 500 people at a time.',
  list: 'People',
  example: 'Kim Abercrombie, kim@contoso.com',
  preview: 'People to add',
  line: 'Line',
  result: 'Status',
  ready: 'Ready',
  header: 'Header row. Only the columns with names and addresses are used.',
  nothingReady: 'None of these entries can be added. Correct the problems first.',
  problems: {
    NO_EMAIL: 'This line has no e-mail address.',
    NO_NAME: 'This line has no name.',
    SEVERAL_EMAILS: 'This line has more than one e-mail address. Put each person on a separate line.',
    WRONG_COLUMNS:
      'This line has more columns than the header row. Put names that contain a separator in quotes.',
    INVALID_EMAIL: 'This isn’t an e-mail address such as name@company.com.',
    LONG_NAME: 'The name is longer than 200 characters.',
    DUPLICATE: 'This address is already on an earlier line.',
    ALREADY_ADDED: 'You already added this address.',
    TOO_MANY: 'You can add up to 500 people at a time. This entry stays in the list for next time.',
  },
  addMany: plural('en', {
    one: ({ number }) => `Add ${number} person`,
    other: ({ number }) => `Add ${number} people`,
  }),
  leftOut: plural('en', {
    one: ({ number }) => `${number} entry has a problem and won’t be added.`,
    other: ({ number }) => `${number} entries have problems and won’t be added.`,
  }),
  addedMany: plural('en', {
    one: ({ number }) => `${number} person was added.`,
    other: ({ number }) => `${number} people were added.`,
  }),
  refusedMany: plural('en', {
    one: ({ number }) => `${number} person wasn’t added and is still in the list, with the reason.`,
    other: ({ number }) => `${number} people weren’t added and are still in the list, with the reasons.`,
  }),
};
