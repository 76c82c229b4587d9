import { buildSchema } from '../../src/graphql/schema';
import { invitationsIn } from '../support/actors/invitations';
import { peopleOf } from '../support/actors/people';
import { CALLS, type PrepareCall } from '../support/database/statement-calls';
import { kindsOf } from '../support/database/statement-kinds';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

/**
 * Reads the caller and the active profile: the session, the identity, its profiles and their accounts, in one
 * statement.
 */
const CALLER = ['read session'];

/**
 * Counts one call against a limit, and returns the counter. It's a separate transaction, because refused
 * calls stay counted, and each call depends on the result of the previous one.
 */
const COUNT = ['add rate_limit'];

/**
 * Counts many calls at once. MySQL returns only one row of a statement, so the counters are read afterward.
 */
const COUNT_MANY = ['begin', 'add rate_limit', 'read rate_limit', 'commit'];

/**
 * Decides whether the caller may do it, with the profile locked. The statement that locks doesn't join the
 * account, because that would lock the account too, after the profile. Only later statements see the changes
 * that the lock waited for.
 */
const PERMIT = ['lock profile', 'read account', 'read association'];

/**
 * The same for changes that may remove an account's last administrator. The account is locked before the
 * profile.
 */
const GOVERN = ['lock account', 'lock profile', 'read association'];

/** The same for added profiles: the account, the actor, and the addresses in use. */
const ADD = ['lock account', 'read association', 'read profile'];

/**
 * Reads whether other administrators exist, with the account locked. After the change, reads whom to notify.
 */
const COUNT_ADMINISTRATORS = ['read profile'];
const NOTIFY_ADMINISTRATORS = ['read profile', 'add mail'];

/** Profiles, their search words and the audit trail: one statement each, for any number of profiles. */
const PROFILES = ['add profile', 'add search_word', 'add audit_event'];

/** The same for invitations, with their mails. */
const INVITATIONS = ['add invitation', 'add search_word', 'add mail', 'add audit_event'];

/** Locks the mails before ending invitations, in the same order as mail delivery. */
const END_INVITATIONS = ['lock mail', 'change mail', 'change invitation'];

/** Read before counting against a recipient: the permission, and whether mail to the address has failed. */
const BEFORE_COUNTING = ['read profile', 'read invitation'];

/** Decides whether the caller may decide about a request for access, with the account and the request locked. */
const DECIDE = ['lock account', 'read association', 'lock access_request'];

/** The token is verified before anything is locked. All other conditions are read again under the lock. */
const ACCEPT = [...['read invitation', 'begin', 'lock profile', 'read invitation', 'read association']];

