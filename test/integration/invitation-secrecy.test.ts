import { existsSync, readFileSync } from 'node:fs';
import { text } from '../../src/database/row';
import { newId } from '../../src/foundation/ids';
import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { tablesIn, whileInsertsFail } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const INVITATIONS = 1_000;
const MAILBOXES = 20;
const PIECE = 16;

/** Returns each encoding of a secret that could be used to redeem it. A part of 16 characters is enough. */
function spellingsOf(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  return [
    bytes.toString('base64url'),
    bytes.toString('base64'),
    hex,
    hex.toUpperCase(),
    bytes.toString('latin1'),
  ];
}

/** Returns which secrets occur in a text: in any encoding, or its first or middle part. */
function findIn(text: string, spellings: readonly string[]): string[] {
  const pieces = new Map<string, string>();
  for (const spelling of spellings)
    for (const start of [0, Math.floor((spelling.length - PIECE) / 2)])
      pieces.set(spelling.slice(start, start + PIECE), spelling);
  const found = new Set<string>();
  for (let start = 0; start + PIECE <= text.length; start += 1) {
    const spelling = pieces.get(text.slice(start, start + PIECE));
    if (spelling !== undefined) found.add(spelling);
  }
  return [...found];
}

describeOnEachDatabase('a thousand invitations', (database) => {
  let test: TestApp;
  let invitations: Invitations;
  let as: SignedIn;
  let tokens: string[];

  const addressOf = (index: number) => `canary-${String(index)}@contoso.example`;

  beforeAll(async () => {
    const points = { points: 10_000, seconds: 3600 };
    const limits = { ...DEFAULT_LIMITS, requestInvitesPerPerson: points, tokenPerCaller: points };
    test = await startTestApp(database, { overrides: { limits } });
    invitations = invitationsIn(test);
    as = await test.signIn({ username: 'canary.person@tenant.example' });
    const { id: accountId } = await invitations.records.account();
    await invitations.fill(
      Array.from({ length: INVITATIONS }, (_, index) => ({ accountId, email: addressOf(index % MAILBOXES) })),
    );
    for (let index = 0; index < MAILBOXES; index += 1) await invitations.request(addressOf(index), { as });
    await test.work();
    tokens = tokensIn(test.mailbox);
    // Some tokens are previewed, some accepted, and some tried by another person. The traces of all are
    // searched too.
    for (const token of tokens.slice(0, 20)) {
      await invitations.preview(token, { as });
      await invitations.associate({ token }, { as });
    }
    const other = await test.signIn();
    for (const token of tokens.slice(0, 5)) await invitations.associate({ token }, { as: other });
  });
  afterAll(() => test.close());

  const secrets = (): string[] => {
    const proofs = tokens.flatMap((token) =>
      spellingsOf(Buffer.from(token.split('.')[1] ?? '', 'base64url')),
    );
    const key = spellingsOf(Buffer.alloc(32, 7));
    const { secretKeys } = test.config;
    const derived = spellingsOf(
      secretKeys.derive(secretKeys.current, 'invitation-token') ?? Buffer.alloc(32),
    );
    return [...proofs, ...key, ...derived];
  };

  it('have a token each, which is mailed and never stored: a dump of every table contains none, in any spelling', async () => {
    expect(new Set(tokens).size).toBe(INVITATIONS);
    const tables = await tablesIn(test.database);
    expect(tables).toEqual(
      expect.arrayContaining(['invitation', 'mail', 'audit_event', 'rate_limit', 'session']),
    );
    for (const table of tables) {
      const rows = await test.database.select(`SELECT * FROM ${table}`, []);
      const dump = rows
        .flatMap((row) => Object.values(row))
        .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
        .join('\n');
      expect([table, findIn(dump, secrets())]).toEqual([table, []]);
    }
  });

  it("aren't in any file of the embedded database either, including deleted pages and the journal", () => {
    const path = test.config.database.kind === 'sqlite' ? test.config.database.path : null;
    if (path === null) return;
    const files = [path, `${path}-wal`, `${path}-journal`].filter(existsSync);
    const bytes = files.map((file) => readFileSync(file, 'latin1')).join('');
    expect(bytes).toContain(addressOf(0));
    expect(findIn(bytes, secrets())).toEqual([]);
  });

  it('would be found by this search if there were one', () => {
    const [token = ''] = tokens;
    const proof = Buffer.from(token.split('.')[1] ?? '', 'base64url');
    for (const planted of [token, ...spellingsOf(proof), proof.toString('hex').slice(3, 60)])
      expect(findIn(`before ${planted} after`, secrets()).length).toBeGreaterThan(0);
    expect(findIn(`before ${newId('invt')} after`, secrets())).toEqual([]);
  });

  it("can't be accepted with anything from the database", async () => {
    const rows = await test.database.select(
      "SELECT id, token_nonce, token_key_id FROM invitation WHERE state = 'PENDING' LIMIT 20",
      [],
    );
    expect(rows).toHaveLength(20);
    for (const row of rows) {
      const [id, nonce, keyId] = [text(row, 'id'), text(row, 'token_nonce'), text(row, 'token_key_id')];
      const name = id.slice('invt_'.length);
      for (const guess of [
        nonce,
        `${name}.${nonce}`,
        `${name}.${nonce.padEnd(43, 'A')}`,
        id,
        `${keyId}.${nonce}`,
      ])
        expect(outcomeOf(await invitations.associate({ token: guess }, { as }))).toBe('INVALID_TOKEN');
    }
  });

  it('leave no token, cookie or address in the log, even if the database fails or the provider rejects', async () => {
    const { profile, person } = await invitations.holder({ email: addressOf(99) });
    for (const table of ['mail', 'audit_event', 'invitation'])
      await whileInsertsFail(test.database, table, () =>
        invitations.send({ profileId: profile.id, email: addressOf(98) }, { as: person }),
      );
    const token = tokens.at(-1) ?? '';
    await whileInsertsFail(test.database, 'association', () => invitations.associate({ token }, { as }));
    await whileInsertsFail(test.database, 'invite_request', () => invitations.request(addressOf(0), { as }));
    await inject(test.app.server, {
      method: 'GET',
      url: `/accept?token=${token}`,
      headers: { cookie: as.cookie },
    });
    await test.send(
      'mutation ($token: Int!) { nothing }',
      { token },
      { as, headers: { authorization: token } },
    );
    test.mailbox.fail(() => ({ kind: 'answer', status: 422, message: `No mail to ${addressOf(98)}` }));
    await invitations.send({ profileId: profile.id, email: addressOf(98) }, { as: person });
    await test.work();
    test.mailbox.fail();

    const log = test.log();
    expect(log).toContain('a field failed');
    expect(findIn(log, secrets())).toEqual([]);
    for (const { sessionToken } of [as, person]) expect(log).not.toContain(sessionToken.slice(0, PIECE));
    expect(log).not.toMatch(/canary|contoso\.example|tenant\.example/);
    expect(log).not.toMatch(/[\w.+-]+@[\w-]+\.\w+/);
  });
});
