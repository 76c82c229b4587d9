import { text } from '../../src/database/row';
import { cursorOf, type Place } from '../../src/relay/place';
import { searchTerms } from '../../src/search/search-words';
import { filledId, fillAccount } from '../support/database/large-account';
import { type Colleague, peopleOf } from '../support/actors/people';
import { countRowsRead } from '../support/database/rows-read';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const MANY = 20_000;
const PAGE = 50;
/** The number of rows read to find the caller and the account. */
const READ_FOR_CALLER = 20;

/** The steps that look up whether and why a revoked invitation was declined, by its primary key. */
const OF_DECLINE =
  /^(CORRELATED SCALAR SUBQUERY \d+|SEARCH declined USING (COVERING )?INDEX \S+ \(invitation_id=\?\))$/;

/** Returns the place of the record with a number, in the order of creation. */
type PlaceOf = (number: number) => Place;

/** A list of the account, the places of its items, and the index that the embedded database must use. */
interface Listed {
  readonly field: 'profiles' | 'invitations' | 'auditEvents' | 'customers';
  readonly filter: string;
  readonly place: PlaceOf;
  readonly index: RegExp;
  /** The number of items, if there are only a few. */
  readonly of?: number;
  /** Maximum number of rows read for each item, on average. By default, the item's own and that of its word. */
  readonly readsPerItem?: number;
  /** The order in the names of cursors, if it isn't the list's own. */
  readonly order?: `${string} ${'ASC' | 'DESC'}`;
  /** True if all items are read and sorted, since no index has them in this order. */
  readonly isSorted?: true;
}

const profile: PlaceOf = (number) => [filledId('prof', number)];
const invitation: PlaceOf = (number) => [filledId('invt', number)];
// Half of the records have the first name or time, and half the second. The first half has the even numbers.
const halves =
  (prefix: 'acct' | 'audt', first: string, second: string): PlaceOf =>
  (number) =>
    number < MANY / 2
      ? [first, filledId(prefix, number * 2)]
      : [second, filledId(prefix, number * 2 - MANY + 1)];
const customer = halves('acct', 'contoso', 'contoso example');
const event = halves('audt', '2026-11-22 08:00:00.000', '2026-11-23 08:00:00.000');
const earlyEvent: PlaceOf = (number) => event(number / 2);
const found =
  (prefix: 'prof' | 'invt' | 'acct', word = 'contoso'): PlaceOf =>
  (number) => [word, filledId(prefix, number)];
