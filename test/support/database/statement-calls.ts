import { newId } from '../../../src/foundation/ids';
import { SessionEntity } from '../../../src/identity/session.entity';
import { hashOfSessionToken } from '../../../src/identity/session-token';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { tokenOf } from '../../../src/invitation/invitation-token';
import type { Invitations } from '../actors/invitations';
import { type People } from '../actors/people';
import { requestingIn } from '../actors/requesting';
import type { Sender, SignedIn, TestApp } from '../servers/test-app';

/** The functions for preparing calls. */
export interface Stage {
  readonly test: TestApp;
  readonly people: People;
  readonly invitations: Invitations;
}

/** A GraphQL request. */
export interface GraphCall {
  readonly query: string;
  readonly variables: object;
  readonly sender: Sender;
}

/** Prepares a call that succeeds. */
export type PrepareCall = (stage: Stage) => Promise<GraphCall>;

const newcomer = (): { displayName: string; email: string } => ({
  displayName: 'New Colleague',
  email: `${newId('prof')}@contoso.example`,
});

function mutation(name: string, input: object, as: SignedIn, results = ''): GraphCall {
  const type = `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}Input`;
  return {
    query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${results} userErrors { code } } }`,
    variables: { input },
    sender: { as },
  };
}

const EACH = 'results { userErrors { code } }';

async function mailbox({ invitations }: Stage, size: number): Promise<{ token: string; ids: string[] }> {
  const first = await invitations.unheld();
  const { token } = await invitations.issue(first);
  const ids: string[] = [];
  while (ids.length < size - 1) {
    const other = await invitations.unheld({ email: first.email });
    await invitations.issue(other);
    ids.push(other.id);
  }
  return { token, ids };
}

const accept =
  (size: number): PrepareCall =>
  async (stage) => {
    const { token, ids } = await mailbox(stage, size);
    return mutation('associateProfile', { token, alsoProfileIds: ids }, await stage.test.signIn());
  };

const choose =
  (input: object): PrepareCall =>
  async ({ people }) => {
    const { person } = await people.member();
    const { profile } = await people.another(person);
    const viewer = 'viewer { activeProfile { id } }';
    return mutation('switchProfile', { profileId: profile.id, ...input }, person, viewer);
  };

const add =
  (input: object): PrepareCall =>
  async ({ people }) => {
    const { person, account } = await people.administrator();
    await people.administrator({ account });
    return mutation(
      'addProfile',
      { accountId: account.id, ...newcomer(), ...input },
      person,
      'profile { id }',
    );
  };

const addMany =
  (count: number, sendInvites: boolean): PrepareCall =>
  async ({ people }) => {
    const { person, account } = await people.administrator();
    const profiles = Array.from({ length: count }, newcomer);
    return mutation('addProfiles', { accountId: account.id, profiles, sendInvites }, person, EACH);
  };

const onColleague =
  (
    name: string,
    { isInvited = false, role = 'MEMBER' as 'MEMBER' | 'ADMINISTRATOR', isHeld = false },
    input: () => object = () => ({}),
  ): PrepareCall =>
  async ({ people, invitations }) => {
    const { person, account } = await people.administrator();
    const profile = isHeld
      ? (await people.member({ account, role })).profile
      : await people.records.profile({ accountId: account.id, role });
    if (isInvited) await invitations.issue(profile);
    return mutation(name, { profileId: profile.id, ...input() }, person);
  };

const inviteMany =
  (count: number, isInvited: boolean): PrepareCall =>
  async ({ people, invitations }) => {
    const { person, account } = await people.administrator();
    const invites: { profileId: string }[] = [];
    while (invites.length < count) {
      const profile = await people.records.profile({ accountId: account.id });
      if (isInvited) await invitations.issue(profile);
      invites.push({ profileId: profile.id });
    }
    return mutation('sendInvites', { invites }, person, EACH);
  };

const changeMany =
  (
    mutationName: 'updateProfiles' | 'removeProfiles',
    given: { readonly isHeld?: true } = {},
    change = {},
  ): PrepareCall =>
  async ({ people, invitations }) => {
    const { person, account } = await people.administrator();
    const ids: string[] = [];
    while (ids.length < 3) {
      const { profile } = given.isHeld
        ? await people.member({ account })
        : { profile: await people.records.profile({ accountId: account.id }) };
      if (given.isHeld) await invitations.issue(profile);
      ids.push(profile.id);
    }
    const input =
      mutationName === 'removeProfiles'
        ? { profileIds: ids }
        : { profiles: ids.map((profileId) => ({ profileId, ...change })) };
    return mutation(mutationName, input, person, EACH);
  };

const restore =
  (input: object): PrepareCall =>
  async ({ people }) => {
    const { person, account } = await people.administrator();
    const { id } = await people.records.profile({ accountId: account.id, status: 'REMOVED' });
    return mutation('restoreProfile', { profileId: id, ...input }, person, 'profile { id }');
  };

const askPartner: PrepareCall = async ({ people }) => {
  const partner = await people.records.account({ kind: 'PARTNER' });
  await people.administrator({ account: partner });
  await people.administrator({ account: partner });
  const account = await people.records.lapsedAccount({ partnerId: partner.id });
  const { person } = await people.member({ account });
  return mutation('contactPartner', { accountId: account.id }, person, 'partnerName');
};

const askAdministrators: PrepareCall = async ({ people }) => {
  const { account } = await people.administrator();
  await people.administrator({ account });
  const { person } = await people.member({ account });
  return mutation(
    'contactAdministrators',
    { accountId: account.id, topic: 'OTHER' },
    person,
    'administratorNames',
  );
};

const again =
  (prepare: PrepareCall): PrepareCall =>
  async (stage) => {
    const call = await prepare(stage);
    await stage.test.send(call.query, call.variables, call.sender);
    return call;
  };

const requestAgain =
  (isExpired: boolean): PrepareCall =>
  async ({ test }) => {
    const as = await test.signIn();
    const call = mutation('requestAccess', { accountNumber: newId('acct').slice(5, 17) }, as);
    await test.send(call.query, call.variables, call.sender);
    if (!isExpired) return call;
    test.clock.advance(30 * 24 * 60 * 60_000);
    return { ...call, sender: { as: await test.signIn(as.identity) } };
  };

const decide =
  (name: string, input: (profileId: string) => object): PrepareCall =>
  async ({ test, people }) => {
    const { person, account } = await people.administrator();
    const { id } = await people.records.profile({ accountId: account.id });
    const accessRequestId = await requestingIn(test).pending(account, await test.signIn());
    return mutation(name, { accessRequestId, ...input(id) }, person, 'accessRequest { id }');
  };

/** A call of each mutation and each query, by name. After a comma, the name says what is special about it. */
export const CALLS = {
  requestInvites: async ({ test }) =>
    mutation('requestInvites', { email: newcomer().email }, await test.signIn()),
  requestAccess: async ({ test }) =>
    mutation('requestAccess', { accountNumber: newId('acct').slice(5, 17) }, await test.signIn()),
  'requestAccess, again': requestAgain(false),
  'requestAccess, after the first request has expired': requestAgain(true),
  approveAccessRequest: decide('approveAccessRequest', newcomer),
  'approveAccessRequest, with an existing profile': decide('approveAccessRequest', (profileId) => ({
    profileId,
  })),
  declineAccessRequest: decide('declineAccessRequest', () => ({ reason: 'OTHER' })),
  withdrawAccessRequest: async ({ test }) => {
    const as = await test.signIn();
    await requestingIn(test).ask(newId('acct').slice(5, 17), as);
    const [own] = await requestingIn(test).own(as);
    return mutation('withdrawAccessRequest', { accessRequestId: own?.id }, as);
  },
  contactPartner: askPartner,
  'contactPartner, again': again(askPartner),
  contactAdministrators: askAdministrators,
  'contactAdministrators, again': again(askAdministrators),
  associateProfile: accept(1),
  'associateProfile, for a mailbox of three': accept(3),
  'associateProfile, from another Microsoft account': async ({ test, invitations }) => {
    const { profile } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    return mutation('associateProfile', { token, replaceIdentity: true }, await test.signIn());
  },
  'associateProfile, again': async ({ test, invitations }) => {
    const { token } = await invitations.issue(await invitations.unheld());
    const as = await test.signIn();
    await invitations.associate({ token }, { as });
    return mutation('associateProfile', { token }, as);
  },
  'associateProfile, by the account that has the profile': async ({ test, invitations }) => {
    const { profile, person } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    // Recording the profile's first use isn't part of the mutation.
    await test.send('{ viewer { session { id } } }', {}, { as: person });
    return mutation('associateProfile', { token }, person);
  },
  switchProfile: choose({}),
  'switchProfile, for later sessions': choose({ makeDefault: true }),
  clearDefaultProfile: async (stage) => {
    const { query, variables, sender } = await choose({ makeDefault: true })(stage);
    await stage.test.send(query, variables, sender);
    return {
      query: 'mutation { clearDefaultProfile { viewer { activeProfile { id } } userErrors { code } } }',
      variables: {},
      sender,
    };
  },
  addProfile: add({}),
  'addProfile, an administrator': add({ role: 'ADMINISTRATOR' }),
  'addProfile, with an idempotency key': add({ idempotencyKey: 'a-key' }),
  'addProfile, with an invitation': add({ sendInvite: true }),
  addProfiles: addMany(3, false),
  'addProfiles, with invitations': addMany(3, true),
  updateProfile: onColleague('updateProfile', {}, () => ({ displayName: 'Another Name' })),
  'updateProfile, the address of one invited': onColleague('updateProfile', { isInvited: true }, () => ({
    email: newcomer().email,
  })),
  'updateProfile, the role': onColleague('updateProfile', { role: 'ADMINISTRATOR' }, () => ({
    role: 'MEMBER',
  })),
  updateProfiles: changeMany('updateProfiles', {}, { locale: 'de' }),
  'updateProfiles, the role': changeMany('updateProfiles', {}, { role: 'ADMINISTRATOR' }),
  removeProfiles: changeMany('removeProfiles'),
  'removeProfiles, held and invited': changeMany('removeProfiles', { isHeld: true }),
  restoreProfile: restore({}),
  'restoreProfile, with an invitation': restore({ sendInvite: true }),
  removeProfile: onColleague('removeProfile', {}),
  'removeProfile, held and invited': onColleague('removeProfile', { isHeld: true, isInvited: true }),
  'removeProfile, an administrator': onColleague('removeProfile', { role: 'ADMINISTRATOR' }),
  sendInvite: onColleague('sendInvite', {}),
  'sendInvite, with an idempotency key': onColleague('sendInvite', {}, () => ({ idempotencyKey: 'a-key' })),
  'sendInvite, again': onColleague('sendInvite', { isInvited: true }),
  'sendInvite, to another address': onColleague('sendInvite', {}, () => ({ email: newcomer().email })),
  sendInvites: inviteMany(3, false),
  'sendInvites, again': inviteMany(3, true),
  revokeInvite: async ({ people, invitations }) => {
    const { person, account } = await people.administrator();
    const { id } = await invitations.issue(await people.records.profile({ accountId: account.id }));
    return mutation('revokeInvite', { invitationId: id }, person, 'invitation { id }');
  },
  declineInvite: async (stage) => {
    const { token } = await mailbox(stage, 1);
    return { ...mutation('declineInvite', { token }, await stage.test.signIn()), sender: {} };
  },
  'declineInvite, not meant for the recipient': async ({ test, people, invitations }) => {
    const { person, account } = await people.administrator();
    const profile = await people.records.profile({ accountId: account.id });
    const { data } = await invitations.send({ profileId: profile.id }, { as: person });
    const sent = await test.database.reads.findOneByOrFail(InvitationEntity, {
      id: data.sendInvite.invitation?.id ?? '',
    });
    const token = tokenOf(sent, test.config.secretKeys);
    return mutation('declineInvite', { token, reason: 'NOT_FOR_ME' }, await test.signIn(), 'declinedAt');
  },
  endAssociation: async ({ people }) => {
    const { person, association } = await people.member();
    return mutation('endAssociation', { associationId: association.id }, person, 'association { id }');
  },
  signOut: async ({ people }) => mutation('signOut', {}, (await people.member()).person),
  endSession: async ({ test, people }) => {
    const { person } = await people.member();
    const { sessionToken } = await test.signIn(person.identity);
    const { id } = await test.database.reads.findOneByOrFail(SessionEntity, {
      tokenHash: hashOfSessionToken(sessionToken),
    });
    return mutation('endSession', { sessionId: id }, person, 'sessionId');
  },
  'viewer, with the sessions': async ({ people }) => ({
    query: '{ viewer { sessions { id browser platform isCurrent } } }',
    variables: {},
    sender: { as: (await people.member()).person },
  }),
  viewer: async ({ people }) => ({
    query: '{ viewer { activeProfile { id account { id } } } }',
    variables: {},
    sender: { as: (await people.member()).person },
  }),
  account: async ({ people }) => {
    const { person, account } = await people.member();
    const query = 'query ($id: ID!) { account(id: $id) { id } }';
    return { query, variables: { id: account.id }, sender: { as: person } };
  },
  'account, a customer of the partner': async ({ people }) => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const { person } = await people.administrator({ account: partner });
    const { number } = await people.records.account({ partnerId: partner.id });
    const query = 'query ($number: String!) { account(number: $number) { id } }';
    return { query, variables: { number }, sender: { as: person } };
  },
  profile: async ({ people }) => {
    const { person, account } = await people.administrator();
    const { id } = await people.records.profile({ accountId: account.id });
    const query = 'query ($id: ID!) { profile(id: $id) { id account { id } } }';
    return { query, variables: { id }, sender: { as: person } };
  },
  invitationPreview: async (stage) => {
    const { token } = await mailbox(stage, 3);
    const query =
      'query ($token: String!) { invitationPreview(token: $token) { status matchingProfiles { id account { name } } } }';
    return { query, variables: { token }, sender: { as: await stage.test.signIn() } };
  },
  serviceStatus: () =>
    Promise.resolve({ query: '{ serviceStatus { availability } }', variables: {}, sender: {} }),
} satisfies Record<string, PrepareCall>;
