import { buildSchema } from '../../src/graphql/schema';
import { invitationsIn } from '../support/invitations';
import { peopleOf } from '../support/people';
import { CALLS, type PrepareCall } from '../support/statement-calls';
import { kindsOf } from '../support/statement-kinds';
import { startTestApp, type TestApp } from '../support/test-app';
import { describeOnEachDatabase } from '../support/test-database';

/** Who calls and as which profile: the session, the identity, its profiles and their accounts in one. */
const CALLER = ['read session'];

/**
 * One call counted against a limit: a transaction by itself, since what is refused stays counted, and since each is
 * decided by how the one before it came out. It gives back how the counter stands.
 */
const COUNT = ['add rate_limit'];

/** Many counted at once: MySQL reports one row of a statement, so that the counters are read after it. */
const COUNT_MANY = ['begin', 'add rate_limit', 'read rate_limit', 'commit'];

/**
 * Whether the caller may do it, decided under the profile's lock. The account is no part of the statement that locks:
 * it would be locked as well, after the profile; and what a lock waited for is seen by the statements after it alone.
 */
const PERMIT = ['lock profile', 'read account', 'read association'];

/** The same for what may take the account its last administrator: the account is locked before the profile, and read so. */
const GOVERN = ['lock account', 'lock profile', 'read association'];

/** The same for what is added: the account, who acts, and which of the addresses are taken. */
const ADD = ['lock account', 'read association', 'read profile'];

/** How many run the account, asked once it is locked; whom to write to of them, once it is changed. */
const COUNT_ADMINISTRATORS = ['read profile'];
const TELL_ADMINISTRATORS = ['read profile', 'add mail'];

/** Profiles, the words they are found by, and the audit trail: a statement each, for however many. */
const PROFILES = ['add profile', 'add search_word', 'add audit_event'];

/** The same of invitations, with their mails. */
const INVITATIONS = ['add invitation', 'add search_word', 'add mail', 'add audit_event'];

/** Invitations are ended after their mails were locked, in the order of whoever delivers mail. */
const END_INVITATIONS = ['lock mail', 'change mail', 'change invitation'];

/** Before anything is counted against a recipient: may this be sent, and has mail to the address failed? */
const BEFORE_COUNTING = ['read profile', 'read invitation'];

/** The token is found genuine before anything is locked; what else is decided is read again under the lock. */
const ACCEPT = [...['read invitation', 'begin', 'lock profile', 'read invitation', 'read association']];

/** What a call that succeeds sends to the database, by the names of `CALLS`: the least that the rules allow. */
const EXPECTED: Record<keyof typeof CALLS, readonly string[]> = {
  requestInvites: [...CALLER, ...COUNT, ...COUNT, 'add invite_request'],
  requestAccess: [...CALLER, ...COUNT, ...COUNT, 'add access_request'],

  associateProfile: [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'add association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  'associateProfile, for a mailbox of three': [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'add association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  // The profile is marked as associated already. Its former holder is told at the address it had then.
  'associateProfile, from another Microsoft account': [
    ...[...CALLER, ...COUNT, ...ACCEPT, 'change invitation', 'change association', 'add association'],
    ...['read audit_event', 'add mail', 'add audit_event', 'commit'],
  ],
  'associateProfile, again': [...CALLER, ...COUNT, ...ACCEPT, 'commit'],

  // The association is looked at by the statement that notes its use. The viewer that is answered is read anew.
  switchProfile: [
    ...[...CALLER, 'begin', 'change session', 'change association', 'add audit_event', 'commit', ...CALLER],
  ],
  // The audit trail tells what the default was.
  'switchProfile, for later sessions': [
    ...[...CALLER, 'begin', 'change session', 'read identity', 'change identity', 'change association'],
    ...['add audit_event', 'commit', ...CALLER],
  ],

  addProfile: [...CALLER, 'begin', ...ADD, ...PROFILES, 'commit'],
  'addProfile, an administrator': [...CALLER, 'begin', ...ADD, ...PROFILES, ...TELL_ADMINISTRATORS, 'commit'],
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

  sendInvite: [
    ...[...CALLER, ...COUNT, ...BEFORE_COUNTING, ...COUNT],
    ...['begin', ...PERMIT, 'read invitation', ...INVITATIONS, 'commit'],
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
  endAssociation: [
    ...[...CALLER, 'begin', ...PERMIT, 'read association', 'change association', 'change profile'],
    ...['add audit_event', 'commit'],
  ],
  signOut: [...CALLER, 'begin', 'change session', 'add audit_event', 'commit'],

  viewer: CALLER,
  // What the caller has is known by then.
  account: CALLER,
  'account, a customer of the partner': [...CALLER, 'read account'],
  profile: [...CALLER, 'read profile'],
  invitationPreview: [...[...CALLER, ...COUNT, 'read invitation', 'read profile', 'read profile']],
  serviceStatus: [],
};

describeOnEachDatabase('what an operation sends to the database', (database) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp(database);
  });
  afterAll(() => test.close());

  it('is told of every mutation and every query', () => {
    const schema = buildSchema(() => ({}));
    const fields = [schema.getMutationType(), schema.getQueryType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}).filter((name) => !name.startsWith('_')),
    );
    const told = Object.keys(EXPECTED).map((name) => name.split(',')[0]);
    expect(new Set(told)).toEqual(new Set(fields));
  });

  it.each(Object.entries(EXPECTED))('is the least there is to send for %s', async (name, expected) => {
    const prepare: PrepareCall = CALLS[name as keyof typeof CALLS];
    const { query, variables, sender } = await prepare({
      test,
      people: peopleOf(test),
      invitations: invitationsIn(test),
    });
    // Once a minute the use of the session and the profile is noted besides.
    await test.send('{ viewer { session { id } } }', {}, sender);
    test.forgetStatements();
    const { body, errors } = await test.send(query, variables, sender);
    expect(errors).toEqual([]);
    expect(body).not.toContain('"code"');
    const locks = database.kind !== 'sqlite' ? 'lock' : 'read';
    expect(kindsOf(test.statements)).toEqual(expected.map((kind) => kind.replace(/^lock\b/, locks)));
  });
});
