import { AccountEntity } from '../../src/account/account.entity';
import { recordAuditEvent } from '../../src/audit/record-audit-event';
import { newId } from '../../src/foundation/ids';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { peopleOf } from '../support/actors/people';
import { rowsIn } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const DAY = 24 * 3_600_000;

describeOnEachDatabase('invitationPreview', (database) => {
  let test: TestApp;
  let invitations: Invitations;
  let callers = 0;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { trustProxy: 1 } });
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  /** A caller who isn't signed in, each with a separate network address. */
  const passerBy = () => ({ headers: { 'x-forwarded-for': `203.0.113.${++callers}` } });
  const previewOf = async (...given: Parameters<Invitations['preview']>) =>
    (await invitations.preview(...given)).data.invitationPreview;
  const acceptPage = async (method: 'GET' | 'HEAD') =>
    (await inject(test.app.server, { method, url: '/accept' })).statusCode;

  it('shows the invitation, and who is signed in', async () => {
    const account = await invitations.records.account({ name: 'Fabrikam <Consulting>', kind: 'PARTNER' });
    const profile = await invitations.unheld({ accountId: account.id, displayName: "Zoë O'Neil" });
    const { token } = await invitations.issue(profile);
    const as = await test.signIn({ displayName: 'Kim' });
    expect(await previewOf(token, { as })).toEqual({
      status: 'PENDING',
      email: profile.email,
      account: { name: 'Fabrikam <Consulting>', program: 'PARTNERSOURCE' },
      profile: { id: profile.id, displayName: "Zoë O'Neil" },
      currentIdentity: { displayName: 'Kim' },
      replacesIdentity: false,
      associatedWithYou: false,
      matchingProfiles: [],
    });
    expect(await previewOf(token, passerBy())).toMatchObject({ status: 'PENDING', currentIdentity: null });
  });

  it('lists the other active profiles of the mailbox, and who holds which', async () => {
    const email = `${newId('acct')}@contoso.example`;
    const invited = await invitations.unheld({ email });
    const mine = await invitations.unheld({ email: email.toUpperCase() });
    const theirs = await invitations.unheld({ email });
    await invitations.unheld({ email, status: 'DISABLED' });
    await invitations.unheld({ email, status: 'REMOVED' });
    await invitations.unheld();
    const as = await test.signIn();
    await invitations.records.associate(mine, as);
    await invitations.records.associate(theirs, await test.signIn());
    const { token } = await invitations.issue(invited);
    const account = { name: 'Contoso Ltd' };
    expect((await previewOf(token, { as, profileId: mine.id }))?.matchingProfiles).toEqual([
      { id: mine.id, replacesIdentity: false, associatedWithYou: true, account },
      { id: theirs.id, replacesIdentity: true, associatedWithYou: false, account },
    ]);
  });

  it('lists at most as many profiles of the mailbox as one step can associate', async () => {
    const email = `${newId('acct')}@contoso.example`;
    const accountId = (await invitations.records.account()).id;
    const held = [];
    for (let index = 0; index < 102; index += 1) held.push(await invitations.unheld({ email, accountId }));
    const ids = held.map(({ id }) => id);
    const cases = [
      [held[0], ids.slice(1, 101)],
      [held[101], ids.slice(0, 100)],
    ] as const;
    for (const [invited, others] of cases) {
      if (!invited) throw new Error('There is no profile to invite.');
      const { token } = await invitations.issue(invited);
      const preview = await previewOf(token, { as: await test.signIn() });
      expect(preview?.matchingProfiles.map(({ id }) => id)).toEqual(others);
    }
  });

  it('warns that accepting would move the profile', async () => {
    const { profile, person } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const [holder, other, nobody] = [
      await previewOf(token, { as: person }),
      await previewOf(token, { as: await test.signIn() }),
      await previewOf(token, passerBy()),
    ];
    expect(holder).toMatchObject({ replacesIdentity: false, associatedWithYou: true });
    expect(other).toMatchObject({ replacesIdentity: true, associatedWithYou: false });
    expect(nobody).toMatchObject({ replacesIdentity: true, associatedWithYou: false });
  });

  it('returns the status to the holder of a valid token, and names no other profile after the invitation has ended', async () => {
    const email = `${newId('acct')}@contoso.example`;
    const profile = await invitations.unheld({ email });
    await invitations.unheld({ email });
    const superseded = await invitations.issue(profile);
    const accepted = await invitations.issue(profile);
    await invitations.associate({ token: accepted.token }, { as: await test.signIn() });
    const expired = await invitations.issue(profile);
    test.clock.advance(7 * DAY);
    const shown = [];
    for (const { token } of [superseded, accepted, expired]) shown.push(await previewOf(token, passerBy()));
    expect(shown.map((preview) => preview?.status)).toEqual(['SUPERSEDED', 'ACCEPTED', 'EXPIRED']);
    expect(shown.map((preview) => preview?.matchingProfiles)).toEqual([[], [], []]);
  });

  it('shows what the mail of a closed invitation said, but no later changes', async () => {
    const account = await invitations.records.account({ name: 'Contoso Ltd' });
    const administrator = await peopleOf(test).administrator({ account });
    const profile = await invitations.unheld({ accountId: account.id, displayName: 'Kim' });
    const rename = (displayName: string) => {
      test.clock.advance(60_000);
      return test.send(
        'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }',
        { input: { profileId: profile.id, displayName } },
        { as: administrator.person },
      );
    };
    const { token } = await invitations.issue(profile);
    await rename('Kim A.');
    await test.app.workOnce();
    await rename('Kim Abercrombie');
    expect(await previewOf(token, passerBy())).toMatchObject({
      profile: { displayName: 'Kim Abercrombie' },
    });

    const { token: newer } = await invitations.issue(profile);
    await rename('Kim Abercrombie-Lee');
    await test.database.write(async (manager) => {
      await manager.update(AccountEntity, { id: account.id }, { name: 'Contoso Group' });
      await recordAuditEvent(
        manager,
        { identityId: null, profileId: null, requestId: 'import' },
        {
          ...{ action: 'ACCOUNT_UPDATED', accountId: account.id, profileId: null, subjectId: account.id },
          occurredAt: test.clock.now(),
          changes: { name: ['Contoso Ltd', 'Contoso Group'] },
        },
      );
    });
    await invitations.associate({ token: newer }, { as: await test.signIn() });
    expect(await previewOf(token, passerBy())).toMatchObject({
      status: 'SUPERSEDED',
      account: { name: 'Contoso Ltd' },
      profile: { displayName: 'Kim A.' },
      replacesIdentity: false,
    });
    expect(await previewOf(newer, passerBy())).toMatchObject({
      status: 'ACCEPTED',
      account: { name: 'Contoso Ltd' },
      profile: { displayName: 'Kim Abercrombie' },
      replacesIdentity: false,
    });
  });

  it('is null for a forged token, whether or not its invitation exists', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const mac = token.split('.')[1] ?? '';
    const headers = { 'x-request-id': 'the-same-each-time', ...passerBy().headers };
    const bodies = [];
    for (const forged of [`${token.slice(0, -1)}!`, `${newId('invt').slice(5)}.${mac}`, '', token.slice(1)])
      bodies.push((await invitations.preview(forged, { headers })).body);
    expect(new Set(bodies)).toEqual(new Set(['{"data":{"invitationPreview":null}}\n']));
  });

  it('changes nothing, however often mail scanners open it, and the invitation can still be accepted', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const before = await rowsIn(test.database);
    const sender = passerBy();
    const query = `{ invitationPreview(token: "${token}") { status } }`;
    for (let count = 0; count < 20; count += 1) {
      expect((await previewOf(token, sender))?.status).toBe('PENDING');
      expect(await acceptPage('GET')).toBe(200);
      expect(await acceptPage('HEAD')).toBe(200);
      const byGet = await inject(test.app.server, {
        method: 'GET',
        url: `/graphql?query=${encodeURIComponent(query)}`,
        headers: { ...sender.headers, 'apollo-require-preflight': '1' },
      });
      expect(byGet.json()).toEqual({ data: { invitationPreview: { status: 'PENDING' } } });
    }
    expect(await rowsIn(test.database)).toEqual(before);
    expect(outcomeOf(await invitations.associate({ token }, { as: await test.signIn() }))).toBe('OK');
  });

  it("can't be accepted with GET", async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const as = await test.signIn();
    const mutation = `mutation { associateProfile(input: { token: "${token}" }) { association { id } } }`;
    const before = await rowsIn(test.database);
    const answer = await inject(test.app.server, {
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent(mutation)}`,
      headers: { cookie: as.cookie, 'apollo-require-preflight': '1' },
    });
    expect(answer.statusCode).toBe(405);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('counts previews by signed-out callers for each network address separately', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const sender = passerBy();
    const looks = [];
    for (let count = 0; count < 61; count += 1) looks.push(await invitations.preview(token, sender));
    const last = looks.pop();
    expect(new Set(looks.map(({ errors }) => errors.length))).toEqual(new Set([0]));
    expect(last?.errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect((await previewOf(token, passerBy()))?.status).toBe('PENDING');
  });

  it('counts the addresses of an IPv6 network together, because a caller can use all of them', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const from = (address: string) => invitations.preview(token, { headers: { 'x-forwarded-for': address } });
    const outcomes = [];
    for (let count = 0; count < 61; count += 1)
      outcomes.push((await from(`2001:db8:77:1:${count}::${count}`)).errors[0]?.extensions.code);
    expect(outcomes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
    expect((await from('2001:db8:77:2::1')).errors).toEqual([]);
  });

  it('counts for the address that the proxy saw, whatever address the caller claims', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const seen = passerBy().headers['x-forwarded-for'];
    const outcomes = [];
    for (let count = 0; count < 61; count += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.${count}, ${seen}` };
      outcomes.push((await invitations.preview(token, { headers })).errors[0]?.extensions.code);
    }
    expect(outcomes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(1);
  });
});
