import { Command, InvalidArgumentError } from 'commander';
import { systemClock } from '../foundation/clock';
import type { Database } from '../database/database';
import { type EmailAddress, parseEmailAddress } from '../foundation/email-address';
import { createRecordDelivery } from '../invitation/invitation-delivery';
import { INVITATION_TEMPLATE } from '../invitation/invitation-mail';
import type { MailStatus } from '../mail/mail';
import { MailEntity } from '../mail/mail.entity';
import { cancelMails, listMails, retryMails } from '../mail/operate-outbox';
import { findSuppressed, liftSuppression } from '../mail/suppressed-address.repository';
import { runCommand, withDatabase } from './run-command';

const STATUSES: readonly MailStatus[] = [
  ...(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const),
];

// This command renders no mail. The outcomes of mails are recorded with their invitations.
const TEMPLATES = {
  [INVITATION_TEMPLATE]: {
    render: () => Promise.resolve(null),
    onSettled: createRecordDelivery(systemClock),
  },
};

interface Output {
  readonly json?: boolean;
}

interface ListOptions extends Output {
  readonly status?: readonly MailStatus[];
  readonly to?: EmailAddress;
  readonly limit: number;
}

const command = new Command('npm run mail --').description(
  'Shows the mails in the outbox of the database of DATABASE_URL, tries them again and takes them back. Ends with 1 when what was asked for was not done.',
);

command
  .command('list')
  .description('list mails, the newest first')
  .option('--status <status...>', `only of these: ${STATUSES.join(', ')}`, addStatus)
  .option('--to <address>', 'only mails to this address', readAddress)
  .option('--limit <number>', 'how many at most', readLimit, 50)
  .option('--json', 'write JSON')
  .action((options: ListOptions) =>
    run(async (database) => {
      const { status: statuses = [], to, limit } = options;
      return written(await listMails(database.reads, { statuses, recipient: to?.address, limit }), options);
    }),
  );
command
  .command('show <id>')
  .description('show one mail')
  .option('--json', 'write JSON')
  .action((id: string, options: Output) =>
    run(async (database) => {
      const mail = await database.reads.findOneBy(MailEntity, { id });
      if (!mail) throw new Error(`There is no mail ${id}.`);
      if (options.json) return JSON.stringify(mail, null, 2);
      return Object.entries(mail)
        .map(([name, value]) => `${name}: ${shown(value)}`)
        .join('\n');
    }),
  );
command
  .command('retry <ids...>')
  .description('try mails at once that wait or have failed')
  .action((ids: readonly string[]) => change(ids, 'tried again', retryMails));
command
  .command('cancel <ids...>')
  .description('take mails back that wait')
  .action((ids: readonly string[]) => change(ids, 'taken back', cancelMails));
command
  .command('unblock <address>')
  .description('mail an address again that bounced; Postmark must have been told to, as well')
  .action((given: string) =>
    run(async (database, now) => {
      const { key, address } = readAddress(given);
      const blocked = await findSuppressed(database.reads, [key]);
      if (!blocked.has(key)) throw new Error(`${address} isn't blocked. Check the spelling.`);
      await database.write((manager) => liftSuppression(manager, key, now));
      return `${address} gets mail again.`;
    }),
  );

async function change(ids: readonly string[], done: string, act: typeof retryMails): Promise<void> {
  await run(async (database, now) => {
    const changed = await database.write((manager) => act(manager, TEMPLATES, ids, now));
    const left = ids.filter((id) => !changed.some((mail) => mail.id === id));
    if (left.length > 0) process.exitCode = 1;
    return [
      ...changed.map(({ id }) => `${id} is ${done}.`),
      ...left.map((id) => `${id} was left: there is no such mail, or it is not in a status for that.`),
    ].join('\n');
  });
}

function addStatus(value: string, before: readonly MailStatus[] = []): readonly MailStatus[] {
  const status = STATUSES.find((each) => each === value.toUpperCase());
  if (!status) throw new InvalidArgumentError(`Write one of ${STATUSES.join(', ')}.`);
  return [...before, status];
}

function readAddress(value: string): EmailAddress {
  const address = parseEmailAddress(value);
  if (!address) throw new InvalidArgumentError('Write an e-mail address, such as kim@contoso.example.');
  return address;
}

function readLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new InvalidArgumentError('Write a whole number from 1 to 10000.');
  return limit;
}

function written(mails: readonly MailEntity[], { json }: Output): string {
  if (json) return JSON.stringify(mails, null, 2);
  if (mails.length === 0) return 'There are none.';
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
    process.stdout.write(`${await task(database, systemClock.now())}\n`);
  });
}

runCommand(command);
