import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import {
  type AddressRequests,
  addressOf,
  type Observed,
  SHARE,
  startAddressRequests,
} from '../support/proofs/address-requests';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';

const KNOWN = 50;

/** `npm run prove:timing` measures the time. It isn't measured here. */
describeOnSqliteAndOneServer('checking whether an address is known', (database) => {
  let requests: AddressRequests;
  const observe = (email: string): Promise<Observed> => requests.observe(email);

  beforeAll(async () => {
    requests = await startAddressRequests(database, KNOWN);
  });
  afterAll(() => requests.test.close());

  it('returns the same bytes after the same statements, known or not', async () => {
    // The first request also prepares statements.
    await observe('first@contoso.example');
    const all: Observed[] = [];
    for (let index = 0; index < KNOWN; index += 1) {
      all.push(await observe(addressOf('known', index)));
      all.push(await observe(addressOf('other', index)));
    }
    expect(new Set(all.map(({ answer }) => answer)).size).toBe(1);
    expect(new Set(all.map(({ statements }) => statements)).size).toBe(1);
    expect(all[0]?.answer).toContain('\\"accepted\\":true');
  });

  it('reads no profile during the request, whatever the input', async () => {
    const { statements } = await observe(addressOf('known', 0));
    const [viewer, ...others] = JSON.parse(statements) as string[];
    expect(viewer).toContain('WHERE session.token_hash = ?');
    expect(others.join('\n')).not.toMatch(/\b(profile|association|invitation|mail|account)\b/);
    expect(others.join('\n')).toMatch(/INSERT INTO [`"]invite_request[`"]/);
  });

  it('reveals nothing after the address has reached its limit either', async () => {
    const [fresh, spent, unknown] = [addressOf('known', 7), addressOf('known', 8), addressOf('other', 8)];
    for (let count = 0; count < SHARE; count += 1) await Promise.all([observe(spent), observe(unknown)]);
    const observed = [];
    for (const email of [fresh, spent, unknown]) observed.push(await observe(email));
    expect(new Set(observed.map(({ answer }) => answer)).size).toBe(1);
    expect(new Set(observed.map(({ statements }) => statements)).size).toBe(1);
    const [latest] = await requests.test.database.reads.find(InviteRequestEntity, {
      order: { id: 'DESC' },
      take: 1,
    });
    expect(latest).toMatchObject({ emailKey: unknown, throttled: true });
  });

  it('works only from one’s own mailbox: each known profile gets its mail, and nobody else', async () => {
    const { test, invitations, as } = requests;
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
