import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { applyMigrations, pendingMigrations, revertMigration } from '../../src/database/migrator';
import { mysqlMigrations } from '../../src/database/migrations/migrations';
import { connectDataSource } from '../../src/database/open-database';
import { countChanges, INTERRUPTED } from '../support/database/interruption';
import { runProgram } from '../support/servers/program';
import { type SchemaState, schemaState } from '../support/database/schema-state';
import { describeOnEachDatabase } from '../support/database/test-database';

const AT = '2026-11-22 08:00:00.000';

const MORE_THAN_ONE_BATCH = Array.from({ length: 1_000 }, (_, index) => `n ${String(index)}`);

/** Inserted before a migration, so that it has rows to change. */
const ROWS: Readonly<Record<string, readonly (readonly [sql: string, ...values: (string | null)[]])[]>> = {
  FollowMail1795430000000: [
    [
      `INSERT INTO mail (id, template, subject_id, recipient, status, attempts, due_at, created_at)
       VALUES ('mail_1', 'INVITATION', 'invt_1', 'kim@contoso.example', 'QUEUED', 0, ?, ?)`,
      AT,
      AT,
    ],
  ],
  BoundMailboxes1795910000000: [
    [
      `INSERT INTO mail (id, template, subject_id, recipient, status, attempts, due_at, created_at)
       VALUES ('mail_2', 'INVITATION', 'invt_2', 'Kim@contoso.example', 'QUEUED', 0, ?, ?)`,
      AT,
      AT,
    ],
  ],
  ListCustomers1795560000000: (
    [
      ['acct_partner', 'Northwind', null],
      ['acct_a', 'Åsas Bageri & "Söner" \\ \'AB\'', 'acct_partner'],
      ['acct_b', 'Contoso', 'acct_partner'],
    ] as const
  ).map(([id, name, partner]) => [
    `INSERT INTO account (id, number, name, kind, status, partner_id, created_at)
     VALUES (?, ?, ?, 'CUSTOMER', 'ACTIVE', ?, ?)`,
    ...[id, id, name, partner, AT],
  ]),
  CompareNumbers1795900000000: ['c-1', 'Ｃ－２', 'C – 3', ...MORE_THAN_ONE_BATCH].map((number) => [
    `INSERT INTO account (id, number, name, kind, status, created_at) VALUES (?, ?, 'Contoso', 'CUSTOMER', 'ACTIVE', ?)`,
    ...[`acct_${number}`, number, AT],
  ]),
  RebuildWords1795920000000: [
    [`DELETE FROM account WHERE words = ''`],
    [
      `INSERT INTO account (id, number, number_key, name, words, name_key, kind, status, created_at)
       VALUES ('acct_l', 'L-1', 'L-1', 'Żółw', ' 1 l zołw ', 'zołw', 'CUSTOMER', 'ACTIVE', ?)`,
      AT,
    ],
    [
      `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated, words,
         created_at, updated_at)
       VALUES ('prof_l', 'acct_l', 'Søren', 'k@x.example', 'k@x.example', 'MEMBER', 'ACTIVE', 'da', 0,
         ' example k søren x ', ?, ?)`,
      ...[AT, AT],
    ],
    ...['example', 'k', 'søren', 'x'].map(
      (word) =>
        [
          `INSERT INTO search_word (account_id, kind, word, subject_id) VALUES ('acct_l', 'PROFILE', ?, 'prof_l')`,
          word,
        ] as const,
    ),
  ],
  OrderProfiles1796020000000: [
    [
      `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated, words,
         created_at, updated_at)
       VALUES ('prof_o', 'acct_l', 'Łukasz Ås', 'o@x.example', 'o@x.example', 'MEMBER', 'ACTIVE', 'pl', 0, ' ', ?, ?)`,
      ...[AT, AT],
    ],
  ],
  DecideAccessRequests1796000000000: [
    [
      `INSERT INTO identity (id, tenant_id, object_id, display_name, username, created_at, last_signed_in_at)
       VALUES ('iden_r', 't', 'o', 'Kim', 'kim', ?, ?)`,
      ...[AT, AT],
    ],
    ...[
      ['areq_1', 'L-1', AT],
      ['areq_2', 'L-1', null],
      ['areq_3', 'NONE', AT],
    ].map(
      ([id = '', number = '', processedAt = null]) =>
        [
          `INSERT INTO access_request (id, account_number, requested_by_identity_id, throttled, request_id, created_at,
             processed_at)
           VALUES (?, ?, 'iden_r', 0, 'r', ?, ?)`,
          ...[id, number, AT, processedAt],
        ] as const,
    ),
  ],
};

