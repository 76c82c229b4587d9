import { In } from 'typeorm';
import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import type { Database } from '../../src/database/database';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { orderKey, searchWords, splitWords } from '../../src/search/search-words';
import {
  COLUMNS,
  account,
  contact,
  csv,
  holdAndInvite,
  type Importing,
  newContact,
  row,
  startImporting,
  stateOf,
} from '../support/import/importing';
import { expectLogLikeAudit } from '../support/database/logged-changes';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('importing contacts', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  test('tells the audit trail of what was added to the letter, and takes names without a word', async () => {
    const names = [
      'O\'Neil "The\\ Rock"',
      '😀 {{x}} $& <b>',
      '田中\u2003由紀 ﬁ',
      '…',
      "'; DROP TABLE profile; --",
    ];
    await importing.withContacts(
      ...names.map(
        (name, index) => (own: number) =>
          row(31_000 + index, own, { name: `"${name.replaceAll('"', '""')}"` }),
      ),
    );
    for (const index of names.keys()) {
      const { id, accountId, displayName, email, role, externalId, words } = await importing.profileOf(
        31_000 + index,
      );
      const event = await database.reads.findOneByOrFail(AuditEventEntity, { profileId: id });
      expect(event).toMatchObject({
        action: 'PROFILE_ADDED',
        accountId,
        subjectId: id,
        actorIdentityId: null,
      });
      expect(event.changes).toEqual({
        displayName: [null, displayName],
        email: [null, email],
        role: [null, role],
        status: [null, 'ACTIVE'],
        locale: [null, 'en-US'],
        externalId: [null, externalId],
      });
      const found = await database.reads.findBy(SearchWordEntity, { subjectId: id });
      expect(found.map(({ word }) => word).sort()).toEqual(splitWords(words).sort());
    }
  });

  test('updates what changed and nothing else, and revokes the invitation that went to the old address', async () => {
    const number = await importing.withContacts(
      (own) => row(20_000, own),
      (own) => row(20_001, own),
    );
    await holdAndInvite(database, await importing.profileOf(20_001));

    const { result } = await importing.run({
      contacts: csv(COLUMNS, [
        row(20_000, number),
        row(20_001, number, { name: 'New Name', email: 'new@y.example' }),
      ]),
    });

    expect(result.files).toMatchObject([{ updated: 1, unchanged: 1 }]);
    const profile = await importing.profileOf(20_001);
    expect(profile).toMatchObject({ displayName: 'New Name', email: 'new@y.example', isAssociated: true });
    expect(profile.words).toBe(searchWords('New Name', 'new@y.example'));
    const rows = await database.reads.findBy(SearchWordEntity, { subjectId: profile.id });
    expect(rows.map(({ word }) => word).sort()).toEqual(splitWords(profile.words).sort());
    expect(await database.reads.findOneByOrFail(InvitationEntity, { profileId: profile.id })).toMatchObject({
      state: 'REVOKED',
    });
    const events = await database.reads.findBy(AuditEventEntity, {
      profileId: profile.id,
      action: 'PROFILE_UPDATED',
    });
    expect(events).toMatchObject([
      {
        actorIdentityId: null,
        changes: { displayName: ['Person 20001', 'New Name'], email: ['p20001@x.example', 'new@y.example'] },
      },
    ]);
    expect(events[0]?.requestId).toMatch(/^import-/);
  });

  test("corrects the key by which lists are ordered, if a release that doesn't know it changed the name", async () => {
    const number = await importing.withContacts(
      (own) => row(20_100, own),
      (own) => row(20_101, own),
      (own) => row(20_102, own),
    );
    const ids = await Promise.all(
      [20_100, 20_101, 20_102].map(async (at) => (await importing.profileOf(at)).id),
    );
    const keys = async () => {
      const select = { id: true, nameKey: true } as const;
      const profiles = await database.reads.find(ProfileEntity, { select, where: { id: In(ids) } });
      return ids.map((id) => profiles.find((each) => each.id === id)?.nameKey);
    };
    const [empty = '', stale = '', renamed = ''] = ids;
    await database.write(async (manager) => {
      await manager.update(ProfileEntity, { id: empty }, { nameKey: '' });
      await manager.update(ProfileEntity, { id: In([stale, renamed]) }, { nameKey: 'former name' });
    });
    const before = await database.reads.findOneByOrFail(ProfileEntity, { id: stale });

    const { result } = await importing.run({
      contacts: csv(COLUMNS, [
        row(20_100, number),
        row(20_101, number),
        row(20_102, number, { name: 'New Name' }),
      ]),
    });

    expect(result.files).toMatchObject([{ updated: 1, unchanged: 2 }]);
    expect(await keys()).toEqual(['person 20100', 'person 20101', 'new name'].map(orderKey));
    expect(await database.reads.findOneByOrFail(ProfileEntity, { id: stale })).toEqual(before);
    const events = await database.reads.findBy(AuditEventEntity, { profileId: stale });
    expect(events.map(({ action }) => action)).toEqual(['PROFILE_ADDED']);
  });

  test('lets no access follow somebody to another company', async () => {
    const [from, to] = [
      await importing.withContacts(
        (own) => row(21_000, own),
        (own) => row(21_001, own),
      ),
      await importing.withContacts(),
    ];
    const before = await importing.profileOf(21_001);
    await holdAndInvite(database, before);

    const texts = { contacts: csv(COLUMNS, [row(21_001, to)]) };
    expect((await importing.run(texts)).result.files).toMatchObject([{ updated: 1 }]);
    expect((await importing.run(texts)).result.files).toMatchObject([{ unchanged: 1 }]);

    const after = await importing.profileOf(21_001);
    expect(after).toMatchObject({ isAssociated: false, status: 'ACTIVE', role: 'ADMINISTRATOR' });
    expect(after.accountId).not.toBe(before.accountId);
    expect(await database.reads.findOneByOrFail(ProfileEntity, { id: before.id })).toMatchObject({
      status: 'REMOVED',
      externalId: null,
      isAssociated: false,
    });
    expect(await database.reads.findOneByOrFail(AssociationEntity, { profileId: before.id })).toMatchObject({
      endReason: 'PROFILE_REMOVED',
    });
    expect(await database.reads.findOneByOrFail(InvitationEntity, { profileId: before.id })).toMatchObject({
      state: 'REVOKED',
    });
    const actions = (await database.reads.findBy(AuditEventEntity, { profileId: before.id })).map(
      ({ action }) => action,
    );
    expect(actions.sort()).toEqual([
      'ASSOCIATION_ENDED',
      'INVITATION_REVOKED',
      'PROFILE_ADDED',
      'PROFILE_REMOVED',
    ]);
    // The contact isn't moved, because the old company would lose its last administrator.
    const { refused } = await importing.run({ contacts: csv(COLUMNS, [row(21_000, to)]) });
    expect(refused).toEqual(['contacts.csv:2 parentcustomerid LAST_ADMINISTRATOR']);
    expect(from).toBeGreaterThan(0);
  });

  test('keeps the language of somebody who moves to another company, unless the file has one', async () => {
    const localized = `${COLUMNS},csa_locale`;
    const from = await importing.withContacts((own) => row(21_100, own));
    const to = await importing.withContacts();
    const contacts = (account: number, locales: readonly string[]): string =>
      csv(
        localized,
        locales.map((locale, index) => [...row(21_101 + index, account), locale]),
      );
    await importing.run({ contacts: contacts(from, ['de-CH', 'de-CH']) });
    const { result } = await importing.run({ contacts: contacts(to, ['', 'fr-FR']) });
    expect(result.files).toMatchObject([{ updated: 2 }]);
    for (const [contact, locale] of [
      [21_101, 'de-CH'],
      [21_102, 'fr-FR'],
    ] as const)
      expect(await importing.profileOf(contact)).toMatchObject({ locale });
  });

  test('disables and enables as the file says, but not whom somebody disabled here', async () => {
    const number = await importing.withContacts(
      (own) => row(22_000, own),
      (own) => row(22_001, own),
      (own) => row(22_002, own),
    );
    const importAs = (state: string): Promise<unknown> =>
      importing.run({ contacts: csv(COLUMNS, [row(22_001, number, { state })]) });
    await importAs('Inactive');
    expect(await importing.profileOf(22_001)).toMatchObject({ status: 'DISABLED' });
    await importAs('Active');
    expect(await importing.profileOf(22_001)).toMatchObject({ status: 'ACTIVE' });

    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(22_001) }, { status: 'DISABLED' }),
    );
    await database.write((manager) =>
      manager.query(
        `INSERT INTO audit_event (id, occurred_at, action, account_id, profile_id, subject_id, request_id, changes)
         SELECT 'audt_7zzzzzzzzzzzzzzzzzzzzzzzzz', '${new Date().toISOString().slice(0, -1).replace('T', ' ')}', 'PROFILE_UPDATED', account_id, id, id, 'req', '{"status":["ACTIVE","DISABLED"]}'
         FROM profile WHERE external_id = '${contact(22_001)}'`,
      ),
    );
    await importAs('Active');
    expect(await importing.profileOf(22_001)).toMatchObject({ status: 'DISABLED' });
  });

  test('keeps the last administrator, does not bring back the removed, and takes roles from the file', async () => {
    const number = await importing.withContacts(
      (own) => row(23_000, own),
      (own) => row(23_001, own),
    );
    const refusedOf = async (...rows: string[][]): Promise<readonly string[]> =>
      (await importing.run({ contacts: csv(COLUMNS, rows) })).refused;
    expect(await refusedOf(row(23_000, number, { state: '1' }))).toEqual([
      'contacts.csv:2 statecode LAST_ADMINISTRATOR',
    ]);
    expect(await refusedOf(row(23_000, number, { role: 'member' }))).toEqual([
      'contacts.csv:2 csa_role LAST_ADMINISTRATOR',
    ]);
    expect(
      await refusedOf(
        row(23_001, number, { role: 'administrator' }),
        row(23_000, number, { role: 'member' }),
      ),
    ).toEqual([]);
    expect([(await importing.profileOf(23_000)).role, (await importing.profileOf(23_001)).role]).toEqual([
      'MEMBER',
      'ADMINISTRATOR',
    ]);

    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(23_000) }, { status: 'REMOVED' }),
    );
    expect(await refusedOf(row(23_000, number))).toEqual(['contacts.csv:2 contactid PROFILE_REMOVED']);
    expect(await refusedOf(row(23_000, number, { state: '1' }))).toEqual([]);

    // The role in the row applies, even to the first profile of an account.
    const empty = await importing.withContacts();
    expect(await refusedOf(row(23_010, empty, { role: 'MEMBER' }), row(23_011, empty))).toEqual([]);
    expect([(await importing.profileOf(23_010)).role, (await importing.profileOf(23_011)).role]).toEqual([
      'MEMBER',
      'ADMINISTRATOR',
    ]);
  });

  test('makes the primary contact an administrator when added, and not again', async () => {
    const number = await importing.withContacts((own) => row(24_000, own));
    const texts = {
      accounts: csv('accountid,accountnumber,name,primarycontactid', [
        [account(number), `N-${String(number)}`, 'Own', contact(24_001)],
      ]),
      contacts: csv(COLUMNS, [row(24_001, number)]),
    };
    await importing.run(texts);
    expect(await importing.profileOf(24_001)).toMatchObject({ role: 'ADMINISTRATOR' });
    // Someone demotes them here.
    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(24_001) }, { role: 'MEMBER' }),
    );
    expect((await importing.run(texts)).result.files).toMatchObject([{ unchanged: 1 }, { unchanged: 1 }]);
    expect(await importing.profileOf(24_001)).toMatchObject({ role: 'MEMBER' });
  });

  describe.each([
    ['deactivates', (old: number, own: number) => row(old, own, { state: '1' })],
    ['demotes', (old: number, own: number) => row(old, own, { role: 'MEMBER' })],
    ['moves', (old: number, _: number, other: number) => row(old, other, { role: 'MEMBER' })],
  ] as const)('a hand-over that %s the last administrator', (verb, leave) => {
    test.each([1, 500])('is done in one run, in either order, in batches of %p', async (batchSize) => {
      const [old, next] = [newContact(), newContact()];
      const states: unknown[] = [];
      for (const isOldFirst of [true, false]) {
        await importing.wipe();
        const other = await importing.withContacts();
        const own = await importing.withContacts(
          (its) => row(old, its),
          (its) => row(next, its),
        );
        const rows = [leave(old, own, other), row(next, own, { role: 'ADMINISTRATOR' })];
        const texts = { contacts: csv(COLUMNS, isOldFirst ? rows : rows.toReversed()) };
        const { result, refused } = await importing.run(texts, { batchSize });
        expect(refused).toEqual([]);
        expect(result.files).toMatchObject([{ rows: 2, updated: 2, unchanged: 0, refused: 0 }]);
        expect(await importing.profileOf(next)).toMatchObject({ role: 'ADMINISTRATOR', status: 'ACTIVE' });
        states.push(await stateOf(database));
        const events = await database.reads.count(AuditEventEntity);
        const again = await importing.run(texts, { batchSize });
        expect(again.result.files).toMatchObject([{ rows: 2, unchanged: 2, refused: 0 }]);
        expect(await database.reads.count(AuditEventEntity)).toBe(events);
      }
      expect(states[1]).toEqual(states[0]);
      expect(await importing.profileOf(old)).toMatchObject(
        verb === 'deactivates' ? { status: 'DISABLED' } : { role: 'MEMBER' },
      );
    });
  });

  test('records in the change log what the audit trail has, without names and addresses', async () => {
    const recorded = await expectLogLikeAudit(database, 'req');
    for (const action of [
      'PROFILE_ADDED',
      'PROFILE_UPDATED',
      'PROFILE_REMOVED',
      'INVITATION_REVOKED',
      'ASSOCIATION_ENDED',
    ] as const)
      expect(recorded).toContain(action);
  });
});
