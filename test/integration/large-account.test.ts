import { integer, text } from '../../src/database/row';
import { cursorOf } from '../../src/relay/place';
import { filledId, fillAccount } from '../support/large-account';
import { type Colleague, peopleOf } from '../support/people';
import { startTestApp, type TestApp } from '../support/test-app';
import { describeOnEachDatabase } from '../support/test-database';

const MANY = 20_000;
const PAGE = 50;
const MIDDLE = MANY / 2;

/** A list of the account, the cursor of its middle, and how the embedded database must find it. */
interface Listed {
  readonly field: 'profiles' | 'invitations' | 'auditEvents' | 'customers';
  readonly filter: string;
  readonly middle: string;
  readonly index: RegExp;
  /** How many there are of them, where they are rare. */
  readonly of?: number;
}

const profile = cursorOf([filledId('prof', MIDDLE)]);
const invitation = cursorOf([filledId('invt', MIDDLE)]);
const customer = cursorOf(['contoso', filledId('acct', MIDDLE)]);
const found = (prefix: 'prof' | 'invt' | 'acct', word = 'contoso'): string =>
  cursorOf([word, filledId(prefix, MIDDLE)]);
const BY_WORD = /search_word_1 \(account_id=\? AND kind=\? AND \(?word/;

const at = '2026-11-22 08:00:00.000';
const middle = cursorOf([at, filledId('audt', MIDDLE)]);
const ACTED = `actorProfileId: "${filledId('prof', 1)}"`;
const RARELY_ACTED = `actorProfileId: "${filledId('prof', 0)}"`;

const LISTS: readonly Listed[] = [
  { field: 'profiles', filter: '', middle: profile, index: /ix_profile_account / },
  { field: 'profiles', filter: 'status: ACTIVE', middle: profile, index: /ix_profile_account_status/ },
  {
    field: 'profiles',
    filter: 'status: DISABLED',
    middle: profile,
    index: /ix_profile_account_status/,
    of: 6,
  },
  { field: 'profiles', filter: 'role: ADMINISTRATOR', middle: profile, index: /account_role/, of: 5 },
  { field: 'profiles', filter: 'isAssociated: true', middle: profile, index: /account_associated/, of: 6 },
  {
    field: 'profiles',
    filter: 'role: MEMBER isAssociated: false',
    middle: profile,
    index: /account_associated/,
  },
  { field: 'profiles', filter: 'search: "contoso"', middle: found('prof'), index: BY_WORD },
  { field: 'profiles', filter: 'search: "C"', middle: found('prof'), index: BY_WORD },
  { field: 'profiles', filter: 'search: "per"', middle: found('prof', 'person010000'), index: BY_WORD },
  { field: 'profiles', filter: 'search: "contoso exam" role: MEMBER', middle: found('prof'), index: BY_WORD },
  {
    field: 'profiles',
    filter: 'search: "person019999"',
    middle: found('prof', 'person019999'),
    index: BY_WORD,
    of: 1,
  },
  { field: 'invitations', filter: '', middle: invitation, index: /ix_invitation_account / },
  {
    field: 'invitations',
    filter: 'status: ACCEPTED',
    middle: invitation,
    index: /ix_invitation_account_state/,
  },
  { field: 'invitations', filter: 'status: REVOKED', middle: invitation, index: /account_state/, of: 4 },
  { field: 'invitations', filter: 'delivery: BOUNCED', middle: invitation, index: /account_delivery/, of: 6 },
  { field: 'invitations', filter: 'delivery: DELIVERED', middle: invitation, index: /account_delivery/ },
  { field: 'invitations', filter: 'search: "contoso"', middle: found('invt'), index: BY_WORD },
  { field: 'auditEvents', filter: '', middle, index: /ix_audit_event_account / },
  { field: 'auditEvents', filter: 'action: PROFILE_UPDATED', middle, index: /event_account_action / },
  { field: 'auditEvents', filter: 'action: PROFILE_REMOVED', middle, index: /event_account_action /, of: 4 },
  { field: 'auditEvents', filter: ACTED, middle, index: /event_account_actor / },
  { field: 'auditEvents', filter: RARELY_ACTED, middle, index: /event_account_actor /, of: 6 },
  {
    field: 'auditEvents',
    filter: 'from: "2026-11-20T00:00:00Z" until: "2026-11-23T08:00:00Z"',
    middle,
    index: /_account /,
  },
  { field: 'auditEvents', filter: 'until: "2026-11-22T08:00:00.001Z"', middle, index: /_account / },
  {
    field: 'auditEvents',
    filter: `subjectProfileId: "${filledId('prof', 7)}"`,
    middle,
    index: /event_account_profile /,
    of: 1,
  },
  { field: 'customers', filter: '', middle: customer, index: /ix_account_partner_name / },
  { field: 'customers', filter: 'search: "contoso"', middle: found('acct'), index: BY_WORD },
  { field: 'customers', filter: 'search: "contoso exam"', middle: found('acct'), index: BY_WORD },
  {
    field: 'customers',
    filter: 'search: "person019999"',
    middle: found('acct', 'person019999'),
    index: BY_WORD,
    of: 1,
  },
];

describeOnEachDatabase(`an account with ${MANY} profiles, and as many customers`, (database) => {
  let test: TestApp;
  let administrator: Colleague;

  beforeAll(async () => {
    // One connection, so that the server's counters are of the statements that were sent.
    test = await startTestApp(database, { poolSize: 1, asksOnce: true });
    const people = peopleOf(test);
    const account = await people.records.account({ kind: 'PARTNER' });
    administrator = await people.administrator({ account });
    await fillAccount(test, administrator.account.id, MANY);
    await page('profiles', 'first: 1');
  }, 60_000);
  afterAll(() => test.close());

  async function page(
    field: string,
    args: string,
    selection = 'edges { node { id } }',
  ): Promise<{ edges: { node: { id: string } }[]; totalCount?: number }> {
    const { data, errors } = await test.send<{ account: Record<string, never> }>(
      `query ($id: ID!) { account(id: $id) { list: ${field}(${args}) { ${selection} } } }`,
      { id: administrator.account.id },
      { as: administrator.person },
    );
    expect(errors).toEqual([]);
    return data.account['list']!;
  }

  /** What was read of lists, and not of who asks. */
  const pageReads = (): string[] =>
    test.statements.filter((sql) => sql.includes('LIMIT') && !sql.includes('token_hash'));

  const pages = ({ middle }: Listed): string[] => [
    `first: ${PAGE}`,
    `last: ${PAGE}`,
    `first: ${PAGE} after: "${middle}"`,
    `last: ${PAGE} before: "${middle}"`,
  ];
  const cases = LISTS.map((list) => [`${list.field}(${list.filter})`, list] as const);

  it.each(cases)('gives a page of %s by one statement, wherever it is', async (_, list) => {
    for (const window of pages(list)) {
      test.forgetStatements();
      const { edges } = await page(list.field, `${list.filter} ${window}`);
      expect(pageReads()).toHaveLength(1);
      expect(test.statements.filter((sql) => sql.includes('COUNT'))).toEqual([]);
      if (list.of === undefined) expect(edges).toHaveLength(PAGE);
      else expect(edges.length).toBeLessThanOrEqual(list.of);
    }
  });

  if (database.kind !== 'sqlite')
    it.each(cases)('reads of %s no more than a page holds, wherever it is', async (_, list) => {
      for (const window of pages(list)) {
        await test.database.select('FLUSH STATUS', []);
        await page(list.field, `${list.filter} ${window}`);
        const read = await test.database.select("SHOW SESSION STATUS LIKE 'Handler_read%'", []);
        const rows = read.reduce((sum, row) => sum + integer(row, 'Value'), 0);
        // Each is found in an index, read for what is sought, kept, sorted and read whole; the rest is the viewer's.
        expect(rows).toBeLessThan(6 * PAGE);
      }
    });
  else
    it.each(cases)('finds %s by an index that has its order, wherever it is', async (_, list) => {
      for (const window of pages(list)) {
        test.forgetStatements();
        await page(list.field, `${list.filter} ${window}`);
        const [sql = ''] = pageReads();
        const plan = await test.database.select(
          `EXPLAIN QUERY PLAN ${sql}`,
          Array.from(sql.matchAll(/\?/g), () => ''),
        );
        // What is read of the page that was found, and its order, comes after it.
        const finding = plan.filter(({ parent }) => parent !== 0).map((row) => text(row, 'detail'));
        const [first = '', ...others] = finding;
        expect(first).toMatch(/^SEARCH (listed|found) USING /);
        expect(`${first} `).toMatch(list.index);
        const [above, below] = list.middle.length > invitation.length ? [/\)>\(/, /\)<\(/] : [/id>/, /id</];
        // The newest invitations and events come first.
        const isNewestFirst = ['invitations', 'auditEvents'].includes(list.field) && list.index !== BY_WORD;
        if (window.includes('after')) expect(first).toMatch(isNewestFirst ? below : above);
        if (window.includes('before')) expect(first).toMatch(isNewestFirst ? above : below);
        expect(others).toEqual(
          list.index === BY_WORD ? [expect.stringMatching(/^SEARCH listed .* \(id=\?\)$/)] : [],
        );
        expect(plan.map((row) => text(row, 'detail')).filter((detail) => detail.startsWith('SCAN'))).toEqual([
          'SCAN page',
        ]);
      }
    });

  it('counts a list when it is asked to, by one statement more', async () => {
    for (const [field, filter, count] of [
      ['profiles', '', MANY + 1],
      ['profiles', 'search: "contoso" role: MEMBER', MANY - MANY / 5000],
      ['profiles', 'search: "e p"', MANY],
      ['customers', '', MANY],
      ['customers', 'search: "person0"', MANY],
      ['invitations', 'delivery: BOUNCED', Math.floor(MANY / 3000)],
    ] as const) {
      test.forgetStatements();
      const asked = await page(field, `first: 0 ${filter}`, 'totalCount again: totalCount');
      expect(asked).toEqual({ totalCount: count, again: count });
      expect(test.statements.filter((sql) => sql.includes('COUNT'))).toHaveLength(1);
    }
  });
});