describeOnEachDatabase('an interrupted migration', ({ kind, url }) => {
  let dataSource: DataSource;
  let all: DataSource['migrations'];
  beforeAll(async () => {
    dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(url) });
    all = dataSource.migrations;
  });
  afterAll(() => dataSource.destroy());

  const state = (): Promise<SchemaState> =>
    schemaState(dataSource, { rowsOf: ['account', 'mail', 'profile', 'search_word'] });
  const apply = (): Promise<unknown> => applyMigrations(dataSource);
  const revert = (): Promise<unknown> => revertMigration(dataSource, { dropData: true });
  const interrupted = async (work: () => Promise<unknown>, at: number): Promise<void> => {
    await expect(countChanges(dataSource, work, at)).rejects.toThrow(INTERRUPTED);
  };

  for (const [index, { name }] of mysqlMigrations.entries()) {
    it(`is applied by the next run, or reverted: ${name}`, async () => {
      Object.assign(dataSource, { migrations: all.slice(0, index) });
      await apply();
      for (const [sql, ...values] of ROWS[name] ?? []) await dataSource.query(sql, values);
      Object.assign(dataSource, { migrations: all.slice(0, index + 1) });

      const before = await state();
      const steps = await countChanges(dataSource, apply);
      const after = await state();
      expect(after).not.toEqual(before);
      const stepsBack = await countChanges(dataSource, revert);
      expect(await state()).toEqual(before);

      for (let at = 0; at < Math.max(steps, stepsBack); at += 1) {
        await interrupted(apply, at % steps);
        expect(await pendingMigrations(dataSource)).toEqual([name]);
        expect(await apply()).toEqual([name]);
        expect(await state()).toEqual(after);

        await interrupted(revert, at % stepsBack);
        expect(await revert()).toBe(name);
        expect(await state()).toEqual(before);
      }
      // The other direction, only at some steps, because there are many.
      for (let at = 2; at < Math.min(steps, stepsBack); at += Math.ceil(steps / 6)) {
        await interrupted(apply, at);
        if (kind !== 'sqlite') expect(await revert()).toBe(name);
        expect(await state()).toEqual(before);

        await apply();
        await interrupted(revert, at);
        await apply();
        expect(await state()).toEqual(after);
        await revert();
      }
    });
  }
});

describeOnEachDatabase('a process that is killed while it migrates', ({ url }) => {
  it('leaves a state that the next one completes', async () => {
    const dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(url) });
    const revertAll = async (): Promise<void> => {
      while ((await revertMigration(dataSource, { dropData: true })) !== null);
    };
    try {
      const steps = await countChanges(dataSource, () => applyMigrations(dataSource));
      const undisturbed = await schemaState(dataSource);
      for (const at of [Math.floor(steps / 3), Math.floor((2 * steps) / 3), steps - 1]) {
        await revertAll();
        const environment = { KILL_AT: String(at) };
        const killed = await runProgram(
          'migrate',
          url,
          [],
          environment,
          './test/support/database/kill-at-statement.ts',
        );
        expect(killed).toEqual({ code: null, stdout: '', stderr: '' });
        expect(await pendingMigrations(dataSource)).not.toEqual([]);
        await applyMigrations(dataSource);
        expect(await schemaState(dataSource)).toEqual(undisturbed);
      }
    } finally {
      await dataSource.destroy();
    }
  });
});
