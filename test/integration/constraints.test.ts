import type { DataSource } from 'typeorm';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { isOfARow, violates, type UniqueKey } from '../../src/database/database-error';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { type Records, recordsIn } from '../support/database/records';
import { describeOnEachDatabase } from '../support/database/test-database';

const ACTIVE: UniqueKey = {
  name: 'uq_association_active_profile',
  table: 'association',
  columns: ['active_profile_id'],
};
const PENDING: UniqueKey = {
  name: 'uq_invitation_pending_profile',
  table: 'invitation',
  columns: ['pending_profile_id'],
};
const AT = '2026-11-22 08:00:00.000';

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('nothing was refused');
    },
    (error: unknown) => error,
  );

describeOnEachDatabase('the database itself', (testDatabase) => {
  let open: OpenTestDatabase;
  let sql: DataSource;
  let records: Records;
  let profile: ProfileEntity;
  let identityId: string;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    sql = open.beside;
    records = recordsIn(open.database);
    identityId = newId('iden');
    await sql.query(
      `INSERT INTO identity (id, tenant_id, object_id, display_name, username, created_at, last_signed_in_at)
       VALUES (?, 'tenant', 'object', 'Kim', 'kim', ?, ?)`,
      [identityId, AT, AT],
    );
  });
  afterAll(() => open.close());
  beforeEach(async () => {
    profile = await records.profile({ accountId: (await records.account()).id });
  });

  const associate = (endedAt: string | null): Promise<unknown> =>
    sql.query(
      'INSERT INTO association (id, profile_id, identity_id, associated_at, ended_at) VALUES (?, ?, ?, ?, ?)',
      [newId('asso'), profile.id, identityId, AT, endedAt],
    );
  const invite = (state: string): Promise<unknown> =>
    sql.query(
      `INSERT INTO invitation (id, account_id, profile_id, email, email_key, state, created_at, expires_at, token_key_id, token_nonce, words)
       VALUES (?, ?, ?, 'kim@contoso.example', 'kim@contoso.example', ?, ?, ?, 'key', ?, ' ')`,
      [newId('invt'), profile.accountId, profile.id, state, AT, AT, newId('invt').slice(0, 32)],
    );

  it('rejects a second active association of a profile, and accepts any number of ended ones', async () => {
    await associate(AT);
    await associate(AT);
    await associate(null);
    expect(violates(await failure(associate(null)), ACTIVE)).toBe(true);
    await associate(AT);
  });

  it('rejects reactivating an ended association while another is active', async () => {
    await associate(AT);
    await associate(null);
    const revive = sql.query('UPDATE association SET ended_at = NULL WHERE profile_id = ?', [profile.id]);
    expect(violates(await failure(revive), ACTIVE)).toBe(true);
  });

  it('rejects a second pending invitation of a profile, and accepts any number of others', async () => {
    for (const state of ['ACCEPTED', 'SUPERSEDED', 'REVOKED', 'SUPERSEDED', 'PENDING']) await invite(state);
    const error = await failure(invite('PENDING'));
    expect(violates(error, PENDING)).toBe(true);
    expect(violates(error, ACTIVE)).toBe(false);
    const pending = { profileId: profile.id, state: 'PENDING' } as const;
    expect(await open.database.reads.countBy(InvitationEntity, pending)).toBe(1);
  });

  it('rejects changes to the audit trail', async () => {
    const id = newId('audt');
    await sql.query(
      `INSERT INTO audit_event (id, occurred_at, action, subject_id, request_id) VALUES (?, ?, 'INVITATION_SENT', 'x', 'r')`,
      [id, AT],
    );
    const attempts = [
      `UPDATE audit_event SET action = 'SESSION_ENDED' WHERE id = ?`,
      'DELETE FROM audit_event WHERE id = ?',
    ];
    for (const attempt of attempts) {
      expect(String(await failure(sql.query(attempt, [id])))).toContain('audit_event is append-only');
    }
    expect(await open.database.reads.findOneBy(AuditEventEntity, { id })).toMatchObject({
      action: 'INVITATION_SENT',
    });
  });

  it.each([
    ['dotless ı', 'kim@contoso.example', 'kım@contoso.example'],
    ['case', 'kim@contoso.example', 'Kim@contoso.example'],
    ['a trailing space', 'kim@contoso.example', 'kim@contoso.example '],
    ['an accent', 'kim@contoso.example', 'kím@contoso.example'],
    ['composition', 'kím@contoso.example', 'ki\u0301m@contoso.example'],
    ['ß and ss', 'strasse@contoso.example', 'straße@contoso.example'],
    ['width', 'kim@contoso.example', 'ｋｉｍ@contoso.example'],
    ['an emoji', '😀@contoso.example', '😁@contoso.example'],
  ])('distinguishes e-mail keys by %s', async (_what, one, other) => {
    const insert = (id: string, key: string): Promise<unknown> =>
      sql.query(
        `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated, words, created_at, updated_at)
         VALUES (?, ?, 'Kim', 'x', ?, 'MEMBER', 'ACTIVE', 'en', 0, ' ', ?, ?)`,
        [id, profile.accountId, key, AT, AT],
      );
    const ids = [newId('prof'), newId('prof')];
    await insert(ids[0]!, one);
    await insert(ids[1]!, other);
    const idsWith = async (key: string): Promise<string[]> =>
      (await sql.query<{ id: string }[]>('SELECT id FROM profile WHERE email_key = ?', [key]))
        .map(({ id }) => id)
        .filter((id) => ids.includes(id));
    expect(await idsWith(one)).toEqual([ids[0]]);
    expect(await idsWith(other)).toEqual([ids[1]]);
    const read = await open.database.reads.findOneByOrFail(ProfileEntity, { id: ids[1]! });
    expect(read.emailKey).toBe(other);
  });

  it('rejects rows that reference missing records', async () => {
    const insert = sql.query(
      'INSERT INTO association (id, profile_id, identity_id, associated_at) VALUES (?, ?, ?, ?)',
      [newId('asso'), newId('prof'), identityId, AT],
    );
    expect(isOfARow(await failure(insert))).toBe(true);
    const remove = sql.query('DELETE FROM account WHERE id = ?', [profile.accountId]);
    expect(isOfARow(await failure(remove))).toBe(true);
  });

  it('rejects a second identity of the same Microsoft account, and a second session of a token', async () => {
    const identity = sql.query(
      `INSERT INTO identity (id, tenant_id, object_id, display_name, username, created_at, last_signed_in_at)
       VALUES (?, 'tenant', 'object', 'Somebody', 'else', ?, ?)`,
      [newId('iden'), AT, AT],
    );
    expect(
      violates(await failure(identity), {
        name: 'uq_identity_tenant_object',
        table: 'identity',
        columns: ['tenant_id', 'object_id'],
      }),
    ).toBe(true);
    const session = (): Promise<unknown> =>
      sql.query(
        `INSERT INTO session (id, token_hash, identity_id, persistent, created_at, last_seen_at, idle_expires_at, expires_at)
         VALUES (?, 'same', ?, 0, ?, ?, ?, ?)`,
        [newId('sess'), identityId, AT, AT, AT, AT],
      );
    await session();
    await failure(session());
  });
});
