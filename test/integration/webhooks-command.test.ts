import { WebhookTargetEntity } from '../../src/webhooks/webhook-target.entity';
import { type Webhooks, webhooksIn } from '../support/actors/webhooks';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { WORKER_KEYS } from '../support/servers/worker-process';
import {
  RECEIVER_AUTHORITY_FILE,
  verifyWebhook,
  WebhookReceiver,
} from '../support/stand-ins/webhook-receiver';

const ENVIRONMENT = {
  PUBLIC_URL: 'https://access.example',
  SECRET_KEYS: WORKER_KEYS,
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8,::1',
  NODE_EXTRA_CA_CERTS: RECEIVER_AUTHORITY_FILE,
};
const HOUR = 3_600_000;
const SECRET = /whsec_[A-Za-z0-9+/=]+/;

describeOnSqliteAndOneServer('npm run webhooks', (testDatabase) => {
  let open: OpenTestDatabase;
  let webhooks: Webhooks;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    open = await openTestDatabase(testDatabase);
    webhooks = webhooksIn(open.database);
    receiver = await WebhookReceiver.start();
  });
  afterAll(async () => {
    await receiver.close();
    await open.close();
  });

  const run = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    runProgram('webhooks', testDatabase.url, args, { ...ENVIRONMENT, ...environment });
  const done = async (...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const refused = async (...args: readonly string[]): Promise<string> => {
    const { code, stderr }: ProgramEnd = await run(args);
    expect(code).toBe(1);
    return stderr;
  };
  const secretIn = (output: string): string => SECRET.exec(output)?.[0] ?? '';
  const targetAt = (url: string): Promise<WebhookTargetEntity> =>
    open.database.reads.findOneByOrFail(WebhookTargetEntity, { url });

  it('adds, tests, rotates, shows, replays and removes a target', async () => {
    const secret = secretIn(await done('add', receiver.url, '--types', 'profile.removed'));
    const { id, types, secret: stored } = await targetAt(receiver.url);
    expect(types).toEqual(['profile.removed']);
    expect(stored).not.toContain(secret);
    expect(await done('list')).toMatch(new RegExp(`^${id}  ACTIVE  ${receiver.url}  profile.removed`));

    expect(await done('test', id)).toContain('HTTP_204');
    const [tested] = receiver.accepted;
    if (!tested) throw new Error('Nothing arrived.');
    verifyWebhook(secret, tested);
    expect(tested.event).toMatchObject({ type: 'webhook.test', source: 'https://access.example' });
    receiver.answer = () => ({ status: 500 });
    expect(await refused('test', id)).toContain('HTTP_500');
    receiver.answer = () => ({ status: 204 });

    const renewed = secretIn(await done('rotate', id));
    expect(renewed).not.toBe(secret);
    await done('test', id);
    for (const each of [secret, renewed]) verifyWebhook(each, receiver.accepted.at(-1) ?? tested);

    // The command uses the machine's time, but this test's clock is stopped.
    webhooks.clock.advance(HOUR);
    const [event = ''] = await webhooks.change(['acct_1'], 'profile.removed');
    await webhooks.deliver();
    expect(await done('show', id)).toContain(`event ${event}  delivered`);
    const before = receiver.accepted.length;
    await done('replay', id, '--after', String(Number(event) - 1));
    await webhooks.deliver();
    await done('replay', id, '--since', webhooks.clock.now().toISOString());
    await webhooks.deliver();
    expect(receiver.acceptedIds.slice(before)).toEqual([event, event]);
    const outputs = [await done('list'), await done('show', id)].join('');
    expect(outputs).not.toMatch(SECRET);
    expect(outputs).not.toContain(stored);

    await done('remove', id);
    expect(await done('list')).toBe('No webhooks found.\n');
  });

  it('refuses what it cannot do, with the reason', async () => {
    const { target } = await webhooks.add(receiver.url);
    const messages = [
      await refused('add', 'http://orders.example/hooks'),
      await refused('add', 'https://10.0.0.1/hooks'),
      await refused('add', 'https://orders.example/hooks', '--types', 'profile.painted'),
      await refused('remove', 'hook_1'),
      await refused('replay', target.id),
      await refused('replay', target.id, '--after', '999999'),
    ];
    const parts = ['HTTPS', '10.0.0.1', 'profile.painted', 'hook_1', '--since', 'no such event'];
    expect(messages).toEqual(parts.map((part) => expect.stringContaining(part) as string));
    expect(messages.join('\n')).not.toMatch(/^ {4}at /m);
  });
});
