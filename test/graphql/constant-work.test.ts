import { newId } from '../../src/foundation/ids';
import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { type People, peopleOf } from '../support/actors/people';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const REQUEST = `mutation ($input: RequestInvitesInput!) { requestInvites(input: $input) { accepted userErrors { code } } }`;
const ASK = `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { accepted userErrors { code } } }`;

describeOnEachDatabase('the work behind a response that must reveal nothing', (database) => {
  let test: TestApp;
  let people: People;
  let callers: Record<string, () => Promise<SignedIn>>;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    callers = {
      'without a profile': () => test.signIn(),
      'with one': async () => (await people.member()).person,
      'with three': async () => {
        const { person } = await people.administrator();
        for (let more = 0; more < 2; more += 1) await people.another(person);
        return person;
      },
    };
  });
  afterAll(() => test.close());

  /** Returns the response to a request, and the statements that it sends. */
  const observe = async (as: SignedIn, query: string, input: object): Promise<[string, string]> => {
    // Recorded beforehand: once a minute, any request records the use of the session and the profile.
    await test.send('{ viewer { session { id } } }', {}, { as });
    test.forgetStatements();
    const { body } = await test.send(query, { input }, { as });
    // SQLite gets booleans and the numbers of expressions as literals, where a server gets placeholders.
    return [body, JSON.stringify(test.statements).replaceAll(/, [01](?=, \?)|\b[01](?= = 1)/g, ', ?')];
  };
  const expectOne = (observed: readonly [string, string][], statements: number): void => {
    expect(new Set(observed.map(([body]) => body)).size).toBe(1);
    expect(observed[0]?.[0]).toContain('"accepted":true');
    expect(new Set(observed.map(([, statements]) => statements)).size).toBe(1);
    expect(JSON.parse(observed[0]?.[1] ?? '')).toHaveLength(statements);
  };

  it('is the same for an address with no, one or many profiles, and over the limit', async () => {
    const address = (): string => `${newId('prof')}@contoso.example`;
    const addresses = [address(), address(), address(), address(), address()];
    const [, one, many, spent, spentOfNobody] = addresses;
    for (const email of [one, ...Array.from({ length: 20 }, () => many), spent])
      await people.records.profile({
        accountId: (await people.records.account()).id,
        ...(email !== undefined && { email }),
      });
    for (const email of [spent, spentOfNobody])
      for (let time = 0; time < DEFAULT_LIMITS.requestInvitesPerRecipient.points; time += 1)
        await test.send(REQUEST, { input: { email } }, { as: await test.signIn() });

    const observed: [string, string][] = [];
    for (const caller of Object.values(callers))
      for (const email of addresses) observed.push(await observe(await caller(), REQUEST, { email }));
    expect(observed).toHaveLength(15);
    expectOne(observed, 4);
  });

  it('is the same for a known, unknown, closed or crowded account, and over the limit', async () => {
    const account = await people.records.account();
    for (let count = 0; count < 12; count += 1) await people.administrator({ account });
    const spent = await people.records.account();
    const unknown = (): string => `C-${newId('acct').slice(5, 17)}`;
    const spentUnknown = unknown();
    const numbers = [
      ...[unknown(), account.number, spent.number, spentUnknown],
      (await people.records.account({ status: 'INACTIVE' })).number,
      (await people.records.lapsedAccount()).number,
    ];
    for (const accountNumber of [spent.number, spentUnknown])
      for (let time = 0; time < DEFAULT_LIMITS.requestAccessPerAccount.points; time += 1)
        await test.send(ASK, { input: { accountNumber } }, { as: await test.signIn() });

    const observed: [string, string][] = [];
    for (const caller of Object.values(callers))
      for (const accountNumber of numbers)
        observed.push(await observe(await caller(), ASK, { accountNumber }));
    expect(observed).toHaveLength(18);
    expectOne(observed, 5);
  });

  it('is the same for a repeated request for access to these accounts', async () => {
    const account = await people.records.account();
    await people.administrator({ account });
    const inactive = await people.records.account({ status: 'INACTIVE' });
    const spent = await people.records.account();
    const unknown = `C-${newId('acct').slice(5, 17)}`;
    for (let time = 0; time < DEFAULT_LIMITS.requestAccessPerAccount.points; time += 1)
      await test.send(ASK, { input: { accountNumber: spent.number } }, { as: await test.signIn() });
    const observed: [string, string][] = [];
    for (const accountNumber of [unknown, account.number, inactive.number, spent.number]) {
      const as = await test.signIn();
      await test.send(ASK, { input: { accountNumber } }, { as });
      await test.work();
      observed.push(await observe(as, ASK, { accountNumber }));
    }
    expectOne(observed, 5);
  });
});
