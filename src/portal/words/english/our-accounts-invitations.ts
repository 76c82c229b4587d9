/** The texts of an account's invitations, in English. */
export const invitations = {
  person: 'Person',
  status: 'Status',
  delivery: 'E-mail',
  sent: 'Sent',
  sentBy: ({ day, person }: { day: string; person: string }) => `${day} by ${person}`,
  ends: 'Valid until',
  accepted: ({ day }: { day: string }) => `Accepted on ${day}`,
  declined: ({ day }: { day: string }) => `Declined on ${day}`,
  actions: 'Actions',
  statuses: {
    PENDING: 'Pending',
    ACCEPTED: 'Accepted',
    EXPIRED: 'Expired',
    REVOKED: 'Revoked',
    SUPERSEDED: 'Replaced by a newer one',
    DECLINED: 'Declined',
  },
  declineReasons: {
    NOT_FOR_ME: 'The recipient says that it wasn’t meant for them. Check the address.',
  },
  deliveries: {
    QUEUED: 'Waiting to be sent',
    SENT: 'Sent',
    DELIVERED: 'Delivered',
    BOUNCED: 'Bounced',
    FAILED: 'Couldn’t be sent',
    NEVER: 'Never sent',
  },
  attentions: {
    BOUNCED: 'Bounced or couldn’t be sent',
    EXPIRES_SOON: 'Expires within 48 hours',
  },
  remedies: {
    BOUNCED:
      'The mailbox rejected the e-mail. Find out the right address, correct it, and send a new invitation.',
    FAILED:
      'The address or its mailbox doesn’t accept e-mail. Correct the address and send a new invitation.',
  },
  correct: 'Correct the address',
  revoke: 'Revoke',
  revokeFor: ({ person }: { person: string }) => `Revoke the invitation for ${person}`,
  resend: 'Send again',
  resendFor: ({ person }: { person: string }) => `Send again: invitation for ${person}`,
  revoked: 'Invitation revoked. Its link no longer works.',
  resent: ({ email }: { email: string }) => `We’re sending a new invitation to ${email}.`,
};
