import { checkHistory, type ViolationKind } from '../../prove/faults/check-history';
import { type FinalState, registers } from '../../prove/faults/final-state';
import type { Operation } from '../../prove/faults/history';

const ACCOUNT = 'acct_1';
const INVITATION = registers.invitation('invt_1');
const HOLDER = registers.holder('prof_new');
const NAME = registers.profileName('prof_new');
const ADDRESS = registers.address(ACCOUNT, 'kim@contoso.example');

/** A person was added, renamed and invited, and has accepted. The mail was delivered. */
const HISTORY: readonly Operation[] = [
  operation({
    kind: 'addProfile',
    invokedAt: 0,
    writes: [
      { register: registers.profileStatus('prof_new'), value: 'ACTIVE' },
      { register: NAME, value: 'Kim' },
      { register: ADDRESS, value: '1' },
      { register: INVITATION, value: 'PENDING' },
      { register: registers.invitationCount('prof_new'), value: '1' },
    ],
  }),
  operation({ kind: 'renameProfile', invokedAt: 10, writes: [{ register: NAME, value: 'Kim Akers' }] }),
  operation({ kind: 'read', invokedAt: 20, reads: [{ register: NAME, value: 'Kim Akers' }] }),
  operation({
    kind: 'acceptInvite',
    invokedAt: 30,
    writes: [
      { register: INVITATION, value: 'ACCEPTED' },
      { register: HOLDER, value: 'person' },
    ],
  }),
  operation({ kind: 'signIn', invokedAt: 31, outcome: 'unknown', error: 'ECONNRESET' }),
];

const STATE: FinalState = {
  given: new Set(['prof_administrator', 'asso_given']),
  accounts: [{ id: ACCOUNT, number: 'C-1' }],
  profiles: [
    profile('prof_administrator', { role: 'ADMINISTRATOR', emailKey: 'ana@contoso.example' }),
    profile('prof_new', { displayName: 'Kim Akers' }),
  ],
  identities: [
    { id: 'iden_administrator', objectId: 'administrator', defaultProfileId: null },
    { id: 'iden_person', objectId: 'person', defaultProfileId: null },
  ],
  associations: [
    { id: 'asso_given', profileId: 'prof_administrator', identityId: 'iden_administrator', isActive: true },
    { id: 'asso_1', profileId: 'prof_new', identityId: 'iden_person', isActive: true },
  ],
  invitations: [
    { id: 'invt_1', profileId: 'prof_new', state: 'ACCEPTED', acceptedByIdentityId: 'iden_person' },
  ],
  mails: [
    { id: 'mail_1', messageId: 'mail_1', subjectId: 'invt_1', status: 'DELIVERED', unknownOutcomes: 0 },
  ],
  sessions: [{ tokenHash: 'hash', activeProfileId: 'prof_administrator', isEnded: false }],
  accessRequests: [],
  inviteRequests: [{ identityId: 'iden_person', emailKey: 'kim@contoso.example', isProcessed: true }],
  auditEvents: [
    { action: 'PROFILE_ADDED', subjectId: 'prof_new' },
    { action: 'INVITATION_SENT', subjectId: 'invt_1' },
    { action: 'INVITATION_ACCEPTED', subjectId: 'invt_1' },
    { action: 'ASSOCIATION_CREATED', subjectId: 'asso_1' },
  ],
  messages: new Map([['mail_1', 1]]),
};

