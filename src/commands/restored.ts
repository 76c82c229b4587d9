import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { AccessRequestEntity } from '../access-request/access-request.entity';
import { settleHeldRequests } from '../access-request/settle-held-requests';
import { skipPositions } from '../change-log/skip-positions';
import { loadPostmarkServer } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import type { Database } from '../database/database';
import { instant, nullable, selectRows } from '../database/row';
import { grouped } from '../foundation/grouped';
import { endAllSessions } from '../identity/end-all-sessions';
import { InviteRequestEntity } from '../invitation/invite-request.entity';
import { compareHeldMails } from '../mail/compare-held';
import { findHeldMails, holdMails } from '../mail/held-mail';
import type { MailEntity } from '../mail/mail.entity';
import { cancelMails, retryMails } from '../mail/operate-outbox';
import { createPostmarkSearch } from '../mail/postmark-search';
import { countHeldRequests, holdRequests, releaseRequests } from '../queued-request/hold-requests';
import { canceled } from './canceled';
import { recordingTemplates } from './recording-templates';
import { disableTargets } from '../webhooks/operate-targets';
import { runCommand, withDatabase } from './run-command';

const UNDECIDED = 2;
/** Begins the request ids of the events that this command records. */
const OWN_EVENTS = 'restored-';
const REQUESTS = [InviteRequestEntity, AccessRequestEntity];

interface Options {
  readonly compare?: boolean;
  readonly since?: Date;
  readonly release?: boolean;
  readonly cancel?: boolean;
}

const command = new Command('npm run restored --')
  .description(
    'Makes a database that was restored from a backup safe. Run it before you start the service: it ends all sessions, lets receivers of events resynchronize, and holds mails that were waiting at the time of the backup, and requests that would cause mails.',
  )
  .option('--compare', "compare held mails with Postmark's messages, and record which were sent")
  .option(
    '--since <instant>',
    'with --compare: the time of the backup; by default, that of the newest record',
    instantOf,
  )
  .option('--release', 'send the mails that are still held, and process the requests')
  .option('--cancel', 'cancel the mails that are still held, and process the requests without mails')
  .addHelpText(
    'after',
    `
Example:
  npm run restored
  npm run restored -- --compare
  npm run restored -- --release

To decide about single mails, use npm run mail -- retry <ids> or npm run mail -- cancel <ids>. Exit codes: 0 succeeded,
2 some mails or requests are still held after --compare, 1 failed.`,
  )
  .action(run);

async function run({ since, ...action }: Options): Promise<void> {
  if (Object.keys(action).length > 1)
    throw new Error('Specify only one of --compare, --release, and --cancel.');
  if (since && !action.compare) throw new Error('--since requires --compare.');
  await withDatabase(async (database) => {
    if (action.compare) await compare(database, since);
    else if (action.release) await release(database);
    else if (action.cancel) await cancel(database);
    else await secure(database);
  });
}

async function secure(database: Database): Promise<void> {
  const newest = await newestInstant(database);
  // First, since a worker that was started too early would send them meanwhile.
  let mails = 0;
  for (let held = -1; held !== 0; mails += held) held = await database.write(holdMails);
  let requests = 0;
  for (const entity of REQUESTS) requests += await database.write((manager) => holdRequests(manager, entity));
  await skipPositions(database);
  const targets = await disableTargets(database);
  const ended = await endAllSessions(database, {
    now: database.clock.now(),
    requestId: `${OWN_EVENTS}${randomUUID()}`,
  });
  say(`Held ${counted(mails, 'mail')} and ${counted(requests, 'request')} that would cause mails.`);
  say(`Ended ${counted(ended.sessions, 'session')} of ${counted(ended.people, 'person', 'people')}.`);
  if (targets > 0)
    say(
      `Disabled ${counted(targets, 'webhook')}, because the receivers may know events that are missing. See docs/backup.md.`,
    );
  say(
    newest === null
      ? 'The database has no events or mails.'
      : `The newest record is from ${newest.toISOString()}. What happened later is missing: profiles that were removed or disabled are active again, associations that were ended are valid, and invitations that were accepted, revoked, or declined are pending. Import the contacts again, and check the audit trail of your other systems.`,
  );
  if (mails + requests > 0)
    say('Next, run npm run restored -- --compare. Then release or cancel what is still held.');
}

