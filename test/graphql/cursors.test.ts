import { readFileSync } from 'node:fs';
import { Kind, parse, type TypeNode } from 'graphql';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { invitationsIn } from '../support/actors/invitations';
import { type Colleague, peopleOf } from '../support/actors/people';
import { requestingIn } from '../support/actors/requesting';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import type { Answer, Sender, TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

/** A list, and a caller who can read it. */
interface List {
  readonly field: string;
  /** The field with the list's object; null for lists of the root. */
  readonly from: string | null;
  readonly search?: string | undefined;
  readonly sender: Sender;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}

/** The number of lists that are read in one request. */
const MOST_ALIASES = 15;

const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);

const connectionFields = (): string[] =>
  parse(readFileSync('schema.graphql', 'utf8')).definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? [])
          .filter(({ type }) => typeNameOf(type).endsWith('Connection'))
          .map((field) => `${definition.name.value}.${field.name.value}`)
      : [],
  );

describeOnEachDatabase('a cursor', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let lists: readonly List[];

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    ({ test } = running);
    const people = peopleOf(test);
    const invitations = invitationsIn(test);
    const requesting = requestingIn(test);
    const { records } = people;

    const fill = async (administrator: Colleague): Promise<void> => {
      for (const name of ['Kim', 'Kimberly', 'Kim Contoso']) {
        const { id } = await records.account({ name, partnerId: administrator.account.id });
        await people.another(administrator.person, { account: await records.account({ name }) });
        const profile = await records.profile({
          accountId: administrator.account.id,
          displayName: name,
          email: `${id.slice(5)}@contoso.example`,
        });
        const { id: invitationId } = await invitations.issue(profile);
        const expiresAt = new Date(test.clock.now().getTime() + 1);
        if (name === 'Kim Contoso')
          await test.database.write((manager) =>
            manager.update(InvitationEntity, { id: invitationId }, { expiresAt }),
          );
        await invitations.issue(administrator.profile);
        await requesting.pending(administrator.account, await test.signIn());
        await requesting.ask(id.slice(5), administrator.person);
      }
    };
    const listsOf = ({ account, profile, person }: Colleague, searches: readonly string[]): List[] => {
      const from = `account(id: "${account.id}")`;
      const sender = { as: person, profileId: profile.id };
      return [
        ...['profiles', 'invitations', 'customers'].flatMap((name) =>
          [undefined, ...searches].map((search) => ({
            field: `Account.${name}`,
            from,
            search,
            sender,
          })),
        ),
        { field: 'Account.auditEvents', from, sender },
        { field: 'Account.accessRequests', from, sender },
        { field: 'Profile.invitations', from: `profile(id: "${profile.id}")`, sender },
        { field: 'Profile.associations', from: `profile(id: "${profile.id}")`, sender },
        { field: 'Viewer.profiles', from: 'viewer', sender },
        { field: 'Viewer.accessRequests', from: 'viewer', sender },
      ];
    };

    const first = await people.administrator({ account: await records.account({ kind: 'PARTNER' }) });
    const second = await people.administrator({ account: await records.account({ kind: 'PARTNER' }) });
    await fill(first);
    await fill(second);
    // The first person sees only the customers of this partner in which they have a profile.
    const reseller = await records.account({ kind: 'PARTNER', partnerId: first.account.id });
    const customer = await records.account({ name: 'Kim Contoso', partnerId: reseller.id });
    await people.another(first.person, { account: customer });
    const own = [undefined, 'kim'].map((search) => ({
      ...{ field: 'Account.customers', from: `account(id: "${reseller.id}")`, search },
      sender: { as: first.person, profileId: first.profile.id },
    }));
    const token = await running.applicationToken({ roles: ['Events.Read.All'] });
    const events = { field: 'Query.accessEvents', from: null, sender: { token } };
    lists = [...listsOf(first, ['k', 'kim', 'kim con']), ...listsOf(second, ['kim']), ...own, events];
  });
  afterAll(() => running.close());

  /** Selects edges of a list, as `alias`, or as `list` of its object. */
  const selecting = ({ field, from, search }: List, alias: string, given: string, edges: string): string => {
    const searched = search === undefined ? '' : `search: "${search}"`;
    const list = `${field.split('.')[1] ?? ''}(${searched} ${given}) { edges { ${edges} } }`;
    return from === null ? `${alias}: ${list}` : `${alias}: ${from} { list: ${list} }`;
  };

  const ask = (
    list: List,
    after: string | null = null,
    filter = '',
  ): Promise<Answer<Record<string, Page | { list: Page }>>> => {
    const selected = selecting(list, 'of', `after: $after ${filter}`, 'cursor node { id }');
    return test.send(`query ($after: String) { ${selected} }`, { after }, list.sender);
  };
  const edgesOf = async (...given: Parameters<typeof ask>): Promise<Page['edges']> => {
    const { data, errors } = await ask(...given);
    expect(errors).toEqual([]);
    const { of } = data;
    if (!of) return [];
    return 'list' in of ? of.list.edges : of.edges;
  };
  /** Sends each cursor to a list, several in one request, and returns the cursors that it accepts. */
  const takenBy = async (list: List, cursors: readonly string[]): Promise<readonly string[]> => {
    const taken: string[] = [];
    // The root's list isn't null if a cursor is refused, so each needs a request of its own.
    const together = list.from === null ? 1 : MOST_ALIASES;
    for (let from = 0; from < cursors.length; from += together)
      taken.push(...(await takenTogether(list, cursors.slice(from, from + together))));
    return taken;
  };
  const takenTogether = async (list: List, cursors: readonly string[]): Promise<readonly string[]> => {
    const asked = cursors.map((cursor, index) =>
      selecting(list, `_${String(index)}`, `first: 1 after: "${cursor}"`, 'cursor'),
    );
    const { errors } = await test.send(`{ ${asked.join(' ')} }`, {}, list.sender);
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['after'] });
    const refused = new Set(errors.map(({ path }) => path?.[0]));
    return cursors.filter((_, index) => !refused.has(`_${String(index)}`));
  };

  it('is tested with every list', () => {
    expect([...new Set(lists.map(({ field }) => field))].sort()).toEqual(connectionFields().sort());
  });

  it('is accepted only by its own list, not by another kind, account, person or search', async () => {
    const cursors: string[] = [];
    for (const list of lists) cursors.push((await edgesOf(list))[0]?.cursor ?? '');
    const taken = [];
    for (const list of lists) taken.push(await takenBy(list, cursors));
    expect(taken).toEqual(cursors.map((cursor) => [cursor]));
  });

  it('that was modified is rejected by every list', async () => {
    for (const list of lists) {
      const cursor = (await edgesOf(list))[0]?.cursor ?? '';
      const changed = [
        ...[cursor.slice(0, -1), cursor.slice(1), `${cursor}A`, `${cursor}=`, `${cursor} `, `!${cursor}`],
        ...[cursor.toLowerCase(), cursor.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
      ];
      expect(await takenBy(list, changed)).toEqual([]);
    }
  });

  it.each([
    [
      'Account.profiles',
      ['role: MEMBER', 'status: ACTIVE', 'isAssociated: false', 'unusedSince: "2100-01-01T00:00:00Z"'],
    ],
    ['Account.invitations', ['status: PENDING', 'delivery: SENT', 'attention: EXPIRES_SOON']],
    ['Account.accessRequests', ['status: PENDING']],
    [
      'Account.auditEvents',
      ['action: INVITATION_SENT', 'from: "2000-01-01T00:00:00Z"', 'until: "2100-01-01T00:00:00Z"'],
    ],
    ['Profile.invitations', ['status: SUPERSEDED']],
    ['Profile.associations', ['status: ACTIVE']],
    ['Viewer.profiles', ['role: MEMBER', 'search: "kim"', 'program: CUSTOMERSOURCE']],
  ])('of %s stays valid when filters change', async (field, filters) => {
    for (const list of lists.filter((one) => one.field === field))
      for (const filter of filters) {
        const filtered = await edgesOf(list, null, filter);
        const cursor = filtered[0]?.cursor ?? '';
        expect(await edgesOf(list, cursor, filter)).toEqual(filtered.slice(1));
        const all = await edgesOf(list);
        const index = all.findIndex((edge) => edge.cursor === cursor);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(await edgesOf(list, cursor)).toEqual(all.slice(index + 1));
      }
  });
});
