import { ACCESS_REQUEST_STATES } from '../../src/access-request/access-request';
import * as requestRules from '../../src/access-request/access-request-status';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { PROFILE_ROLES } from '../../src/access/actor';
import { accessOf, COVERED, coveredAt } from '../../src/account/account-access';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { boolean, type Parameter, text } from '../../src/database/row';
import { newId } from '../../src/foundation/ids';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { OPEN_SESSIONS, openSessionsAt } from '../../src/identity/session-expiry';
import { SessionEntity } from '../../src/identity/session.entity';
import { INVITATION_STATES } from '../../src/invitation/invitation';
import { DeclinedInvitationEntity } from '../../src/invitation/declined-invitation.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { pendingAt, pendingIn, statusOf, withStatus } from '../../src/invitation/invitation-status';
import {
  ADMINISTRATORS,
  administratorsIn,
  isAdministrator,
  needsAdministrator,
} from '../../src/profile/administrator';
import { findSoleAdministrators } from '../../src/profile/last-administrator';
import { PROFILE_STATUSES } from '../../src/profile/profile';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Records, recordsIn } from '../support/database/records';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const NOW = new Date('2026-06-15T12:00:00.000Z');
/** Instants around now, to the millisecond. */
const INSTANTS = [-1, 0, 1].map((offset) => new Date(NOW.getTime() + offset));