/** The statements of a successful call, by the names of `CALLS`: the minimum that the rules allow. */
const EXPECTED: Record<keyof typeof CALLS, readonly string[]> = {
  requestInvites: [...CALLER, ...COUNT, ...COUNT, 'add invite_request'],
  // Whether it's a repetition is read first. Two calls at once are told apart by a unique key.
  requestAccess: [...CALLER, 'read access_request', ...COUNT, ...COUNT, 'add access_request'],
  'requestAccess, again': [...CALLER, 'read access_request', ...COUNT, ...COUNT, 'change access_request'],
  'requestAccess, after the first request has expired': [
    ...[...CALLER, 'read access_request', ...COUNT, ...COUNT],
    ...['begin', 'change access_request', 'add access_request', 'commit'],
  ],
  // Whether the person has a profile, their names, and the address in use. The payload shows the request as written.
  approveAccessRequest: [
    ...[...CALLER, 'begin', ...DECIDE, 'read association', 'read identity', 'read profile', ...PROFILES],
    ...[
      'add association',
      'change profile',
      'lock access_request',
      'change access_request',
      'add mail',
      'add audit_event',
      'commit',
    ],
  ],
  'approveAccessRequest, with an existing profile': [
    ...[...CALLER, 'begin', ...DECIDE, 'lock profile', 'read association', 'read association'],
    ...[
      'add association',
      'change profile',
      'read invitation',
      'lock access_request',
      'change access_request',
    ],
    ...['add mail', 'add audit_event', 'commit'],
  ],
  declineAccessRequest: [
    ...[...CALLER, 'begin', ...DECIDE, 'lock access_request', 'change access_request'],
    ...['add audit_event', 'commit'],
  ],
  withdrawAccessRequest: [
    ...[...CALLER, 'begin', 'lock access_request', 'change access_request', 'add audit_event', 'commit'],
  ],
  // Whether it's a repetition is read before counting, and again under the lock.
  contactPartner: [
    ...[...CALLER, 'read account', 'read profile', 'read mail', 'begin', 'lock profile'],
    ...['read association', 'read mail', ...COUNT, ...COUNT, 'add mail', 'add audit_event', 'commit'],
  ],
  'contactPartner, again': [...CALLER, 'read account', 'read profile', 'read mail'],
  contactAdministrators: [
    ...[...CALLER, 'read profile', 'read mail', 'begin', 'lock profile', 'read association'],
    ...['read mail', ...COUNT, ...COUNT, 'add mail', 'add audit_event', 'commit'],
  ],
  'contactAdministrators, again': [...CALLER, 'read profile', 'read mail'],

  associateProfile: [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'add association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  'associateProfile, for a mailbox of three': [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'add association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  // The profile is already marked as associated. The former holder is notified at the address of that time.
  'associateProfile, from another Microsoft account': [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'change association', 'add association'],
    ...['read audit_event', 'add mail', 'add audit_event', 'commit'],
  ],
  'associateProfile, again': [...CALLER, ...COUNT, ...ACCEPT, 'commit'],
  'associateProfile, by the account that has the profile': [...CALLER, ...COUNT, ...ACCEPT, 'commit'],

  // The statement that records the association's use also checks it. The viewer in the payload is read again.
  switchProfile: [
    ...[...CALLER, 'begin', 'change session', 'change association', 'add audit_event', 'commit', ...CALLER],
  ],
  // The audit trail records the previous default.
  'switchProfile, for later sessions': [
    ...[...CALLER, 'begin', 'change session', 'read identity', 'change identity', 'change association'],
    ...['add audit_event', 'commit', ...CALLER],
  ],
  clearDefaultProfile: [
    ...[...CALLER, 'begin', 'read identity', 'change identity', 'add audit_event', 'commit', ...CALLER],
  ],

  addProfile: [...CALLER, 'begin', ...ADD, ...PROFILES, 'commit'],
  'addProfile, an administrator': [
    ...CALLER,
    'begin',
    ...ADD,
    ...PROFILES,
    ...NOTIFY_ADMINISTRATORS,
    'commit',
  ],
  // The outcome is kept in the transaction of the change.
  'addProfile, with an idempotency key': [
    ...[...CALLER, 'read kept_outcome', 'begin', ...ADD, ...PROFILES, 'add kept_outcome', 'commit'],
  ],
  'addProfile, with an invitation': [
    ...[...CALLER, ...COUNT, 'read account', 'read profile', ...COUNT],
    ...['begin', ...ADD, ...PROFILES, ...INVITATIONS, 'commit'],
  ],
  addProfiles: [...CALLER, 'begin', ...ADD, ...PROFILES, 'commit'],
  'addProfiles, with invitations': [
    ...[...CALLER, ...COUNT, 'read account', 'read profile', ...COUNT_MANY],
    ...['begin', ...ADD, ...PROFILES, ...INVITATIONS, 'commit'],
  ],

  updateProfile: [
    ...[...CALLER, 'begin', ...PERMIT, 'change profile', 'delete search_word', 'add search_word'],
    ...['add audit_event', 'commit'],
  ],
  'updateProfile, the address of one invited': [
    ...[...CALLER, 'begin', ...PERMIT, 'change profile', 'delete search_word', 'add search_word'],
    ...['add audit_event', 'read invitation', ...END_INVITATIONS, 'add audit_event', 'commit'],
  ],
  'updateProfile, the role': [
    ...[...CALLER, 'begin', ...GOVERN, ...COUNT_ADMINISTRATORS, 'change profile', 'add audit_event'],
    ...['read profile', 'commit'],
  ],

  removeProfile: [
    ...[...CALLER, 'begin', ...GOVERN, 'change profile', 'read association', 'read invitation'],
    ...['add audit_event', 'commit'],
  ],
  'removeProfile, held and invited': [
    ...[...CALLER, 'begin', ...GOVERN, 'change profile', 'read association', 'change association'],
    ...['read invitation', ...END_INVITATIONS, 'add audit_event', 'commit'],
  ],
  'removeProfile, an administrator': [
    ...[...CALLER, 'begin', ...GOVERN, ...COUNT_ADMINISTRATORS, 'change profile', 'read profile'],
    ...['read association', 'read invitation', 'add audit_event', 'commit'],
  ],

  restoreProfile: [...CALLER, 'begin', 'read profile', ...ADD, ...PROFILES, 'add audit_event', 'commit'],
  'restoreProfile, with an invitation': [
    ...[...CALLER, ...COUNT, 'read profile', 'read account', 'read profile', ...COUNT],
    ...['begin', 'read profile', ...ADD, ...PROFILES, ...INVITATIONS, 'add audit_event', 'commit'],
  ],
  // The permissions are read before anything is locked, and again under the locks.
  updateProfiles: [
    ...[...CALLER, 'read profile', 'begin', ...PERMIT, 'change profile', 'add audit_event', 'commit'],
  ],
  'updateProfiles, the role': [
    ...[...CALLER, 'read profile', 'begin', ...GOVERN],
    ...['change profile', 'add audit_event', ...NOTIFY_ADMINISTRATORS, 'commit'],
  ],
  removeProfiles: [
    ...[...CALLER, 'read profile', 'begin', ...GOVERN],
    ...['change profile', 'read association', 'read invitation', 'add audit_event', 'commit'],
  ],
  'removeProfiles, held and invited': [
    ...[...CALLER, 'read profile', 'begin', ...GOVERN],
    ...['change profile', 'read association', 'change association'],
    ...['read invitation', ...END_INVITATIONS, 'add audit_event', 'commit'],
  ],

  sendInvite: [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT],
    ...['begin', ...PERMIT, 'read invitation', ...INVITATIONS, 'commit'],
  ],
  'sendInvite, with an idempotency key': [
    ...[...CALLER, 'read kept_outcome', ...COUNT, ...BEFORE_COUNTING, ...COUNT],
    ...['begin', ...PERMIT, 'read invitation', ...INVITATIONS, 'add kept_outcome', 'commit'],
  ],
  'sendInvite, again': [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT],
    ...['begin', ...PERMIT, 'read invitation', ...END_INVITATIONS, ...INVITATIONS, 'commit'],
  ],
  'sendInvite, to another address': [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT, 'begin', ...PERMIT],
    ...['change profile', 'delete search_word', 'add search_word', 'add audit_event'],
    ...['read invitation', ...INVITATIONS, 'commit'],
  ],
  sendInvites: [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT_MANY],
    ...['begin', ...PERMIT, 'read invitation', ...INVITATIONS, 'commit'],
  ],
  'sendInvites, again': [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT_MANY],
    ...['begin', ...PERMIT, 'read invitation', ...END_INVITATIONS, ...INVITATIONS, 'commit'],
  ],

  revokeInvite: [
    ...[...CALLER, 'begin', ...PERMIT, 'read invitation', ...END_INVITATIONS, 'add audit_event', 'commit'],
  ],
  // Anonymous callers aren't looked up. The token is verified before anything is locked.
  declineInvite: [
    ...[...COUNT, 'read invitation', 'begin', 'lock profile', 'read invitation'],
    ...[...END_INVITATIONS, 'add declined_invitation', 'add audit_event', 'commit'],
  ],
  // The sender's address hasn't been confirmed, so that no mail is queued.
  'declineInvite, not meant for the recipient': [
    ...[...CALLER, ...COUNT, 'read invitation', 'begin', 'lock profile', 'read invitation'],
    ...[...END_INVITATIONS, 'add declined_invitation'],
    ...['read account', 'read profile', 'read association', 'read invitation'],
    ...['add audit_event', 'commit'],
  ],
  endAssociation: [
    ...[...CALLER, 'begin', ...PERMIT, 'read association', 'change association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  signOut: [...CALLER, 'begin', 'change session', 'add audit_event', 'commit'],

  endSession: [...CALLER, 'begin', 'read session', 'change session', 'add audit_event', 'commit'],

  viewer: CALLER,
  'viewer, with the sessions': [...CALLER, 'read session'],
  // The caller's data was already read.
  account: CALLER,
  'account, a customer of the partner': [...CALLER, 'read account'],
  profile: [...CALLER, 'read profile'],
  invitationPreview: [...[...CALLER, ...COUNT, 'read invitation', 'read profile', 'read profile']],
  serviceStatus: [],
};

/** Its statements are in access-events.test.ts. */
const ONLY_FOR_APPLICATIONS = 'accessEvents';

/** The events of the audit trail are also changes of the change log, in the same transaction. */
function withChangeLog(kind: string): string[] {
  return kind === 'add audit_event' ? [kind, 'add change_event'] : [kind];
}

describeOnEachDatabase('the statements of an operation', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  it('are listed for every mutation and every query', () => {
    const schema = buildSchema(() => ({}));
    const fields = [schema.getMutationType(), schema.getQueryType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).filter(
        (name) => !name.startsWith('_') && name !== ONLY_FOR_APPLICATIONS,
      ),
    );
    const told = Object.keys(EXPECTED).map((name) => name.split(',')[0]);
    expect(new Set(told)).toEqual(new Set(fields));
  });

  it.each(Object.entries(EXPECTED))('are as few as possible for %s', async (name, expected) => {
    const prepare: PrepareCall = CALLS[name as keyof typeof CALLS];
    const { query, variables, sender } = await prepare({
      test,
      people: peopleOf(test),
      invitations: invitationsIn(test),
    });
    // Recorded beforehand: once a minute, any request records the use of the session and the profile.
    await test.send('{ viewer { session { id } } }', {}, sender);
    test.forgetStatements();
    const { body, errors } = await test.send(query, variables, sender);
    expect(errors).toEqual([]);
    expect(body).not.toContain('"code"');
    const locks = database.kind !== 'sqlite' ? 'lock' : 'read';
    expect(kindsOf(test.statements)).toEqual(
      expected.map((kind) => kind.replace(/^lock\b/, locks)).flatMap(withChangeLog),
    );
  });
});