const PLANTED: readonly {
  readonly name: string;
  readonly kind: ViolationKind;
  readonly history?: readonly Operation[];
  readonly state?: Partial<FinalState>;
}[] = [
  {
    name: 'an acknowledged rename that is gone',
    kind: 'lost write',
    state: { profiles: [STATE.profiles[0]!, profile('prof_new', { displayName: 'Kim' })] },
  },
  {
    name: 'an acknowledged profile that is missing',
    kind: 'lost write',
    state: { profiles: [STATE.profiles[0]!] },
  },
  {
    name: 'an acknowledged sign-in without its session',
    kind: 'lost write',
    history: [
      operation({ kind: 'signIn', writes: [{ register: registers.sessionState('other'), value: 'begun' }] }),
    ],
  },
  {
    name: 'an acknowledged sign-out whose session goes on',
    kind: 'lost write',
    history: [
      operation({ kind: 'signOut', writes: [{ register: registers.sessionState('hash'), value: 'ended' }] }),
    ],
  },
  {
    name: 'an acknowledged switch that is gone',
    kind: 'lost write',
    history: [
      operation({
        kind: 'switchProfile',
        writes: [{ register: registers.sessionProfile('hash'), value: 'prof_new' }],
      }),
    ],
  },
  {
    name: 'an acknowledged report of Postmark that is gone',
    kind: 'lost write',
    history: [
      operation({ kind: 'webhook', writes: [{ register: registers.message('mail_1'), value: 'reported' }] }),
    ],
    state: { mails: [{ ...STATE.mails[0]!, status: 'SENT' }] },
  },
  {
    name: 'an acknowledged request for access that is gone',
    kind: 'lost write',
    history: [
      operation({
        kind: 'requestAccess',
        writes: [{ register: registers.accessRequest('person', 'C-1'), value: 'PENDING' }],
      }),
    ],
  },
  {
    name: 'an unknown outcome that was carried out twice',
    kind: 'unexpected value',
    history: [
      operation({ kind: 'addProfile', outcome: 'unknown', writes: [{ register: ADDRESS, value: '1' }] }),
    ],
    state: { profiles: [...STATE.profiles, profile('prof_twice')] },
  },
  {
    name: 'a repeated call that sent two invitations',
    kind: 'lost write',
    history: [
      ...HISTORY,
      operation({
        kind: 'sendInvite',
        invokedAt: 40,
        isRepeated: true,
        writes: [{ register: registers.invitationCount('prof_new'), value: '2' }],
      }),
    ],
    state: {
      invitations: [
        STATE.invitations[0]!,
        { ...STATE.invitations[0]!, id: 'invt_2', state: 'SUPERSEDED' },
        { ...STATE.invitations[0]!, id: 'invt_3', state: 'PENDING' },
      ],
    },
  },
  {
    name: 'an unknown outcome that sent two invitations',
    kind: 'lost write',
    history: [
      ...HISTORY,
      operation({
        kind: 'sendInvites',
        invokedAt: 40,
        outcome: 'unknown',
        writes: [{ register: registers.invitationCount('prof_new'), value: '2' }],
      }),
    ],
    state: {
      invitations: ['invt_1', 'invt_2', 'invt_3'].map((id) => ({ ...STATE.invitations[0]!, id })),
    },
  },
  {
    name: 'an association that goes on after its acknowledged end',
    kind: 'lost write',
    history: [
      operation({
        kind: 'endAssociation',
        writes: [{ register: registers.association('asso_1'), value: 'ended' }],
      }),
    ],
  },
  {
    name: 'an acknowledged default profile that is gone',
    kind: 'lost write',
    history: [
      operation({
        kind: 'switchProfile',
        writes: [{ register: registers.defaultProfile('person'), value: 'prof_new' }],
      }),
    ],
  },
  {
    name: 'an ended association without its audit event',
    kind: 'half-written',
    state: { associations: [...STATE.associations, { ...STATE.associations[1]!, isActive: false }] },
  },
  {
    name: 'a withdrawn request without its audit event',
    kind: 'half-written',
    state: { accessRequests: [accessRequest({ state: 'WITHDRAWN' })] },
  },
  {
    name: 'a read of a value from before an acknowledged write',
    kind: 'stale read',
    history: [
      ...HISTORY,
      operation({ kind: 'read', invokedAt: 40, reads: [{ register: NAME, value: 'Kim' }] }),
    ],
  },
  {
    name: 'a refusal that the state does not explain',
    kind: 'unexpected refusal',
    history: [operation({ kind: 'renameProfile', outcome: 'fail', error: 'NOT_FOUND' })],
  },
  {
    name: 'an internal error',
    kind: 'internal error',
    history: [operation({ kind: 'renameProfile', outcome: 'unknown', error: 'INTERNAL_SERVER_ERROR' })],
  },
  {
    name: 'an invitation that two people accepted',
    kind: 'double acceptance',
    history: [
      ...HISTORY,
      operation({
        kind: 'acceptInvite',
        invokedAt: 30,
        writes: [
          { register: INVITATION, value: 'ACCEPTED' },
          { register: HOLDER, value: 'other' },
        ],
      }),
    ],
  },
  {
    name: 'a profile with two active associations',
    kind: 'double association',
    state: { associations: [...STATE.associations, { ...STATE.associations[1]!, id: 'asso_2' }] },
  },
  {
    name: 'an account whose administrator is gone',
    kind: 'account without administrator',
    state: { profiles: [profile('prof_administrator', { role: 'MEMBER' }), STATE.profiles[1]!] },
  },
  {
    name: 'an account whose administrator is disabled',
    kind: 'account without administrator',
    state: {
      profiles: [
        profile('prof_administrator', { role: 'ADMINISTRATOR', status: 'DISABLED' }),
        STATE.profiles[1]!,
      ],
    },
  },
  {
    name: 'an accepted invitation without its association',
    kind: 'half-written',
    state: { associations: [STATE.associations[0]!] },
  },
  {
    name: 'a profile that is wrongly marked as associated',
    kind: 'half-written',
    state: {
      profiles: [STATE.profiles[0]!, profile('prof_new', { displayName: 'Kim Akers', isAssociated: false })],
    },
  },
  {
    name: 'a removed profile that is still associated',
    kind: 'half-written',
    state: { profiles: [STATE.profiles[0]!, profile('prof_new', { status: 'REMOVED' })] },
  },
  {
    name: 'a pending invitation of a disabled profile',
    kind: 'half-written',
    state: {
      profiles: [STATE.profiles[0]!, profile('prof_new', { status: 'DISABLED' })],
      invitations: [{ ...STATE.invitations[0]!, state: 'PENDING' }],
    },
  },
  {
    name: 'a profile with two pending invitations',
    kind: 'half-written',
    state: {
      invitations: ['invt_1', 'invt_2'].map((id) => ({ ...STATE.invitations[0]!, id, state: 'PENDING' })),
    },
  },
  { name: 'an invitation without its mail', kind: 'half-written', state: { mails: [], messages: new Map() } },
  {
    name: 'a change without its audit event',
    kind: 'half-written',
    state: { auditEvents: STATE.auditEvents.slice(1) },
  },
  {
    name: 'an approved request without its association',
    kind: 'half-written',
    state: { accessRequests: [accessRequest({ state: 'APPROVED', profileId: 'prof_administrator' })] },
  },
  {
    name: 'a canceled mail that was delivered',
    kind: 'half-written',
    state: { mails: [{ ...STATE.mails[0]!, status: 'CANCELLED' }] },
  },
  {
    name: 'a canceled mail that Postmark had accepted with an unknown outcome',
    kind: 'half-written',
    state: { mails: [{ ...STATE.mails[0]!, status: 'CANCELLED', unknownOutcomes: 1 }] },
  },
  {
    name: 'a failed mail that Postmark had accepted with an unknown outcome',
    kind: 'half-written',
    state: { mails: [{ ...STATE.mails[0]!, status: 'FAILED', unknownOutcomes: 1 }] },
  },
  { name: 'a sent mail without its message', kind: 'mail lost', state: { messages: new Map() } },
  {
    name: 'a message without its mail',
    kind: 'mail invented',
    state: { messages: new Map([...STATE.messages, ['mail_rolled_back', 1]]) },
  },
  {
    name: 'a second message without an unknown outcome',
    kind: 'mail delivered twice',
    state: { messages: new Map([['mail_1', 2]]) },
  },
  {
    name: 'a mail that still waits',
    kind: 'mail unfinished',
    state: { mails: [{ ...STATE.mails[0]!, status: 'QUEUED' }] },
  },
  {
    name: 'a mail with an unknown outcome that still waits',
    kind: 'mail unfinished',
    state: { mails: [{ ...STATE.mails[0]!, status: 'QUEUED', unknownOutcomes: 1 }] },
  },
  {
    name: 'a request for access that was never processed',
    kind: 'request unprocessed',
    state: { accessRequests: [accessRequest({ isProcessed: false })] },
  },
  {
    name: 'a request for invitations that was never processed',
    kind: 'request unprocessed',
    state: { inviteRequests: [{ ...STATE.inviteRequests[0]!, isProcessed: false }] },
  },
];

