import { plural } from '../plural';

/** The texts about requests for access, in English. */
export const accessRequests = {
  person: 'Person',
  status: 'Status',
  asked: 'Requested',
  ends: 'Expires',
  actions: 'Actions',
  statuses: {
    PENDING: 'Pending',
    APPROVED: 'Approved',
    DECLINED: 'Declined',
    WITHDRAWN: 'Withdrawn',
    EXPIRED: 'Expired',
  },
  decidedBy: ({ day, person }: { day: string; person: string }) => `${day} by ${person}`,
  gotProfile: ({ person }: { person: string }) => `Profile: ${person}`,
  decideFor: ({ person }: { person: string }) => `Decide the request by ${person}`,
  title: ({ person }: { person: string }) => `Request by ${person}`,
  back: 'Back to the requests',
  missing: 'This request no longer exists, or is no longer pending.',
  name: 'Name',
  username: 'User name',
  unverified: 'The name and the user name of the Microsoft account weren’t verified.',
  approve: 'Approve',
  approveLead:
    'The person can use the profile with their Microsoft account immediately. We’ll send an e-mail to the profile’s address.',
  profile: 'Profile',
  newProfile: 'New profile',
  profileHint: 'Profiles that no Microsoft account uses yet.',
  email: 'E-mail address',
  decline: 'Decline',
  declineLead: 'The person can see the reason, but gets no e-mail. They can request access again.',
  reason: 'Reason',
  reasons: {
    UNKNOWN_PERSON: 'We don’t know this person',
    NOT_AUTHORIZED: 'Not authorized',
    WRONG_ACCOUNT: 'Wrong account',
    OTHER: 'Other reason',
  },
  approved: ({ person, email }: { person: string; email: string }) =>
    `Approved. ${person} can now sign in. We’re sending an e-mail to ${email}.`,
  declined: 'Request declined.',
  refusals: {
    NOT_FOUND: 'This request no longer exists, or you no longer manage the account. Reload the page.',
    NOT_PENDING: 'This request was decided or withdrawn in the meantime, or has expired. Reload the page.',
    EMAIL_IN_USE:
      'Another profile of this account already has this address. Choose that profile instead. If it isn’t listed, it’s disabled or another Microsoft account uses it. Enable it first, or enter another address.',
    PROFILE_NOT_FOUND: 'This profile is no longer in the account. Choose another one.',
    PROFILE_NOT_ACTIVE: 'This profile is disabled or was removed. Choose another one.',
    PROFILE_ASSOCIATED: 'Another Microsoft account uses this profile by now. Choose another one.',
    ADMINISTRATOR_REQUIRED:
      'This account has no administrator yet, so a new profile must be one. Choose the administrator role or an existing profile.',
    ALREADY_HAS_PROFILE: 'This person already has a profile in this account. You can decline the request.',
  },
  /** One's own requests. */
  own: {
    title: 'Your requests for access',
    number: ({ number }: { number: string }) => `Account ${number}`,
    asked: ({ day }: { day: string }) => `Requested on ${day}`,
    statuses: {
      PENDING: 'Waiting for a decision',
      APPROVED: 'Approved',
      DECLINED: 'Declined',
      WITHDRAWN: 'Withdrawn',
      EXPIRED: 'Expired: nobody decided within 30 days',
    },
    reasons: {
      UNKNOWN_PERSON: 'The administrators don’t know you by this Microsoft account.',
      NOT_AUTHORIZED: 'You aren’t authorized to access this account.',
      WRONG_ACCOUNT: 'You belong to another account, or should use another Microsoft account.',
      OTHER: 'Ask an administrator of your company for the reason.',
    },
    withdraw: 'Withdraw',
    withdrawFor: ({ number }: { number: string }) => `Withdraw the request for account ${number}`,
    withdrawn: 'Request withdrawn.',
    notWithdrawn: 'This request was already decided or has expired. Reload the page.',
  },
  open: plural('en', {
    one: ({ number }) => `${number} open request`,
    other: ({ number }) => `${number} open requests`,
  }),
};

/** The texts about requests for access. Each language must have all of them. */
export type AccessRequestsWords = typeof accessRequests;
