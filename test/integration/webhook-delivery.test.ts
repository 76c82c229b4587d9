import { createHousekeeping } from '../../src/composition/housekeeping';
import { numberChanges } from '../../src/change-log/number-changes';
import { skipPositions } from '../../src/change-log/skip-positions';
import { trimChanges } from '../../src/change-log/trim-changes';
import { inParts, insertRows } from '../../src/database/bulk-statements';
import type { Database } from '../../src/database/database';
import { instantText } from '../../src/database/instant-text';
import { SecretKeys } from '../../src/foundation/secret-keys';
import { removeTarget, rotateSecret } from '../../src/webhooks/operate-targets';
import type { PostOutcome, PostWebhook } from '../../src/webhooks/post-webhook';
import { currentPosition, positionBefore, replayAfter } from '../../src/webhooks/replay-events';
import { findOldestWaiting } from '../../src/webhooks/due-deliveries';
import { WebhookDeliveryEntity } from '../../src/webhooks/webhook-delivery.entity';
import { WebhookTargetEntity } from '../../src/webhooks/webhook-target.entity';
import { WEBHOOK_KEYS, type Webhooks, webhooksIn } from '../support/actors/webhooks';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';
import { verifyWebhook, WebhookReceiver } from '../support/stand-ins/webhook-receiver';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describeOnEachDatabase('webhooks', (testDatabase) => {
  let open: OpenTestDatabase;
  let database: Database;
  let webhooks: Webhooks;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    ({ database } = open);
  });
  beforeEach(async () => {
    for (const table of ['webhook_target', 'webhook_delivery'])
      await open.beside.query(`DELETE FROM ${table}`);
    webhooks = webhooksIn(database);
    receiver = await WebhookReceiver.start();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    return receiver.close();
  });
  afterAll(() => open.close());

  const targetOf = (id: string): Promise<WebhookTargetEntity> =>
    database.reads.findOneByOrFail(WebhookTargetEntity, { id });
  const deliveryOf = (position: string): Promise<WebhookDeliveryEntity> =>
    database.reads.findOneByOrFail(WebhookDeliveryEntity, { position });

  it('sends each change from the time of adding, signed, once', async () => {
    await webhooks.change(['acct_1']);
    const { secret } = await webhooks.add(receiver.url);
    const ids = await webhooks.change(['acct_1', 'acct_2', 'acct_1']);
    await webhooks.deliver();
    await webhooks.deliver();
    expect(receiver.acceptedIds.toSorted()).toEqual(ids);
    for (const webhook of receiver.accepted) verifyWebhook(secret, webhook);
    expect(receiver.accepted[0]?.event).toEqual({
      ...{ specversion: '1.0', id: ids[0], source: 'https://access.example', type: 'profile.updated' },
      ...{ subject: 'prof_1', time: webhooks.clock.now().toISOString(), datacontenttype: 'application/json' },
      data: { accountId: 'acct_1', profileId: null, identityId: null, subjectId: 'prof_1', changes: {} },
    });
  });

  it('sends only the wanted types, and sends nothing to removed targets', async () => {
    const { target } = await webhooks.add(receiver.url, ['profile.removed']);
    await webhooks.change(['acct_1']);
    const [wanted = ''] = await webhooks.change(['acct_1'], 'profile.removed');
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([wanted]);
    expect(await removeTarget(database, target.id)).toBe(true);
    await webhooks.change(['acct_1'], 'profile.removed');
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([wanted]);
  });

  it('sends one statement while no target is active', async () => {
    open.statements.length = 0;
    await webhooks.deliver();
    expect(open.statements).toHaveLength(1);
  });

  it('keeps the order of each account while events fail, and delays no other account', async () => {
    await webhooks.add(receiver.url);
    const ids = await webhooks.change(['acct_1', 'acct_2', 'acct_1', 'acct_2', 'acct_1']);
    const [first = '', , third = '', , fifth = ''] = ids;
    receiver.answer = ({ event }) => ({ status: event.id === first ? 503 : 204 });
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([ids[1], ids[3]]);
    const [later = ''] = await webhooks.change(['acct_1']);
    await webhooks.deliver();
    expect(receiver.received).toHaveLength(3);
    expect(await deliveryOf(first)).toMatchObject({ attempts: 1, lastCode: 'HTTP_503', deliveredAt: null });

    receiver.answer = () => ({ status: 204 });
    webhooks.clock.advance(5 * SECOND);
    await webhooks.deliver();
    expect(receiver.acceptedIds.slice(2)).toEqual([first, third, fifth, later]);
    expect(await deliveryOf(first)).toMatchObject({ attempts: 2, lastCode: 'HTTP_204' });
  });

  it('doubles the delay of an event up to 15 minutes', async () => {
    await webhooks.add(receiver.url);
    const [id = ''] = await webhooks.change(['acct_1']);
    receiver.answer = () => ({ status: 500 });
    const delays: number[] = [];
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await webhooks.deliver();
      const { attempts, dueAt } = await deliveryOf(id);
      expect(attempts).toBe(attempt);
      delays.push((dueAt.getTime() - webhooks.clock.now().getTime()) / SECOND);
      webhooks.clock.advance(dueAt.getTime() - webhooks.clock.now().getTime() - 1);
      await webhooks.deliver();
      expect(receiver.received).toHaveLength(attempt);
      // The breaker may be open for longer than an early delay.
      webhooks.clock.advance(MINUTE);
    }
    expect(delays).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });

  it('lets a receiver rest after five failures, and then tries one event', async () => {
    await webhooks.add(receiver.url);
    await webhooks.change(Array.from({ length: 40 }, (_, index) => `acct_${String(index)}`));
    receiver.answer = () => ({ status: 500 });
    await webhooks.deliver();
    const tried = receiver.received.length;
    // Ten are sent at once, so some are under way when the fifth fails.
    expect(tried).toBeGreaterThanOrEqual(5);
    expect(tried).toBeLessThan(15);
    await webhooks.deliver();
    expect(receiver.received).toHaveLength(tried);
    webhooks.clock.advance(MINUTE);
    await webhooks.deliver();
    expect(receiver.received).toHaveLength(tried + 1);
    receiver.answer = () => ({ status: 204 });
    webhooks.clock.advance(15 * MINUTE);
    await webhooks.deliver();
    expect(receiver.accepted).toHaveLength(40);
  });

  it('lets other events through while one is always refused', async () => {
    await webhooks.add(receiver.url);
    const [poison = ''] = await webhooks.change(['acct_1']);
    receiver.answer = ({ event }) => ({ status: event.id === poison ? 500 : 204 });
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await webhooks.deliver();
      webhooks.clock.advance(15 * MINUTE);
    }
    const [other = ''] = await webhooks.change(['acct_2']);
    // The breaker is open, and both are due.
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([other]);
  });

  it('delays no other target because of a receiver that never answers', async () => {
    const dead = 'https://dead.example/';
    let end = (): void => undefined;
    const answer = new Promise<PostOutcome>((resolve) => {
      end = () => resolve({ isDelivered: false, code: 'TIMEOUT' });
    });
    await webhooks.add(dead);
    await webhooks.add(receiver.url);
    const post: PostWebhook = (given) => (given.url.href === dead ? answer : webhooks.post(given));
    const instance = webhooks.instance({ post });
    const ids: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      ids.push(...(await webhooks.change(['acct_1'])));
      await until(5, async () => {
        await instance.start();
        expect(receiver.acceptedIds).toEqual(ids);
      });
    }
    end();
    await instance.stop();
    expect(await database.reads.countBy(WebhookDeliveryEntity, { lastCode: 'TIMEOUT' })).toBe(1);
  });

  it('disables a target whose receiver failed for three days, and says so', async () => {
    const { target } = await webhooks.add(receiver.url);
    await webhooks.change(['acct_1', 'acct_1']);
    receiver.answer = () => ({ status: 500 });
    const errors: unknown[] = [];
    const counted: string[] = [];
    const instance = webhooks.instance({
      logger: { error: (line: unknown) => errors.push(line) },
      metrics: { webhookAttempted: (outcome) => counted.push(outcome) },
    });
    await webhooks.deliver(instance);
    webhooks.clock.advance(3 * DAY - 1);
    await webhooks.deliver(instance);
    expect((await targetOf(target.id)).status).toBe('ACTIVE');
    expect(await findOldestWaiting(database)).not.toBeNull();
    webhooks.clock.advance(HOUR);
    await webhooks.deliver(instance);
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED', disabledCode: 'HTTP_500' });
    expect(errors).toEqual([{ target: target.id, code: 'HTTP_500' }]);
    expect(counted).toEqual(['FAILED', 'FAILED', 'FAILED', 'DISABLED']);
    expect(await findOldestWaiting(database)).toBeNull();
    webhooks.clock.advance(DAY);
    await webhooks.deliver(instance);
    expect(receiver.received).toHaveLength(3);
  });

  it('disables a target whose receiver is gone', async () => {
    const { target } = await webhooks.add(receiver.url);
    await webhooks.change(['acct_1']);
    receiver.answer = () => ({ status: 410 });
    await webhooks.deliver();
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED', disabledCode: 'HTTP_410' });
  });

  it('replays events, activates a disabled target, and keeps the events that wait', async () => {
    const { target } = await webhooks.add(receiver.url);
    const [first = '', second = '', third = ''] = await webhooks.change(['acct_1', 'acct_2', 'acct_2']);
    receiver.answer = ({ event }) => ({ status: { [first]: 500, [third]: 410 }[event.id] ?? 204 });
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([second]);
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED' });
    receiver.answer = () => ({ status: 204 });
    expect(await replayAfter(database, target.id, Number(second), webhooks.clock.now())).toMatchObject({
      ok: true,
    });
    expect(await targetOf(target.id)).toMatchObject({ status: 'ACTIVE', disabledCode: null });
    await webhooks.deliver();
    expect(receiver.acceptedIds.toSorted()).toEqual([first, second, third].toSorted());

    await replayAfter(database, target.id, Number(first) - 1, webhooks.clock.now());
    await webhooks.deliver();
    expect(receiver.acceptedIds.slice(3).toSorted()).toEqual([first, second, third].toSorted());
  });

  /** Adds a target with deliveries that nothing was sent for, and watches how many rows each transaction leaves. */
  async function withManyDeliveries(count: number, deliveredAt: Date | null) {
    const { target } = await webhooks.add(receiver.url);
    const ids = await webhooks.change(Array.from({ length: count }, () => 'acct_1'));
    const at = instantText(webhooks.clock.now());
    const rows = ids.map((id) => [
      ...[`dlvr_${id}`, target.id, id, 'acct_1', 1, at],
      ...[at, deliveredAt && instantText(deliveredAt)],
    ]);
    const columns = [
      'id',
      'target_id',
      'position',
      'queue',
      'attempts',
      'due_at',
      'created_at',
      'delivered_at',
    ];
    for (const part of inParts(rows, 1_000))
      await database.write((manager) => insertRows(manager, 'webhook_delivery', columns, part));
    await currentPosition(database);
    const left: number[] = [];
    const write = database.write.bind(database);
    const untouched = { targetId: target.id, attempts: 1 };
    jest.spyOn(database, 'write').mockImplementation(async (work) => {
      const result = await write(work);
      left.push(await database.reads.countBy(WebhookDeliveryEntity, untouched));
      return result;
    });
    const changedAtOnce = (): number =>
      Math.max(...left.map((rest, index) => (left[index - 1] ?? count) - rest));
    return { target, ids, left, changedAtOnce };
  }

  it.each([
    ['delivered', new Date()],
    ['waiting', null],
  ])('replays many %s events in batches', async (_, deliveredAt) => {
    const { target, ids, left, changedAtOnce } = await withManyDeliveries(2_500, deliveredAt);
    const after = Number(deliveredAt ? ids[0] : ids.at(-1)) - (deliveredAt ? 1 : 0);
    await replayAfter(database, target.id, after, webhooks.clock.now());
    expect(left.at(-1)).toBe(0);
    expect(changedAtOnce()).toBe(1_000);
    const { status, position } = await targetOf(target.id);
    expect([status, Number(position)]).toEqual(['ACTIVE', after]);
  });

  it('gives way to a later replay of the same target, and can be repeated', async () => {
    const { target, ids } = await withManyDeliveries(3, new Date());
    const [first = '', second = ''] = ids;
    const replay = (after: number) => replayAfter(database, target.id, after, webhooks.clock.now());
    const watched = jest.mocked(database.write).getMockImplementation();
    let later: ReturnType<typeof replay> | undefined;
    jest.spyOn(database, 'write').mockImplementationOnce(async (work) => {
      const result = await watched?.(work);
      expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED', disabledCode: 'REPLAYING' });
      await (later = replay(Number(second)));
      return result;
    });
    expect(await replay(Number(first) - 1)).toEqual({ ok: false, refusal: { code: 'SUPERSEDED' } });
    expect(await later).toMatchObject({ ok: true });
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([ids.at(-1)]);
    expect(await replay(Number(first) - 1)).toMatchObject({ ok: true });
    await webhooks.deliver();
    expect(receiver.acceptedIds.slice(1)).toEqual(ids);
  });

  it('waits for the instance that is sending, also when an interrupted replay is repeated', async () => {
    const { target } = await webhooks.add(receiver.url);
    const ids = await webhooks.change(['acct_1', 'acct_1']);
    const after = Number(ids[0]) - 1;
    const replay = () => replayAfter(database, target.id, after, webhooks.clock.now());
    const write = database.write.bind(database);
    receiver.answer = async () => {
      receiver.answer = () => ({ status: 204 });
      jest.spyOn(database, 'write').mockImplementationOnce(async (work) => {
        await write(work);
        throw new Error('The command was interrupted.');
      });
      await expect(replay()).rejects.toThrow('The command was interrupted.');
      expect(await findOldestWaiting(database)).toEqual(webhooks.clock.now());
      expect(await replay()).toMatchObject({ ok: true });
      await webhooks.deliver(webhooks.instance());
      return { status: 204 };
    };
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual(ids);
    expect(await findOldestWaiting(database)).toBeNull();
    webhooks.clock.advance(MINUTE);
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual([...ids, ...ids]);
  });

  it('tries waiting events for another three days after a replay', async () => {
    const { target } = await webhooks.add(receiver.url);
    const [first = ''] = await webhooks.change(['acct_1']);
    receiver.answer = () => ({ status: 500 });
    await webhooks.deliver();
    webhooks.clock.advance(3 * DAY);
    await webhooks.deliver();
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED' });
    await replayAfter(database, target.id, Number(first), webhooks.clock.now());
    await webhooks.deliver();
    expect(await targetOf(target.id)).toMatchObject({ status: 'ACTIVE' });
    expect(await deliveryOf(first)).toMatchObject({ attempts: 1, deliveredAt: null });
  });

  it('signs with both secrets for 24 hours after a rotation', async () => {
    const { target, secret } = await webhooks.add(receiver.url);
    const rotatedAt = new Date(webhooks.clock.now().getTime() - DAY + 1);
    const rotated = await rotateSecret(database, WEBHOOK_KEYS, target.id, rotatedAt);
    if (!rotated) throw new Error('There is no target.');
    await webhooks.change(['acct_1']);
    await webhooks.deliver();
    webhooks.clock.advance(1);
    await webhooks.change(['acct_1']);
    await webhooks.deliver();
    const [during, after] = receiver.accepted;
    if (!during || !after) throw new Error('Nothing arrived.');
    for (const each of [secret, rotated.secret]) verifyWebhook(each, during);
    verifyWebhook(rotated.secret, after);
    expect(() => verifyWebhook(secret, after)).toThrow();
  });

  it('sends an event again if the instance ended before it was recorded', async () => {
    const { target } = await webhooks.add(receiver.url);
    const [id = ''] = await webhooks.change(['acct_1']);
    // Its clock passes the end of the lease while the event is sent, so another instance takes over.
    const other = webhooks.instance();
    receiver.answer = async () => {
      if (receiver.received.length > 1) return { status: 204 };
      webhooks.clock.advance(MINUTE);
      await webhooks.deliver(other);
      return { status: 503 };
    };
    await webhooks.deliver();
    expect(receiver.received.map(({ event }) => event.id)).toEqual([id, id]);
    // Its late outcome doesn't replace that of the other instance.
    expect(await deliveryOf(id)).toMatchObject({
      lastCode: 'HTTP_204',
      deliveredAt: expect.any(Date) as Date,
    });
    expect(await targetOf(target.id)).toMatchObject({ leaseId: null, failures: 0 });
  });

  it('sends each event once when two instances deliver at the same time', async () => {
    await webhooks.add(receiver.url);
    const accounts = Array.from({ length: 120 }, (_, index) => `acct_${String(index % 7)}`);
    const ids = await webhooks.change(accounts);
    const instances = [webhooks.instance(), webhooks.instance()];
    await Promise.all(
      instances.map(async (instance) => {
        await webhooks.deliver(instance);
        await webhooks.deliver(instance);
      }),
    );
    await webhooks.deliver();
    expect(receiver.acceptedIds.toSorted()).toEqual(ids.toSorted());
    for (const account of new Set(accounts)) {
      const own = receiver.accepted.filter(({ event }) => event.data.accountId === account);
      const positions = own.map(({ event }) => Number(event.id));
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    }
  });

  it('starts no attempt that could end after its lease', async () => {
    await webhooks.add(receiver.url);
    await webhooks.change(['acct_1']);
    await webhooks.deliver(webhooks.instance({ leaseMs: 1_000, timeoutMs: 1_000 }));
    expect(receiver.received).toEqual([]);
    await webhooks.deliver(webhooks.instance({ leaseMs: 1_001, timeoutMs: 1_000 }));
    expect(receiver.accepted).toHaveLength(1);
  });

  it('stops after a batch when maintenance starts, and goes on when it has ended', async () => {
    await webhooks.add(receiver.url);
    const ids = await webhooks.change(Array.from({ length: 150 }, () => 'acct_1'));
    const isPaused = () => receiver.received.length > 0;
    await webhooks.deliver(webhooks.instance({ isPaused }));
    expect(receiver.acceptedIds).toEqual(ids.slice(0, 100));
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual(ids);
  });

  it('sends nothing unsigned when the key of the secret is unknown', async () => {
    await webhooks.add(receiver.url);
    const [id = ''] = await webhooks.change(['acct_1']);
    const keys = SecretKeys.parse(`other:${Buffer.alloc(32, 8).toString('base64')}`);
    await webhooks.deliver(webhooks.instance({ keys }));
    expect(receiver.received).toEqual([]);
    expect(await deliveryOf(id)).toMatchObject({ lastCode: 'SECRET_KEY_UNKNOWN', deliveredAt: null });
  });

  it('disables a target whose next events are no longer kept, rather than skip them', async () => {
    const { target } = await webhooks.add(receiver.url);
    await webhooks.change(['acct_1', 'acct_1']);
    const tomorrow = new Date(webhooks.clock.now().getTime() + DAY);
    await numberChanges(database);
    while (await trimChanges(database, tomorrow, 500));
    await webhooks.deliver();
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED', disabledCode: 'CURSOR_EXPIRED' });
    const { position } = await targetOf(target.id);
    expect(await replayAfter(database, target.id, Number(position), webhooks.clock.now())).toEqual({
      ok: false,
      refusal: { code: 'CURSOR_EXPIRED' },
    });
  });

  it('disables all targets after a restore, until an operator replays the events since then', async () => {
    const { target } = await webhooks.add(receiver.url);
    await skipPositions(database);
    await webhooks.deliver();
    expect(await targetOf(target.id)).toMatchObject({ status: 'DISABLED', disabledCode: 'CURSOR_EXPIRED' });
    webhooks.clock.advance(MINUTE);
    const ids = await webhooks.change(['acct_1']);
    const position = await positionBefore(database, webhooks.clock.now());
    await replayAfter(database, target.id, position, webhooks.clock.now());
    await webhooks.deliver();
    expect(receiver.acceptedIds).toEqual(ids);
  });

  it('sends nothing to an address that is not allowed', async () => {
    await webhooks.add('https://10.0.0.1/');
    const [id = ''] = await webhooks.change(['acct_1']);
    await webhooks.deliver();
    expect(await deliveryOf(id)).toMatchObject({ lastCode: 'ADDRESS_REFUSED', deliveredAt: null });
  });

  it('deletes deliveries after 30 days', async () => {
    await webhooks.add(receiver.url);
    await webhooks.change(['acct_1']);
    await webhooks.deliver();
    const tidyUpAfter = async (days: number): Promise<number> => {
      await open.beside.query('DELETE FROM rate_limit');
      const clock = { now: () => new Date(Date.now() + days * DAY) };
      await createHousekeeping({ database, clock, longestSessionMs: DAY })();
      return database.reads.count(WebhookDeliveryEntity);
    };
    expect([await tidyUpAfter(29), await tidyUpAfter(31)]).toEqual([1, 0]);
  });

  it('finds the first change since an instant, also behind late changes', async () => {
    // Later than the changes of other tests.
    webhooks.clock.advance(30 * DAY);
    await webhooks.change(['acct_1']);
    webhooks.clock.advance(HOUR);
    const since = webhooks.clock.now();
    const [first = ''] = await webhooks.change(['acct_1']);
    webhooks.clock.advance(-MINUTE);
    await webhooks.change(['acct_1']);
    webhooks.clock.advance(2 * MINUTE);
    await webhooks.change(['acct_1']);
    expect(await positionBefore(database, since)).toBe(Number(first) - 1);
    const later = new Date(webhooks.clock.now().getTime() + 1);
    expect(await positionBefore(database, later)).toBe(Number(first) + 2);
  });
});