describeOnEachDatabase('the SQL of a rule selects the rows that the rule does', (database) => {
  let test: TestApp;
  let records: Records;

  beforeAll(async () => {
    test = await startTestApp(database);
    records = recordsIn(test.database, () => NOW);
  });
  afterAll(() => test.close());

  const idsOf = async (sql: string, parameters: readonly Parameter[] = []): Promise<Set<string>> =>
    new Set((await test.database.select(sql, parameters)).map((row) => text(row, 'id')));

  it('for active administrators', async () => {
    const { id: accountId } = await records.account();
    const profiles: ProfileEntity[] = [];
    for (const role of PROFILE_ROLES)
      for (const status of PROFILE_STATUSES)
        profiles.push(await records.profile({ accountId, role, status }));
    const expected = new Set(profiles.filter(isAdministrator).map(({ id }) => id));
    expect(expected.size).toBe(1);

    const sql = `SELECT id FROM profile WHERE account_id = ? AND ${administratorsIn('profile')}`;
    expect(await idsOf(sql, [accountId])).toEqual(expected);
    const found = await test.database.reads.findBy(ProfileEntity, { accountId, ...ADMINISTRATORS });
    expect(new Set(found.map(({ id }) => id))).toEqual(expected);
    const sole = await findSoleAdministrators(test.database.reads, [accountId]);
    expect(new Set(sole.values())).toEqual(expected);
    expect(await needsAdministrator(test.database.reads, accountId)).toBe(false);
    const other = await records.account();
    await records.profile({ accountId: other.id });
    await records.profile({ accountId: other.id, role: 'ADMINISTRATOR', status: 'DISABLED' });
    expect(await needsAdministrator(test.database.reads, other.id)).toBe(true);
  });

  it('for the status of invitations', async () => {
    const { id: accountId } = await records.account();
    const invitations = await Promise.all(
      [...INVITATION_STATES, 'DECLINED' as const].flatMap((status) =>
        INSTANTS.map(async (expiresAt) => {
          const state = status === 'DECLINED' ? 'REVOKED' : status;
          const { id: profileId, email, emailKey } = await records.profile({ accountId });
          const id = newId('invt');
          const declinedAt = status === 'DECLINED' ? NOW : null;
          return test.database.write(async (manager) => {
            const invitation = await manager.save(InvitationEntity, {
              id,
              accountId,
              profileId,
              email,
              emailKey,
              state,
              createdAt: NOW,
              expiresAt,
              acceptedAt: null,
              acceptedByIdentityId: null,
              declinedAt,
              declineReason: null,
              sentByProfileId: null,
              tokenKeyId: 'k1',
              tokenNonce: 'nonce',
              delivery: null,
              words: '',
            });
            if (declinedAt)
              await manager.insert(DeclinedInvitationEntity, { invitationId: id, declinedAt, reason: null });
            return invitation;
          });
        }),
      ),
    );
    for (const status of [...INVITATION_STATES, 'EXPIRED', 'DECLINED'] as const) {
      const conditions = withStatus(status, NOW);
      const sql = `SELECT id FROM invitation AS listed WHERE listed.account_id = ? AND ${conditions.map((each) => each.sql).join(' AND ')}`;
      const expected = invitations.filter((invitation) => statusOf(invitation, NOW) === status);
      expect(expected.length).toBeGreaterThan(0);
      expect(await idsOf(sql, [accountId, ...conditions.flatMap((each) => each.parameters)])).toEqual(
        new Set(expected.map(({ id }) => id)),
      );
    }
    const pending = await test.database.reads.findBy(InvitationEntity, { accountId, ...pendingAt(NOW) });
    expect(new Set(pending.map(({ id }) => id))).toEqual(
      new Set(invitations.filter((each) => statusOf(each, NOW) === 'PENDING').map(({ id }) => id)),
    );
    const sql = `SELECT id FROM invitation AS given WHERE given.account_id = ? AND ${pendingIn('given')}`;
    expect(await idsOf(sql, [accountId, NOW])).toEqual(new Set(pending.map(({ id }) => id)));
  });

  it('for the status of requests for access', async () => {
    const { id: accountId } = await records.account();
    const { id: requestedByIdentityId } = await records.identityOf(await test.signIn());
    const requests = ACCESS_REQUEST_STATES.flatMap((state) =>
      INSTANTS.map((instant) => ({
        ...{ id: newId('areq'), accountId, requestedByIdentityId, accountNumber: 'C-1', state },
        ...{ throttled: false, requestId: 'test' },
        createdAt: new Date(instant.getTime() - requestRules.ACCESS_REQUEST_LIFETIME_MS),
      })),
    );
    await test.database.write((manager) => manager.insert(AccessRequestEntity, requests));
    for (const status of [...ACCESS_REQUEST_STATES, 'EXPIRED'] as const) {
      const conditions = requestRules.withStatus(status, NOW);
      const sql = `SELECT id FROM access_request AS listed WHERE listed.account_id = ? AND ${conditions.map((each) => each.sql).join(' AND ')}`;
      const expected = requests.filter((request) => requestRules.statusOf(request, NOW) === status);
      expect(expected.length).toBeGreaterThan(0);
      expect(await idsOf(sql, [accountId, ...conditions.flatMap((each) => each.parameters)])).toEqual(
        new Set(expected.map(({ id }) => id)),
      );
    }
    const pending = await test.database.reads.findBy(AccessRequestEntity, {
      accountId,
      ...requestRules.pendingAt(NOW),
    });
    expect(new Set(pending.map(({ id }) => id))).toEqual(
      new Set(requests.filter((each) => requestRules.statusOf(each, NOW) === 'PENDING').map(({ id }) => id)),
    );
  });

  it('for open sessions', async () => {
    const person = await test.signIn();
    const { id: identityId } = await test.database.reads.findOneByOrFail(IdentityEntity, {
      objectId: person.identity.objectId,
    });
    const sessions = await test.database.write((manager) =>
      manager.save(
        SessionEntity,
        INSTANTS.flatMap((idleExpiresAt) =>
          INSTANTS.flatMap((expiresAt) =>
            [null, NOW].map((endedAt) => ({
              id: newId('sess'),
              tokenHash: newId('sess'),
              identityId,
              persistent: false,
              activeProfileId: null,
              createdAt: NOW,
              lastSeenAt: NOW,
              idleExpiresAt,
              expiresAt,
              endedAt,
            })),
          ),
        ),
      ),
    );
    const open = sessions.filter(
      ({ endedAt, idleExpiresAt, expiresAt }) => endedAt === null && idleExpiresAt > NOW && expiresAt > NOW,
    );
    expect(open).toHaveLength(1);
    // The person's real session is open, too, but was created by another clock.
    const sql = `SELECT id FROM session WHERE created_at = ? AND ${OPEN_SESSIONS}`;
    expect(await idsOf(sql, [NOW, ...openSessionsAt(NOW)])).toEqual(new Set(open.map(({ id }) => id)));
  });

  it('for plans that cover an instant', async () => {
    for (const startsAt of INSTANTS)
      for (const endsAt of INSTANTS) {
        const account = await records.lapsedAccount();
        const plan = {
          id: newId('plan'),
          accountId: account.id,
          kind: 'ENHANCEMENT_PLAN' as const,
          name: 'Plan',
          startsAt,
          endsAt,
          externalId: null,
        };
        await test.database.write((manager) => manager.insert(ServicePlanEntity, plan));
        const [row] = await test.database.select(
          `SELECT ${COVERED} AS is_covered FROM account WHERE account.id = ?`,
          [...coveredAt(NOW), account.id],
        );
        const expected = accessOf({ kind: 'CUSTOMER', status: 'ACTIVE' }, [plan], NOW).granted;
        expect([startsAt, endsAt, row && boolean(row, 'is_covered')]).toEqual([startsAt, endsAt, expected]);
      }
  });
});
