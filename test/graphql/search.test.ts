import type { AccountEntity } from '../../src/account/account.entity';
import type { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Found {
  readonly edges: readonly { readonly cursor: string; readonly node: Readonly<Record<string, string>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly totalCount: number;
}
type Lists = { account: { found: Found } };

describeOnEachDatabase('a search', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;
  let administrator: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
    administrator = await people.administrator({
      displayName: 'Ana Trujillo',
      email: 'ana@contoso.example',
    });
    await add('Kim Abercrombie', 'kim.abercrombie@contoso.example');
    await add('Kimberly Kimura', 'kk@contoso.example', { role: 'ADMINISTRATOR' });
    await add('Jürgen Groß', 'j.gross@fabrikam.example', { status: 'DISABLED' });
    await add('Akim Tamiroff', 'akim@contoso.example', { isAssociated: true });
    await add('100% Sure_Thing', 'sure@contoso.example');
    await add('Łukasz Müller', 'lm@contoso.example');
    await add('İnci Iş\u00ADık', 'ii@contoso.example');
    await add('山田 太郎', 'yt@contoso.example');
    await add('ﾔﾏﾀﾞ\u200Bﾊﾅｺ', 'yh@contoso.example');
    const elsewhere = await people.records.account({ name: 'Elsewhere' });
    await add('Kim Elsewhere', 'kim@elsewhere.example', { accountId: elsewhere.id });
  });
  afterAll(() => test.close());

  const add = (displayName: string, email: string, given: Partial<ProfileEntity> = {}) =>
    people.records.profile({ accountId: administrator.account.id, displayName, email, ...given });
  const ask = (
    args: string,
    search?: string,
    list = 'profiles',
    { id }: Pick<AccountEntity, 'id'> = administrator.account,
  ): Promise<Answer<Lists>> =>
    test.send(
      `query ($id: ID!, $search: String) { account(id: $id) { found: ${list}(search: $search ${args}) {
        edges { cursor node { ${list === 'profiles' ? 'displayName' : 'id email'} } }
        pageInfo { hasNextPage hasPreviousPage } totalCount } } }`,
      { id, search },
      { as: administrator.person },
    );
  const namesOf = async (search: string, args = ''): Promise<string[]> => {
    const { data, errors } = await ask(args, search);
    expect(errors).toEqual([]);
    expect(data.account.found.totalCount).toBe(data.account.found.edges.length);
    return data.account.found.edges.map(({ node }) => node['displayName'] ?? '');
  };

  it.each([
    ['Kim', ['Kim Abercrombie', 'Kimberly Kimura']],
    ['KIM ABER', ['Kim Abercrombie']],
    ['aber kim', ['Kim Abercrombie']],
    ['kimb kimu', ['Kimberly Kimura']],
    ['kim.abercrombie@contoso', ['Kim Abercrombie']],
    ['jurgen', ['Jürgen Groß']],
    ['JÜRGEN gross', ['Jürgen Groß']],
    ['fabrikam', ['Jürgen Groß']],
    ['LUKASZ mueller', ['Łukasz Müller']],
    ['łu\u200Bka', ['Łukasz Müller']],
    ['inci ISIK', ['İnci Iş\u00ADık']],
    ['ı', ['İnci Iş\u00ADık']],
    ['太郎', ['山田 太郎']],
    ['山田太郎', ['山田 太郎']],
    ['やまだ', ['ﾔﾏﾀﾞ\u200Bﾊﾅｺ']],
    ['ハナコ', ['ﾔﾏﾀﾞ\u200Bﾊﾅｺ']],
    ['imberly', []],
    ['kim fabrikam', []],
    ['elsewhere', []],
    ['100%', ['100% Sure_Thing']],
    ['%', null],
    ['s_re', []],
    ['sure_thing', ['100% Sure_Thing']],
    ["kim' OR '1'='1", []],
  ] as const)('for %j finds the records with words that start with it', async (search, names) => {
    if (names) expect(await namesOf(search)).toEqual(names);
    else expect((await ask('', search)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('returns each record once, even when several words match, in the order of the first match', async () => {
    expect(await namesOf('k')).toEqual(['Kim Abercrombie', 'Kimberly Kimura']);
    expect(await namesOf('a')).toEqual(['Kim Abercrombie', 'Akim Tamiroff', 'Ana Trujillo']);
  });

  it.each([
    ['role: ADMINISTRATOR', ['Kimberly Kimura']],
    ['status: DISABLED', []],
    ['status: ACTIVE role: MEMBER', ['Kim Abercrombie']],
    ['isAssociated: true', []],
    ['isAssociated: false', ['Kim Abercrombie', 'Kimberly Kimura']],
    ['status: null role: null isAssociated: null', ['Kim Abercrombie', 'Kimberly Kimura']],
  ])('combines with (%s)', async (args, names) => {
    expect(await namesOf('kim', args)).toEqual(names);
  });

  it('finds a colleague by the current name, not by an earlier one', async () => {
    const { id } = await add('Sten Faerch', 'sten@contoso.example');
    expect(await namesOf('faerch')).toEqual(['Sten Faerch']);
    const { errors } = await test.send(
      `mutation ($id: ID!) { updateProfile(input: { profileId: $id, displayName: "Sten Holm" }) { userErrors { code } } }`,
      { id },
      { as: administrator.person },
    );
    expect(errors).toEqual([]);
    expect([await namesOf('faerch'), await namesOf('holm'), await namesOf('sten')]).toEqual([
      [],
      ['Sten Holm'],
      ['Sten Holm'],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['101 characters', 'k'.repeat(101)],
    ['101 characters outside the basic plane', '𠮷'.repeat(101)],
    ['punctuation alone', '@ .-_ ,'],
    ['six words', 'a b c d e f'],
  ])('for %s is BAD_USER_INPUT and names search', async (_, search) => {
    for (const list of ['profiles', 'invitations']) {
      const { errors } = await ask('', search, list);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: ['search'] } }]);
    }
  });

  it('accepts 100 characters and five words', async () => {
    expect(await namesOf(`${'k'.repeat(92)} a b c d`)).toEqual([]);
    expect(await namesOf('𠮷'.repeat(100))).toEqual([]);
    expect(await namesOf('kim kim KIM kim. kim kim abercrombie')).toEqual(['Kim Abercrombie']);
  });

  it('can be read page by page, forward and backward, with separate cursors', async () => {
    const many = await people.administrator({ displayName: 'Zoe', email: 'zoe@many.example' });
    const emails = Array.from(
      { length: 130 },
      (_, at) => `p${String(at % 7)}x@fabrikam${String(at)}.example`,
    );
    await invitations.fill(emails.map((email) => ({ accountId: many.account.id, email })));
    const page = async (args: string): Promise<Found> => {
      const { data, errors } = await test.send<Lists>(
        `query ($id: ID!) { account(id: $id) { found: profiles(search: "kim fa p" ${args}) {
          edges { cursor node { id email } } pageInfo { hasNextPage hasPreviousPage } totalCount } } }`,
        { id: many.account.id },
        { as: many.person },
      );
      expect(errors).toEqual([]);
      expect(data.account.found.totalCount).toBe(emails.length);
      return data.account.found;
    };
    const forward: string[] = [];
    for (let after = '', more = true; more;) {
      const { edges, pageInfo } = await page(`first: 17 ${after}`);
      forward.push(...edges.map(({ node }) => node['id'] ?? ''));
      expect(pageInfo.hasPreviousPage).toBe(after !== '');
      more = pageInfo.hasNextPage;
      after = `after: "${edges.at(-1)?.cursor ?? ''}"`;
    }
    const backward: string[] = [];
    for (let before = '', more = true; more;) {
      const { edges, pageInfo } = await page(`last: 23 ${before}`);
      backward.unshift(...edges.map(({ node }) => node['id'] ?? ''));
      more = pageInfo.hasPreviousPage;
      before = `before: "${edges[0]?.cursor ?? ''}"`;
    }
    expect(new Set(forward).size).toBe(emails.length);
    expect(backward).toEqual(forward);
    const { edges } = await page('first: 10');
    const between = await page(`last: 2 after: "${edges[1]!.cursor}" before: "${edges[6]!.cursor}"`);
    expect(between.edges.map(({ node }) => node['id'])).toEqual(forward.slice(4, 6));
  });

  it('rejects cursors of other searches and of unsearched lists, and those lists reject its cursors', async () => {
    const found = (await ask('first: 1', 'kim')).data.account.found.edges[0]!.cursor;
    const listed = (await ask('first: 1')).data.account.found.edges[0]!.cursor;
    for (const argument of ['after', 'before'])
      for (const [search, cursor] of [
        ['kim', listed],
        ['contoso', found],
        [undefined, found],
      ]) {
        const { errors } = await ask(`${argument}: "${cursor ?? ''}"`, search);
        expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: [argument] } }]);
      }
  });

  it('finds invitations by recipient', async () => {
    const { account, person } = await people.administrator();
    const profile = await people.records.profile({
      accountId: account.id,
      displayName: 'Sten Faerch',
      email: 'sten@contoso.example',
    });
    const first = await invitations.issue(profile);
    const second = await invitations.issue(profile);
    const of = async (args: string): Promise<string[]> => {
      const { data, errors } = await test.send<Lists>(
        `query ($id: ID!) { account(id: $id) { found: invitations(${args}) { edges { node { id } } totalCount } } }`,
        { id: account.id },
        { as: person },
      );
      expect(errors).toEqual([]);
      expect(data.account.found.totalCount).toBe(data.account.found.edges.length);
      return data.account.found.edges.map(({ node }) => node['id'] ?? '');
    };
    expect(await of('search: "faer sten"')).toEqual([first.id, second.id]);
    expect(await of('search: "contoso" status: PENDING')).toEqual([second.id]);
    expect(await of('search: "contoso" delivery: QUEUED')).toEqual([second.id]);
    expect(await of('search: "kim"')).toEqual([]);
    expect(await of('delivery: QUEUED status: SUPERSEDED')).toEqual([]);
    expect(await of('delivery: QUEUED')).toEqual([second.id]);
    await test.work();
    expect(await of('delivery: SENT status: PENDING')).toEqual([second.id]);
    expect(await of('delivery: QUEUED')).toEqual([]);
    expect(await of('delivery: null')).toEqual([second.id, first.id]);
  });
});