describe('the checker of the fault drill', () => {
  it('finds nothing in a history that the final state agrees with', () => {
    expect(checkHistory(HISTORY, STATE)).toEqual({
      violations: [],
      unknowns: { applied: 0, notApplied: 0 },
      mails: { queued: 1, sent: 1, failed: 0, cancelled: 0, unfinished: 0, duplicates: 0 },
    });
  });

  it.each(PLANTED)('finds $name', ({ kind, history = HISTORY, state = {} }) => {
    const { violations } = checkHistory(history, { ...STATE, ...state });
    expect(violations.map((violation) => violation.kind)).toContain(kind);
  });

  it.each([
    ['Kim Akers', { applied: 0, notApplied: 1 }],
    ['Lee', { applied: 1, notApplied: 0 }],
  ])('accepts either result of an unknown outcome: %s', (displayName, unknowns) => {
    const lost = operation({
      kind: 'renameProfile',
      invokedAt: 40,
      outcome: 'unknown',
      writes: [{ register: NAME, value: 'Lee' }],
    });
    const state = { ...STATE, profiles: [STATE.profiles[0]!, profile('prof_new', { displayName })] };
    expect(checkHistory([...HISTORY, lost], state)).toMatchObject({ violations: [], unknowns });
  });

  it('accepts either result of two writes at the same time', () => {
    const history = [
      ...HISTORY,
      operation({ kind: 'renameProfile', invokedAt: 12, writes: [{ register: NAME, value: 'Lee' }] }),
    ];
    expect(checkHistory(history, STATE).violations).toEqual([]);
  });

  it('accepts a second message after an unknown outcome', () => {
    const state = {
      ...STATE,
      mails: [{ ...STATE.mails[0]!, unknownOutcomes: 1 }],
      messages: new Map([['mail_1', 2]]),
    };
    expect(checkHistory(HISTORY, state)).toMatchObject({ violations: [], mails: { duplicates: 1 } });
  });

  it.each(['CANCELLED', 'FAILED'])(
    'accepts a %s mail that has an unknown outcome and no message',
    (status) => {
      const state = {
        ...STATE,
        mails: [{ ...STATE.mails[0]!, status, unknownOutcomes: 1 }],
        messages: new Map<string, number>(),
      };
      expect(checkHistory(HISTORY, state).violations).toEqual([]);
    },
  );

  it('accepts the refusal of the loser of a race', () => {
    const loser = operation({
      kind: 'acceptInvite',
      outcome: 'fail',
      error: 'INVITATION_ALREADY_USED',
      mayBeRefused: true,
    });
    expect(checkHistory([...HISTORY, loser], STATE).violations).toEqual([]);
  });
});

function operation(given: Partial<Operation> & Pick<Operation, 'kind'>): Operation {
  const { invokedAt = 0 } = given;
  return { id: invokedAt, client: 1, outcome: 'ok', writes: [], endedAt: invokedAt + 5, ...given, invokedAt };
}

function profile(
  id: string,
  given: Partial<FinalState['profiles'][number]> = {},
): FinalState['profiles'][number] {
  return {
    id,
    accountId: ACCOUNT,
    emailKey: 'kim@contoso.example',
    displayName: 'Kim',
    role: 'MEMBER',
    status: 'ACTIVE',
    isAssociated: true,
    ...given,
  };
}

function accessRequest(
  given: Partial<FinalState['accessRequests'][number]>,
): FinalState['accessRequests'][number] {
  return {
    id: 'areq_1',
    identityId: 'iden_person',
    accountNumber: 'C-1',
    state: 'PENDING',
    profileId: null,
    isProcessed: true,
    ...given,
  };
}