const foundByName: PlaceOf = (number) => [
  `person${String(number).padStart(6, '0')}`,
  filledId('prof', number),
];
const members: PlaceOf = (number) => ['MEMBER', filledId('prof', number)];
const active: PlaceOf = (number) => ['ACTIVE', filledId('prof', number)];
const BY_WORD = /search_word_1 \(account_id=\? AND kind=\? AND \(?word/;

const ACTED = `actorProfileId: "${filledId('prof', 1)}"`;
const RARELY_ACTED = `actorProfileId: "${filledId('prof', 0)}"`;

const LISTS: readonly Listed[] = [
  { field: 'profiles', filter: '', place: profile, index: /ix_profile_account / },
  { field: 'profiles', filter: 'status: ACTIVE', place: profile, index: /ix_profile_account_status/ },
  {
    field: 'profiles',
    filter: 'status: DISABLED',
    place: profile,
    index: /ix_profile_account_status/,
    of: 6,
  },
  { field: 'profiles', filter: 'role: ADMINISTRATOR', place: profile, index: /account_role/, of: 5 },
  { field: 'profiles', filter: 'isAssociated: true', place: profile, index: /account_associated/, of: 6 },
  {
    field: 'profiles',
    filter: 'role: MEMBER isAssociated: false',
    place: profile,
    index: /account_associated/,
  },
  { field: 'profiles', filter: 'search: "contoso"', place: found('prof'), index: BY_WORD },
  { field: 'profiles', filter: 'search: "C"', place: found('prof'), index: BY_WORD },
  { field: 'profiles', filter: 'search: "per"', place: foundByName, index: BY_WORD },
  { field: 'profiles', filter: 'search: "contoso exam" role: MEMBER', place: found('prof'), index: BY_WORD },
  {
    field: 'profiles',
    filter: 'search: "person019999"',
    place: found('prof', 'person019999'),
    index: BY_WORD,
    of: 1,
  },
  { field: 'profiles', filter: 'isRemoved: false', place: profile, index: /ix_profile_account / },
  { field: 'profiles', filter: 'isRemoved: true', place: profile, index: /account_status/, of: 0 },
  ...(
    [
      ['NAME', '', foundByName, /ix_profile_account_name/],
      ['NAME', 'isRemoved: false isAssociated: false', foundByName, /ix_profile_account_name/],
      ['ROLE', '', members, /ix_profile_account_role/],
      ['STATUS', 'isRemoved: false', active, /ix_profile_account_status/],
      ['CREATED_AT', '', profile, /ix_profile_account /],
    ] as const
  ).flatMap(([field, filter, place, index]) =>
    (['ASC', 'DESC'] as const).map((direction) => ({
      ...{ field: 'profiles' as const, place, index, order: `${field} ${direction}` as const },
      filter: `${filter} orderBy: { field: ${field}, direction: ${direction} }`,
    })),
  ),
  {
    ...{ field: 'profiles', filter: 'status: DISABLED orderBy: { field: NAME }', place: foundByName },
    ...{ index: /account_status/, of: 6, order: 'NAME ASC', isSorted: true },
  },
  {
    ...{ field: 'profiles', filter: 'search: "person019999" orderBy: { field: NAME }', place: foundByName },
    ...{ index: BY_WORD, of: 1, order: 'NAME ASC', isSorted: true },
  },
  ...(
    [
      // Every second invitation is revoked, and looks up its decline for each of two columns. MariaDB counts up to two rows for
      // each lookup.
      ['', invitation, /ix_invitation_account /, 3],
      ['status: ACCEPTED', invitation, /ix_invitation_account_state/, 1],
      // Every second revoked invitation has the other status. A third lookup finds out which.
      ['status: REVOKED', invitation, /account_state/, 10],
      ['status: DECLINED', invitation, /account_state/, 10],
      ['delivery: DELIVERED', invitation, /account_delivery/, 3],
      ['search: "contoso"', found('invt'), BY_WORD, 4],
    ] as const
  ).map(([filter, place, index, readsPerItem]) => ({
    ...{ field: 'invitations' as const, filter, place, index, readsPerItem },
  })),
  { field: 'invitations', filter: 'delivery: BOUNCED', place: invitation, index: /account_delivery/, of: 6 },
  { field: 'auditEvents', filter: '', place: event, index: /ix_audit_event_account / },
  { field: 'auditEvents', filter: 'action: PROFILE_UPDATED', place: event, index: /event_account_action / },
  {
    field: 'auditEvents',
    filter: 'action: PROFILE_REMOVED',
    place: event,
    index: /event_account_action /,
    of: 4,
  },
  { field: 'auditEvents', filter: ACTED, place: event, index: /event_account_actor / },
  { field: 'auditEvents', filter: RARELY_ACTED, place: event, index: /event_account_actor /, of: 6 },
  {
    field: 'auditEvents',
    filter: 'from: "2026-11-20T00:00:00Z" until: "2026-11-23T08:00:00Z"',
    place: earlyEvent,
    index: /_account /,
  },
  {
    field: 'auditEvents',
    filter: 'until: "2026-11-22T08:00:00.001Z"',
    place: earlyEvent,
    index: /_account /,
  },
  {
    field: 'auditEvents',
    filter: `subjectProfileId: "${filledId('prof', 7)}"`,
    place: event,
    index: /event_account_profile /,
    of: 1,
  },
  { field: 'customers', filter: '', place: customer, index: /ix_account_partner_name / },
  { field: 'customers', filter: 'search: "contoso"', place: found('acct'), index: BY_WORD },
  { field: 'customers', filter: 'search: "contoso exam"', place: found('acct'), index: BY_WORD },
  {
    field: 'customers',
    filter: 'search: "person019999"',
    place: found('acct', 'person019999'),
    index: BY_WORD,
    of: 1,
  },
];

/** The names of the lists in cursors. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ profiles: 'PROFILE', invitations: 'INVITATION', auditEvents: 'AUDIT_EVENT', customers: 'CUSTOMER' },
};

const isDescending = ({ field, index, order }: Listed): boolean =>
  order ? order.endsWith('DESC') : ['invitations', 'auditEvents'].includes(field) && index !== BY_WORD;

describeOnEachDatabase(`an account with ${MANY} profiles, and as many customers`, (database) => {
  let test: TestApp;
  let administrator: Colleague;

  beforeAll(async () => {
    // One connection, so that the server's counters belong to the sent statements. No timeout, because
    // filling the account can take longer on a busy machine.
    test = await startTestApp(database, { poolSize: 1, asksOnce: true, statementTimeoutMs: 0 });
    const people = peopleOf(test);
    const account = await people.records.account({ kind: 'PARTNER' });
    administrator = await people.administrator({ account });
    await fillAccount(test, administrator.account.id, MANY);
    // Servers update the statistics of grown tables only later.
    if (database.kind !== 'sqlite')
      await test.database.select(
        'ANALYZE TABLE profile, invitation, declined_invitation, audit_event, account, search_word',
        [],
      );
    await page('profiles', 'first: 1');
  });
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

  /** The statements that read lists, without those that read the caller. */
  const pageReads = (): string[] =>
    test.statements.filter((sql) => sql.includes('LIMIT') && !sql.includes('token_hash'));

  /** The first page, the last page, and pages near both ends and in the middle, in both directions. */
  const pages = (list: Listed): string[] => {
    const [after, before] = isDescending(list) ? [0.6, 0.4] : [0.4, 0.6];
    const search = /search: "(.*)"/.exec(list.filter)?.[1] ?? '';
    const name = [
      ...[KINDS[list.field], administrator.account.id, ...searchTerms(search)],
      ...(list.order ? [list.order] : []),
    ].join(' ');
    const at = (share: number): string => `"${cursorOf({ name }, list.place(MANY * share))}"`;
    return [
      `first: ${PAGE}`,
      `last: ${PAGE}`,
      ...[0.01, 0.25, 0.5, 0.75, 0.99].flatMap((share) => [
        `first: ${PAGE} after: ${at(share)}`,
        `last: ${PAGE} before: ${at(share)}`,
      ]),
      `first: ${PAGE} after: ${at(after)} before: ${at(before)}`,
    ];
  };
  const cases = LISTS.map((list) => [`${list.field}(${list.filter})`, list] as const);

  it.each(cases)('returns a page of %s with one statement, at any position', async (_, list) => {
    for (const window of pages(list)) {
      test.forgetStatements();
      const { edges } = await page(list.field, `${list.filter} ${window}`);
      expect(pageReads()).toHaveLength(1);
      expect(test.statements.filter((sql) => sql.includes('COUNT('))).toEqual([]);
      if (list.of === undefined) expect(edges).toHaveLength(PAGE);
      else expect(edges.length).toBeLessThanOrEqual(list.of);
    }
  });

  if (database.kind === 'sqlite')
    it.each(cases.filter(([, { isSorted }]) => !isSorted))(
      'finds %s with an index in its order, at any position',
      async (_, list) => {
        for (const window of pages(list)) {
          test.forgetStatements();
          await page(list.field, `${list.filter} ${window}`);
          const [sql = ''] = pageReads();
          const plan = await test.database.select(
            `EXPLAIN QUERY PLAN ${sql}`,
            Array.from(sql.matchAll(/\?/g), () => ''),
          );
          const [first = '', ...others] = plan
            .map((row) => text(row, 'detail'))
            .filter((detail) => !OF_DECLINE.test(detail));
          expect(first).toMatch(/^SEARCH (listed|found) USING /);
          expect(`${first} `).toMatch(list.index);
          const [above, below] = list.place(0).length > 1 ? [/\)>\(/, /\)<\(/] : [/id>/, /id</];
          if (window.includes('after')) expect(first).toMatch(isDescending(list) ? below : above);
          if (window.includes('before')) expect(first).toMatch(isDescending(list) ? above : below);
          expect(others).toEqual(
            list.index === BY_WORD ? [expect.stringMatching(/^SEARCH listed .* \(id=\?\)$/)] : [],
          );
        }
      },
    );
  else
    it.each(cases)('reads at most the rows of one page of %s, on any page', async (_, list) => {
      const { readsPerItem = list.index === BY_WORD ? 2 : 1 } = list;
      for (const window of pages(list)) {
        const rows = await countRowsRead(test.database, () => page(list.field, `${list.filter} ${window}`));
        expect(rows).toBeLessThanOrEqual(readsPerItem * (PAGE + 1) + READ_FOR_CALLER);
      }
    });

  it('refuses to order too many profiles by their last use', async () => {
    const { errors } = await test.send(
      'query ($id: ID!) { account(id: $id) { profiles(orderBy: { field: LAST_USED }) { totalCount } } }',
      { id: administrator.account.id },
      { as: administrator.person },
    );
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['orderBy'] } }]);
  });

  it.each([
    ['an argument', '{ account(number: "l-000007") { id } }', {}],
    [
      'references',
      'query ($references: [_Any!]!) { _entities(representations: $references) { ... on Account { id } } }',
      {
        references: ['l-000007', 'L–019999', 'L-NONE'].map((number) => ({ __typename: 'Account', number })),
      },
    ],
  ])('finds customers by the numbers of %s with an index', async (_what, query, variables) => {
    const ask = (): Promise<unknown> => test.send(query, variables, { as: administrator.person });
    test.forgetStatements();
    expect(await ask()).toMatchObject({ errors: [], body: expect.stringContaining(filledId('acct', 7)) });
    const byNumber = test.statements.filter((sql) => sql.includes('number_key'));
    expect(byNumber).toHaveLength(1);
    if (database.kind === 'sqlite') {
      const plan = await test.database.select(`EXPLAIN QUERY PLAN ${byNumber.join()}`, ['[]']);
      const details = plan.map((row) => text(row, 'detail'));
      expect(details.filter((detail) => /account/i.test(detail))).toEqual([
        expect.stringMatching(/USING INDEX uq_account_number_key/),
      ]);
    } else expect(await countRowsRead(test.database, ask)).toBeLessThanOrEqual(READ_FOR_CALLER);
  });

  it('counts a list on request, with one more statement', async () => {
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
      expect(test.statements.filter((sql) => sql.includes('COUNT('))).toHaveLength(1);
    }
  });
});