async function compare(database: Database, since: Date | undefined): Promise<void> {
  const from = since ?? (await newestInstant(database));
  if (from === null) throw new Error('The database has no events or mails. Specify --since.');
  const search = createPostmarkSearch(loadPostmarkServer(processEnvironment()));
  const { sent, undecided, unknown } = await compareHeldMails(database, search, {
    templates: recordingTemplates(database.clock),
    since: from,
  });
  for (const { id, template, recipient } of sent) say(`${id}  ${template}  ${recipient}  was sent.`);
  for (const { mail, digestAt } of undecided)
    say(
      `${mail.id}  ${mail.template}  ${mail.recipient}  is still held: ${
        digestAt === null
          ? "Postmark doesn't know it."
          : `Postmark sent a digest to this address at ${digestAt.toISOString()}, which may contain it.`
      }`,
    );
  if (unknown.length > 0)
    say('These messages were sent after the backup. The links of their invitations no longer work:');
  for (const { sentAt, tag, recipients } of unknown)
    say(`${sentAt.toISOString()}  ${tag}  ${recipients.join(', ')}`);
  const requests = await heldRequests(database);
  say(`Still held: ${counted(undecided.length, 'mail')} and ${counted(requests, 'request')}.`);
  if (undecided.length + requests > 0) process.exitCode = UNDECIDED;
}

async function release(database: Database): Promise<void> {
  const mails = await changeHeld(database, retryMails);
  const requests = await releaseAll(database, { isSilent: false });
  say(`${counted(mails.length, 'mail')} released.`);
  say(`${counted(requests, 'request')} will be processed.`);
}

async function cancel(database: Database): Promise<void> {
  const mails = await changeHeld(database, cancelMails);
  const settled = await database.write((manager) => settleHeldRequests(manager, database.clock.now()));
  const requests = await releaseAll(database, { isSilent: true });
  const results = grouped(mails, (mail) => mail.unconfirmedBatchId === null);
  if (mails.length === 0) say('0 mails are canceled.');
  for (const like of results.values())
    say(`${counted(like.length, 'mail')} ${canceled(like[0], like.length)}.`);
  say(`${counted(settled + requests, 'request')} will be processed, without mails.`);
}
/** Changes the mails that are still held, and returns the changed ones. */
async function changeHeld(database: Database, act: typeof retryMails): Promise<MailEntity[]> {
  const changed: MailEntity[] = [];
  let part = await findHeldMails(database.reads);
  while (part.length > 0) {
    const ids = part.map(({ id }) => id);
    changed.push(
      ...(await database.write((manager) =>
        act(manager, recordingTemplates(database.clock), ids, database.clock.now()),
      )),
    );
    part = await findHeldMails(database.reads, ids.at(-1));
  }
  return changed;
}

async function releaseAll(database: Database, how: Parameters<typeof releaseRequests>[2]): Promise<number> {
  let requests = 0;
  for (const entity of REQUESTS)
    requests += await database.write((manager) => releaseRequests(manager, entity, how));
  return requests;
}

async function heldRequests(database: Database): Promise<number> {
  const counts = await Promise.all(REQUESTS.map((entity) => countHeldRequests(database.reads, entity)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Returns the instant of the newest event or mail, except those of this command; null if there are none. */
async function newestInstant({ reads }: Database): Promise<Date | null> {
  const newest = async (sql: string): Promise<Date | null> => {
    const [row] = await selectRows(reads, sql);
    return row ? nullable(instant)(row, 'at') : null;
  };
  const instants = [
    await newest(
      `SELECT occurred_at AS at FROM audit_event WHERE request_id NOT LIKE '${OWN_EVENTS}%' ORDER BY id DESC LIMIT 1`,
    ),
    await newest('SELECT created_at AS at FROM mail ORDER BY id DESC LIMIT 1'),
    await newest('SELECT MAX(last_seen_at) AS at FROM session'),
  ];
  return instants.reduce((one, other) => (one && other ? (one > other ? one : other) : (one ?? other)), null);
}

function instantOf(value: string): Date {
  const at = new Date(value);
  if (Number.isNaN(at.getTime()) || !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value))
    throw new InvalidArgumentError('Use an instant such as 2026-12-01T20:00:00Z.');
  return at;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

runCommand(command);
