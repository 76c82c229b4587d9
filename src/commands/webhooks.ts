import { Command } from 'commander';
import { loadWebhookSettings } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import type { Database } from '../database/database';
import { newId } from '../foundation/ids';
import { testEvent } from '../webhooks/cloud-event';
import { describeTarget, explainReplay, explainUrl } from '../webhooks/explain-target';
import { addTarget, removeTarget, rotateSecret, type TargetWithSecret } from '../webhooks/operate-targets';
import { createPostWebhook } from '../webhooks/post-webhook';
import { positionBefore, replayAfter } from '../webhooks/replay-events';
import { openSecrets } from '../webhooks/sealed-secret';
import { TargetAddresses } from '../webhooks/target-addresses';
import { parseTargetUrl } from '../webhooks/target-url';
import { WebhookDeliveryEntity } from '../webhooks/webhook-delivery.entity';
import { WebhookTargetEntity } from '../webhooks/webhook-target.entity';
import { runCommand, withDatabase } from './run-command';
import { EVENT_TYPES, readInstant, readPosition, readTypes } from './webhook-options';

const SHOWN_DELIVERIES = 20;

/** Returns the lines to print. Throws an Error with the reason on failure. */
type Task = (database: Database, now: Date) => Promise<readonly string[]>;

const command = new Command('npm run webhooks --').description(
  'Manages the webhooks in the database at DATABASE_URL, to which the service or its workers send events. Exit codes: 0 succeeded, 1 failed.',
);

command
  .command('add <url>')
  .description('send events to an HTTPS URL from now on, and print the secret that signs them')
  .option('--types <types>', `only these types, separated by commas: ${EVENT_TYPES.join(', ')}`, readTypes)
  .action((text: string, { types }: { readonly types?: readonly string[] }) =>
    run(async (database, now) => {
      const { keys, allowedNetworks } = loadWebhookSettings(processEnvironment());
      const parsed = parseTargetUrl(text);
      if (!parsed.ok) throw new Error(explainUrl(parsed.refusal));
      await new TargetAddresses(allowedNetworks).of(parsed.value);
      return withSecret(
        'Added',
        await addTarget(database, keys, { url: parsed.value, types: types ?? null }, now),
      );
    }),
  );
command
  .command('list')
  .description('list the targets, and the last error of each disabled one')
  .action(() =>
    run(async ({ reads }) => {
      const targets = await reads.find(WebhookTargetEntity, { order: { id: 'ASC' } });
      return targets.length > 0 ? targets.map(describeTarget) : ['No webhooks found.'];
    }),
  );
command
  .command('show <id>')
  .description(`show a target and its last ${String(SHOWN_DELIVERIES)} events`)
  .action((id: string) =>
    run(async (database) => {
      const target = await targetOf(database, id);
      const deliveries = await database.reads.find(WebhookDeliveryEntity, {
        where: { targetId: id },
        order: { position: 'DESC' },
        take: SHOWN_DELIVERIES,
      });
      return [
        describeTarget(target),
        ...deliveries.map(({ position, attempts, lastCode, deliveredAt }) =>
          [
            `event ${position}`,
            deliveredAt ? `delivered ${deliveredAt.toISOString()}` : 'waiting',
            `attempts ${String(attempts)}`,
            lastCode ?? '',
          ].join('  '),
        ),
      ];
    }),
  );
command
  .command('test <id>')
  .description('send an event of the type webhook.test once, and print the answer')
  .action((id: string) =>
    run(async (database, now) => {
      const { keys, source, allowedNetworks } = loadWebhookSettings(processEnvironment());
      const target = await targetOf(database, id);
      const secrets = await openSecrets(keys, target, now);
      if (!secrets)
        throw new Error(
          `Its secret is encrypted with a key that SECRET_KEYS doesn't have. Add the key, or run npm run webhooks -- rotate ${id}.`,
        );
      const post = createPostWebhook({ addresses: new TargetAddresses(allowedNetworks) });
      const event = testEvent(newId('dlvr'), id, source, now);
      const { isDelivered, code } = await post({ url: new URL(target.url), event, secrets, sentAt: now });
      if (!isDelivered) throw new Error(`${target.url} didn't accept the event: ${code}.`);
      return [`${target.url} accepted the event: ${code}.`];
    }),
  );
command
  .command('rotate <id>')
  .description('print a new secret; for 24 hours, events are also signed with the previous one')
  .action((id: string) =>
    run(async (database, now) => {
      const { keys } = loadWebhookSettings(processEnvironment());
      const rotated = await rotateSecret(database, keys, id, now);
      if (!rotated) throw new Error(`There's no webhook ${id}.`);
      return withSecret('Rotated', rotated);
    }),
  );
command
  .command('remove <id>')
  .description('stop sending events to a target')
  .action((id: string) =>
    run(async (database) => {
      if (!(await removeTarget(database, id))) throw new Error(`There's no webhook ${id}.`);
      return [`Removed ${id}.`];
    }),
  );
command
  .command('replay <id>')
  .description('send events again, and make a disabled target active; use --after or --since')
  .option('--after <event>', 'all events after the one with this id', readPosition)
  .option('--since <instant>', 'all events since an instant, such as 2026-12-01T20:00:00Z', readInstant)
  .action((id: string, { after, since }: { readonly after?: number; readonly since?: Date }) =>
    run(async (database, now) => {
      if ((after === undefined) === (since === undefined)) throw new Error('Use either --after or --since.');
      const position = since ? await positionBefore(database, since) : (after ?? 0);
      const replayed = await replayAfter(database, id, position, now);
      if (!replayed.ok) throw new Error(explainReplay(replayed.refusal, id));
      return [`All events after ${String(position)} will be sent to ${id}.`];
    }),
  );

function withSecret(done: string, { target, secret }: TargetWithSecret): readonly string[] {
  return [`${done} ${describeTarget(target)}`, `Secret, which isn't shown again: ${secret}`];
}

async function targetOf({ reads }: Database, id: string): Promise<WebhookTargetEntity> {
  const target = await reads.findOneBy(WebhookTargetEntity, { id });
  if (!target) throw new Error(`There's no webhook ${id}.`);
  return target;
}

async function run(task: Task): Promise<void> {
  await withDatabase(async (database) => {
    process.stdout.write(`${(await task(database, database.clock.now())).join('\n')}\n`);
  });
}

runCommand(command);
