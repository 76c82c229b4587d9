import type { AccountEntity } from '../../src/account/account.entity';
import { newId } from '../../src/foundation/ids';
import type { DeliveryStatus, InvitationState } from '../../src/invitation/invitation';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const HOUR = 60 * 60_000;
const SUMMARY = 'invitationSummary { pending bounced expiringSoon hasAdministrator }';

describeOnEachDatabase('the summary of invitations', (database) => {
  let test: TestApp;
  let people: People;
  let partner: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database, { asksOnce: true });
    people = peopleOf(test);
    partner = await people.administrator({ account: await people.records.account({ kind: 'PARTNER' }) });
  });
  afterAll(() => test.close());

  const customer = (name: string): Promise<AccountEntity> =>
    people.records.account({ name, partnerId: partner.account.id });
  const invite = async (
    { id: accountId }: AccountEntity,
    hours: number,
    given: { readonly state?: InvitationState; readonly delivery?: DeliveryStatus } = {},
  ): Promise<void> => {
    const { id: profileId, email, emailKey } = await people.records.profile({ accountId });
    const now = test.clock.now();
    await test.database.write((manager) =>
      manager.insert(InvitationEntity, {
        ...{ id: newId('invt'), accountId, profileId, email, emailKey, state: 'PENDING', createdAt: now },
        ...{ expiresAt: new Date(now.getTime() + hours * HOUR), tokenKeyId: 'k1', tokenNonce: 'nonce' },
        ...{ delivery: 'SENT', words: '', ...given },
      }),
    );
  };
  const summaryAs = async (sender: Sender, { id }: { id: string }): Promise<unknown> =>
    (
      await test.send<{ account: { invitationSummary: unknown } }>(
        `query ($id: ID!) { account(id: $id) { ${SUMMARY} } }`,
        { id },
        sender,
      )
    ).data.account.invitationSummary;

  it('counts pending, undelivered and expiring invitations of many accounts in one statement', async () => {
    const [busy, administered, quiet] = [await customer('A'), await customer('B'), await customer('C')];
    await invite(busy, 100);
    await invite(busy, 100, { delivery: 'BOUNCED' });
    await invite(busy, 48, { delivery: 'FAILED' });
    await invite(busy, 1, { delivery: 'DELIVERED' });
    // No longer pending: expired, accepted, revoked.
    await invite(busy, 0, { delivery: 'BOUNCED' });
    await invite(busy, 1, { state: 'ACCEPTED' });
    await invite(busy, 1, { state: 'REVOKED', delivery: 'BOUNCED' });
    await people.records.profile({ accountId: busy.id, role: 'ADMINISTRATOR', status: 'DISABLED' });
    await invite(administered, 100);
    await people.records.profile({ accountId: administered.id, role: 'ADMINISTRATOR' });
    await people.records.profile({ accountId: administered.id, role: 'ADMINISTRATOR' });

    test.forgetStatements();
    const { data, errors } = await test.send<{ account: { customers: unknown } }>(
      `query ($id: ID!) { account(id: $id) { customers { edges { node { name ${SUMMARY} } } } } }`,
      { id: partner.account.id },
      { as: partner.person },
    );
    expect(errors).toEqual([]);
    const summary = (pending: number, bounced: number, expiringSoon: number, hasAdministrator: boolean) => ({
      invitationSummary: { pending, bounced, expiringSoon, hasAdministrator },
    });
    expect(data.account.customers).toEqual({
      edges: [
        { node: { name: 'A', ...summary(4, 2, 2, false) } },
        { node: { name: 'B', ...summary(1, 0, 0, true) } },
        { node: { name: 'C', ...summary(0, 0, 0, false) } },
      ],
    });
    expect(test.statements.filter((sql) => sql.includes('invitation'))).toHaveLength(1);
    expect(await summaryAs({ as: partner.person }, quiet)).toEqual(summary(0, 0, 0, false).invitationSummary);
  });

  it('selects the customers that need attention, page by page', async () => {
    const reseller = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const ofReseller = (name: string): Promise<AccountEntity> =>
      people.records.account({ name, partnerId: reseller.account.id });
    const [bounced, pending, expired, quiet] = [
      await ofReseller('Bounced'),
      await ofReseller('Pending'),
      await ofReseller('Expired'),
      await ofReseller('Quiet'),
    ];
    await invite(bounced, 1, { delivery: 'BOUNCED' });
    await invite(pending, 1);
    await invite(expired, 0, { delivery: 'FAILED' });
    await people.records.profile({ accountId: quiet.id, role: 'ADMINISTRATOR' });
    await people.records.profile({ accountId: pending.id, role: 'ADMINISTRATOR', status: 'DISABLED' });
    const named = async (args: string): Promise<unknown> => {
      const { data, errors } = await test.send<{
        account: { customers: { edges: { node: { name: string } }[]; totalCount: number } };
      }>(
        `query ($id: ID!) { account(id: $id) { customers(${args}) { edges { node { name } } totalCount } } }`,
        { id: reseller.account.id },
        { as: reseller.person },
      );
      expect(errors).toEqual([]);
      const { edges, totalCount } = data.account.customers;
      return [edges.map(({ node }) => node.name), totalCount];
    };
    expect(await named('attention: PENDING_INVITATIONS')).toEqual([['Bounced', 'Pending'], 2]);
    expect(await named('attention: PENDING_INVITATIONS last: 1')).toEqual([['Pending'], 2]);
    expect(await named('attention: BOUNCED_INVITATIONS')).toEqual([['Bounced'], 1]);
    expect(await named('attention: NO_ADMINISTRATOR')).toEqual([['Bounced', 'Expired', 'Pending'], 3]);
    expect(await named('attention: NO_ADMINISTRATOR search: "pend"')).toEqual([['Pending'], 1]);
    expect(await named('attention: null')).toEqual([['Bounced', 'Expired', 'Pending', 'Quiet'], 4]);
  });

  it('counts as many invitations as the list behind each number returns, page by page', async () => {
    const account = await customer('E');
    await invite(account, 100, { delivery: 'BOUNCED' });
    await invite(account, 100, { delivery: 'FAILED' });
    await invite(account, 48, { delivery: 'FAILED' });
    await invite(account, 48.001);
    await invite(account, 1, { delivery: 'DELIVERED' });
    await invite(account, 0, { delivery: 'BOUNCED' });
    await invite(account, 1, { state: 'REVOKED', delivery: 'BOUNCED' });
    const { bounced, expiringSoon } = (await summaryAs({ as: partner.person }, account)) as {
      readonly bounced: number;
      readonly expiringSoon: number;
    };
    const inList = async (filter: string): Promise<unknown> => {
      const { data, errors } = await test.send<{
        account: { invitations: { edges: { node: { status: string } }[]; totalCount: number } };
      }>(
        `query ($id: ID!) { account(id: $id) {
          invitations(${filter}) { edges { node { status } } totalCount }
        } }`,
        { id: account.id },
        { as: partner.person },
      );
      expect(errors).toEqual([]);
      const { edges, totalCount } = data.account.invitations;
      return [edges.map(({ node }) => node.status), totalCount];
    };
    const pending = (count: number): string[] => Array.from({ length: count }, () => 'PENDING');
    expect([bounced, expiringSoon]).toEqual([3, 2]);
    expect(await inList('attention: BOUNCED')).toEqual([pending(bounced), bounced]);
    expect(await inList('attention: EXPIRES_SOON')).toEqual([pending(expiringSoon), expiringSoon]);
    expect(await inList('attention: EXPIRES_SOON last: 1')).toEqual([pending(1), expiringSoon]);
    expect(await inList('attention: BOUNCED delivery: FAILED')).toEqual([pending(2), 2]);
    expect(await inList('attention: BOUNCED status: REVOKED')).toEqual([[], 0]);
    expect(await inList('attention: null status: PENDING')).toEqual([pending(5), 5]);
  });

  it('is for those who manage the account', async () => {
    const account = await customer('D');
    const administrator = await people.administrator({ account });
    const member = await people.member({ account });
    expect(await summaryAs({ as: administrator.person }, account)).toMatchObject({ hasAdministrator: true });
    expect(await summaryAs({ as: member.person }, account)).toBeNull();
  });
});
