import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { type Invitations, invitationsIn } from '../support/invitations';
import { mannWhitney } from '../support/mann-whitney';
import { type SignedIn, startTestApp, type TestApp } from '../support/test-app';
import { describeOnSqliteAndOneServer } from '../support/test-database';

const KNOWN = 500;
const ATTEMPTS = 3;
const PLENTY = { points: 1_000_000, seconds: 3600 };
const SHARE = 4;

interface Observed {
  readonly milliseconds: number;
  readonly statements: string;
  /** Status, headers and body, without values that identify the request or contain the time. */
  readonly answer: string;
}

describeOnSqliteAndOneServer('asking whether an address is known', (database) => {
  let test: TestApp;
  let invitations: Invitations;
  let as: SignedIn;

  beforeAll(async () => {
    test = await startTestApp(database, {
      overrides: {
        limits: {
          ...DEFAULT_LIMITS,
          requestInvitesPerPerson: PLENTY,
          requestInvitesPerRecipient: { points: SHARE, seconds: 3600 },
        },
      },
    });
    invitations = invitationsIn(test);
    as = await test.signIn();
    const accounts: string[] = [];
    for (let index = 0; index < 3; index += 1) accounts.push((await invitations.records.account()).id);
    // One in ten addresses has three profiles, because many matches must look like one match and like none.
    await invitations.fill(
      Array.from({ length: KNOWN }, (_, index) => index).flatMap((index) =>
        accounts
          .slice(0, index % 10 ? 1 : 3)
          .map((accountId) => ({ accountId, email: addressOf('known', index) })),
      ),
    );
  });
  afterAll(() => test.close());

  /** Addresses of the same length, so that they differ only in whether they're known. */
  const addressOf = (kind: 'known' | 'other', index: number): string =>
    `${kind}-${String(index).padStart(4, '0')}@contoso.example`;

  const observe = async (email: string): Promise<Observed> => {
    test.forgetStatements();
    const startedAt = performance.now();
    const { status, headers, body } = await invitations.request(email, { as });
    const milliseconds = performance.now() - startedAt;
    const told = Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date');
    return {
      milliseconds,
      // SQLite gets booleans as literals, where a server gets placeholders.
      statements: JSON.stringify(test.statements).replaceAll(/, [01](?=, \?)/g, ', ?'),
      answer: JSON.stringify([status, told, body]),
    };
  };

  it('gets the same bytes for the same statements in the same time, known or not', async () => {
    const p: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      for (let index = 0; index < 50; index += 1)
        await observe(`warm-up-${index}-${attempt}@contoso.example`);
      const known: Observed[] = [];
      const unknown: Observed[] = [];
      for (let index = 0; index < KNOWN; index += 1) {
        const knownFirst = Math.random() < 0.5;
        if (knownFirst) known.push(await observe(addressOf('known', index)));
        unknown.push(await observe(addressOf('other', index)));
        if (!knownFirst) known.push(await observe(addressOf('known', index)));
      }
      const all = [...known, ...unknown];
      expect(new Set(all.map(({ answer }) => answer)).size).toBe(1);
      expect(new Set(all.map(({ statements }) => statements)).size).toBe(1);
      expect(all[0]?.answer).toContain('\\"accepted\\":true');
      const timesOf = (observed: Observed[]) => observed.map(({ milliseconds }) => milliseconds);
      p.push(mannWhitney(timesOf(known), timesOf(unknown)).p);
      if (p.at(-1)! > 0.01) break;
      // Other work of the machine can cause a difference by chance, but not three times in a row.
    }
    expect(Math.max(...p)).toBeGreaterThan(0.01);
  });

  it('reads no profile while it is answered, whatever is asked', async () => {
    const { statements } = await observe(addressOf('known', 0));
    const [viewer, ...others] = JSON.parse(statements) as string[];
    expect(viewer).toContain('WHERE session.token_hash = ?');
    expect(others.join('\n')).not.toMatch(/\b(profile|association|invitation|mail|account)\b/);
    expect(others.join('\n')).toMatch(/INSERT INTO [`"]invite_request[`"]/);
  });

  it('tells nothing either once the address has had its share', async () => {
    const [fresh, spent, unknown] = [addressOf('known', 7), addressOf('known', 8), addressOf('other', 8)];
    for (let count = 0; count < SHARE; count += 1) await Promise.all([observe(spent), observe(unknown)]);
    const observed = [];
    for (const email of [fresh, spent, unknown]) observed.push(await observe(email));
    expect(new Set(observed.map(({ answer }) => answer)).size).toBe(1);
    expect(new Set(observed.map(({ statements }) => statements)).size).toBe(1);
    const [latest] = await test.database.reads.find(InviteRequestEntity, { order: { id: 'DESC' }, take: 1 });
    expect(latest).toMatchObject({ emailKey: unknown, throttled: true });
  });

  it('is possible only from one’s own mailbox: each known profile gets its mail, and nobody else', async () => {
    await test.database.write((manager) => manager.clear(InviteRequestEntity));
    test.mailbox.clear();
    for (let index = 20; index < 40; index += 1) {
      await invitations.request(addressOf('known', index), { as });
      await invitations.request(addressOf('other', index), { as });
    }
    await test.work();
    const recipients = test.mailbox.messages().map(({ To }) => To);
    expect(recipients.filter((to) => to.startsWith('other'))).toEqual([]);
    expect(new Set(recipients).size).toBe(20);
    expect(recipients).toHaveLength(18 + 2 * 3);
  });
});
