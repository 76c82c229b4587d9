/** The texts of restoring removed people, in English. */
export const restoring = {
  action: 'Restore…',
  title: ({ person }: { person: string }) => `Restore ${person}?`,
  text: ({ account }: { account: string }) =>
    `The person is added to ${account} again as a member, with the same name, address, and language. The removed profile stays as history.`,
  invite: ({ email }: { email: string }) => `Send an invitation to ${email}`,
  yes: 'Restore',
  done: 'Restored as a new profile, which is in the list of current people.',
  doneAndInvited: ({ email }: { email: string }) =>
    `Restored as a new profile. We’re sending an invitation to ${email}.`,
};
