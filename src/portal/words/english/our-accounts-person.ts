/** The texts of a person's page, in English. */
export const person = {
  details: 'Profile',
  account: 'Account',
  sentTo: 'Sent to',
  invitation: 'Pending invitation',
  noInvitation: 'No invitation is pending.',
  formerInvitations: 'Earlier invitations',
  noFormerInvitations: 'There are no earlier invitations.',
  history: 'History',
  endedByHolder: 'The person ended the association.',
  end: {
    action: 'End the association…',
    title: ({ person }: { person: string }) => `End the association of ${person}?`,
    text: ({ username, account }: { username: string; account: string }) =>
      `${username} immediately loses access to ${account} on all devices. The profile stays. To associate it again, send an invitation.`,
    yes: 'End the association',
    done: 'Association ended. To associate the profile again, send an invitation.',
  },
};
