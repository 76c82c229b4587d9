import { Command } from 'commander';
import type { Database } from '../database/database';
import {
  cancelWindow,
  endWindowsUnderWay,
  findUnendedWindows,
  insertWindow,
} from '../service-status/maintenance-window.repository';
import {
  type Announcement,
  parseAnnouncement,
  type ParsedAnnouncement,
  windowOf,
} from '../service-status/parse-announcement';
import type { MaintenanceWindow } from '../service-status/service-status';
import { runCommand, withDatabase } from './run-command';

interface Options extends Announcement {
  readonly list?: boolean;
  readonly cancel?: string;
  readonly end?: boolean;
}

/** Runs the task and returns the lines to print. Throws an Error with the reason on failure. */
type Task = (database: Database, now: Date) => Promise<readonly string[]>;

const command = new Command('npm run maintenance --')
  .description(
    'Announces maintenance to all instances that use the database at DATABASE_URL. During maintenance, reads work, changes are rejected with the time when they are possible again, and mail is queued.',
  )
  .option('--from <instant>', 'when it starts, such as 2026-12-01T20:00:00Z, or now')
  .option('--until <instant>', 'when it ends, or how long it takes, such as 2h, 30m, or 1h30m')
  .option('--message <text>', 'text to show, on one line of up to 500 characters')
  .option('--list', 'list the windows that this command announced and that have not ended')
  .option('--cancel <id>', 'cancel the window with this id, or end it if it has started')
  .option('--end', 'end all windows that this command announced and that have started')
  .addHelpText(
    'after',
    '\nWindows can overlap. Changes are possible again when the last of them has ended. The window of MAINTENANCE_FROM and MAINTENANCE_UNTIL is part of the configuration: this command neither lists nor ends it.',
  )
  .action(maintain);

/** Returns the task for the options. Throws an Error that lists every mistake in their form, one for each line. */
function taskOf({ list, cancel, end, ...announcement }: Options): Task {
  const announces = Object.keys(announcement).length > 0;
  const wishes = [announces, list, cancel !== undefined, end].filter(Boolean).length;
  const choices = '--from with --until, --list, --cancel <id>, or --end';
  if (wishes === 0) throw new Error(`Specify an action: ${choices}. For details, use --help.`);
  const mistakes = wishes > 1 ? [`Specify only one action: ${choices}.`] : [];
  if (announces) {
    const parsed = parseAnnouncement(announcement);
    if (parsed.ok && mistakes.length === 0) return announcing(parsed.value);
    if (!parsed.ok) mistakes.push(...parsed.refusal.mistakes);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  if (cancel !== undefined) return cancelling(cancel);
  return end ? ending : listing;
}

const announcing =
  (announcement: ParsedAnnouncement): Task =>
  async (database, now) => {
    const window = windowOf(announcement, now);
    if (!window.ok) throw new Error(window.refusal.mistakes.join('\n'));
    const announced = await database.write((manager) => insertWindow(manager, window.value, now));
    return [`Announced ${lineOf(announced)}`];
  };

const listing: Task = async (database, now) => {
  const windows = await findUnendedWindows(database.reads, now);
  if (windows.length === 0) return ['No maintenance is announced.'];
  return windows.map((window) => `${window.startsAt <= now ? 'In progress' : 'Announced'} ${lineOf(window)}`);
};

const cancelling =
  (id: string): Task =>
  async (database, now) => {
    if (await database.write((manager) => cancelWindow(manager, id, now))) return [`Canceled ${id}.`];
    throw new Error(
      `There's no announced or current window with the id ${id}. To list the windows, use --list.`,
    );
  };

const ending: Task = async (database, now) => {
  const ids = await database.write((manager) => endWindowsUnderWay(manager, now));
  if (ids.length > 0) return ids.map((id) => `Ended ${id}.`);
  throw new Error('No maintenance that this command announced is in progress.');
};

function lineOf({ id, startsAt, endsAt, message }: MaintenanceWindow & { readonly id: string }): string {
  return `${id} from ${startsAt.toISOString()} until ${endsAt.toISOString()}: ${message}`;
}

async function maintain(options: Options): Promise<void> {
  // Reports mistakes before it connects, except in times, since the window begins and ends by the database's clock.
  const task = taskOf(options);
  await withDatabase(async (database) => {
    for (const line of await task(database, database.clock.now())) process.stdout.write(`${line}\n`);
  });
}

runCommand(command);
