import { accountNumberKey } from '../../src/account/account-number';
import { AccountEntity } from '../../src/account/account.entity';
import { invitationsIn } from '../support/actors/invitations';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { startTestApp, type TestApp } from '../support/servers/test-app';

const TABLES = ['account', 'profile', 'invitation', 'search_word', 'mail', 'access_request'];

describeOnEachDatabase('npm run derived', (database) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp(database);
    const invitations = invitationsIn(test);
    const partner = await invitations.records.account({ kind: 'PARTNER' });
    for (const name of ['Åsas Bageri', '山田製作所', 'Contoso'])
      await invitations.records.account({ name, partnerId: partner.id });
    await invitations.holder({ displayName: 'Søren Ægir', email: 'Soren+a@contoso.example' });
    for (let index = 0; index < 7; index += 1)
      await invitations.issue(await invitations.unheld({ displayName: `Łukasz ${String(index)}` }));
  });
  afterAll(() => test.close());

  const command = (...args: string[]): Promise<ProgramEnd> => runProgram('derived', database.url, args);
  const state = async (): Promise<unknown> =>
    Promise.all(
      TABLES.map(async (table) =>
        (await test.database.reads.query<object[]>(`SELECT * FROM ${table}`))
          .map((row) => JSON.stringify(row))
          .sort(),
      ),
    );
  const run = (sql: string): Promise<unknown> =>
    test.database.write((manager) => manager.query<unknown>(sql));

  it('finds nothing outdated in what the service wrote', async () => {
    const { code, stdout, stderr } = await command();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/nothing is outdated/g)).toHaveLength(5);
  });

  it('names outdated columns without changing them, and corrects them in batches', async () => {
    const before = await state();
    const otherKey = database.kind === 'sqlite' ? `'~' || id` : `CONCAT('~', id)`;
    await run(`UPDATE account SET name_key = 'former', number_key = ${otherKey}, words = ' former '`);
    await run(
      `UPDATE profile SET name_key = '', email_key = 'former', words = ' søren ', is_associated = 1 - is_associated`,
    );
    await run(`UPDATE invitation SET email_key = 'former'`);
    await run(`UPDATE mail SET mailbox = '', message_id = ''`);
    await run(`DELETE FROM search_word WHERE kind = 'INVITATION'`);
    const outdated = await state();

    const check = await command();
    expect({ code: check.code, stderr: check.stderr }).toEqual({ code: 2, stderr: '' });
    expect(check.stdout).toContain('account: 12 rows, outdated: number_key 12, words 12, name_key 12.\n');
    expect(check.stdout).toContain(
      'profile: 8 rows, outdated: email_key 8, words 8, name_key 8, is_associated 8.\n',
    );
    expect(check.stdout).toContain('invitation: 7 rows, outdated: email_key 7, search_word 7.\n');
    expect(check.stdout).toContain('mail: 7 rows, outdated: mailbox 7, message_id 7.\n');
    expect(await state()).toEqual(outdated);

    const repair = await command('--repair', '--batch', '3');
    expect({ code: repair.code, stderr: repair.stderr }).toEqual({ code: 0, stderr: '' });
    expect(repair.stdout).toContain('profile: 8 rows, corrected: email_key 8');
    expect(await state()).toEqual(before);
    expect((await command()).code).toBe(0);
  });

  it('leaves two accounts with the same number to the operator, and corrects the rest', async () => {
    const [one, other] = await test.database.reads.find(AccountEntity, { order: { id: 'ASC' }, take: 2 });
    await test.database.write((manager) =>
      manager.update(
        AccountEntity,
        { id: other!.id },
        { number: ` ${one!.number.toLowerCase()}`, nameKey: '' },
      ),
    );
    expect((await command()).stdout).toContain(
      'account: 12 rows, outdated: number_key 1, words 1, name_key 1.\n',
    );
    const { code, stdout } = await command('--repair');
    expect(code).toBe(2);
    expect(stdout).toContain('account: 12 rows, corrected: words 1, name_key 1.\n');
    expect(stdout).toContain(`account ${other!.id} can't be corrected, because another row has its key.`);
    expect(
      await test.database.reads.findOneOrFail(AccountEntity, {
        where: { id: other!.id },
        select: { numberKey: true, nameKey: true },
      }),
    ).toMatchObject({ numberKey: accountNumberKey(other!.number), nameKey: expect.stringMatching(/./) });
    expect((await command('--repair')).stdout).toContain('account: 12 rows, nothing was corrected.\n');
  });

  it('shows its help', async () => {
    const { code, stdout } = await runProgram('derived', '', ['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('npm run derived');
  });
});
