import { Command, InvalidArgumentError } from 'commander';
import type { Database } from '../database/database';
import { type EmailAddress, parseEmailAddress } from '../foundation/email-address';
import type { MailStatus } from '../mail/mail';
import { MailEntity } from '../mail/mail.entity';
import { cancelMails, listMails, retryMails } from '../mail/operate-outbox';
import { findSuppressed, liftSuppression } from '../mail/suppressed-address.repository';
import { canceled } from './canceled';
import { recordingTemplates } from './recording-templates';
import { runCommand, withDatabase } from './run-command';

const STATUSES: readonly MailStatus[] = [
  ...(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const),
];

interface Output {
  readonly json?: boolean;
}

interface ListOptions extends Output {
  readonly status?: readonly MailStatus[];
  readonly to?: EmailAddress;
  readonly limit: number;
}

const command = new Command('npm run mail --').description(
  'Lists, retries, and cancels mails in the outbox of the database at DATABASE_URL. Exit codes: 0 succeeded, 1 not all changes were made.',
);

command
  .command('list')
  .description('list mails, newest first')
  .option('--status <status...>', `only mails with these statuses: ${STATUSES.join(', ')}`, addStatus)
  .option('--to <address>', 'only mails to this address', readAddress)
  .option('--limit <number>', 'maximum number of mails', readLimit, 50)
  .option('--json', 'print JSON')
  .action((options: ListOptions) =>
    run(async (database) => {
      const { status: statuses = [], to, limit } = options;
      return written(await listMails(database.reads, { statuses, recipient: to?.address, limit }), options);
    }),
  );
command
  .command('show <id>')
  .description('show one mail')
  .option('--json', 'print JSON')
  .action((id: string, options: Output) =>
    run(async (database) => {
      const mail = await database.reads.findOneBy(MailEntity, { id });
      if (!mail) throw new Error(`There's no mail ${id}.`);
      if (options.json) return JSON.stringify(mail, null, 2);
      return Object.entries(mail)
        .map(([name, value]) => `${name}: ${shown(value)}`)
        .join('\n');
    }),
  );
command
  .command('retry <ids...>')
  .description('retry queued or failed mails immediately')
  .action((ids: readonly string[]) => change(ids, () => 'is queued to be sent again', retryMails));
command
  .command('cancel <ids...>')
  .description('cancel queued mails')
  .action((ids: readonly string[]) => change(ids, (mail) => canceled(mail), cancelMails));
command
  .command('unblock <address>')
  .description('send mails to an address again after a bounce; reactivate it in Postmark, too')
  .action((given: string) =>
    run(async (database, now) => {
      const { key, address } = readAddress(given);
      const blocked = await findSuppressed(database.reads, [key]);
      if (!blocked.has(key)) throw new Error(`${address} isn't blocked. Check the spelling.`);
      await database.write((manager) => liftSuppression(manager, key, now));
      return `${address} can receive mails again.`;
    }),
  );

async function change(
  ids: readonly string[],
  done: (mail: MailEntity) => string,
  act: typeof retryMails,
): Promise<void> {
  await run(async (database, now) => {
    const changed = await database.write((manager) =>
      act(manager, recordingTemplates(database.clock), ids, now),
    );
    const left = ids.filter((id) => !changed.some((mail) => mail.id === id));
    if (left.length > 0) process.exitCode = 1;
    return [
      ...changed.map((each) => `${each.id} ${done(each)}.`),
      ...left.map((id) => `${id} wasn't changed: there's no such mail, or its status doesn't allow it.`),
    ].join('\n');
  });
}

function addStatus(value: string, before: readonly MailStatus[] = []): readonly MailStatus[] {
  const status = STATUSES.find((each) => each === value.toUpperCase());
  if (!status) throw new InvalidArgumentError(`Use one of ${STATUSES.join(', ')}.`);
  return [...before, status];
}

function readAddress(value: string): EmailAddress {
  const address = parseEmailAddress(value);
  if (!address) throw new InvalidArgumentError('Use an e-mail address such as kim@contoso.example.');
  return address;
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new InvalidArgumentError('Use a whole number from 1 to 10000.');
  return limit;
}

function written(mails: readonly MailEntity[], { json }: Output): string {
  if (json) return JSON.stringify(mails, null, 2);
  if (mails.length === 0) return 'No mails found.';
  return mails
    .map(({ id, status, template, recipient, attempts, unknownOutcomes, createdAt, lastError }) =>
      [
        ...[id, status, template, recipient, createdAt.toISOString()],
        `attempts ${String(attempts)}, unknown outcomes ${String(unknownOutcomes)}`,
        lastError ?? '',
      ].join('  '),
    )
    .join('\n');
}

function shown(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String((value as string | number | null) ?? '');
}

async function run(task: (database: Database, now: Date) => Promise<string>): Promise<void> {
  await withDatabase(async (database) => {
    process.stdout.write(`${await task(database, database.clock.now())}\n`);
  });
}

runCommand(command);
