import { Command } from 'commander';
import { systemClock } from '../foundation/clock';
import type { Database } from '../database/database';
import {
  cancelWindow,
  endWindowsUnderWay,
  findStandingWindows,
  insertWindow,
} from '../service-status/maintenance-window.repository';
import { type Announcement, parseAnnouncement } from '../service-status/parse-announcement';
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
    'Announces maintenance to every instance on the database of DATABASE_URL: within seconds of its start reads go on, changes are refused with the time to come back, and mail waits.',
  )
  .option('--from <instant>', 'when it starts, such as 2026-12-01T20:00:00Z, or now')
  .option('--until <instant>', 'when changes are taken again, or how long it lasts, such as 2h, 30m or 1h30m')
  .option('--message <text>', 'what people are told, on one line of up to 500 characters')
  .option('--list', 'only list what was announced by this command and is not over')
  .option('--cancel <id>', 'call off the window of this id, or end it when it is under way')
  .option('--end', 'end what was announced by this command and is under way')
  .addHelpText(
    'after',
    '\nWindows may overlap; changes are taken again when the last of them has ended. The window of MAINTENANCE_FROM and MAINTENANCE_UNTIL belongs to the configuration, and is neither listed nor ended here.',
  )
  .action(maintain);

/** Returns the task for the options. Throws an Error that lists every mistake, one for each line. */
function taskOf({ list, cancel, end, ...announcement }: Options, now: Date): Task {
  const announces = Object.keys(announcement).length > 0;
  const wishes = [announces, list, cancel !== undefined, end].filter(Boolean).length;
  const choices = '--from with --until, --list, --cancel <id> or --end';
  if (wishes === 0) throw new Error(`Say what to do: ${choices}; --help explains them.`);
  const mistakes = wishes > 1 ? [`Only one at a time: ${choices}.`] : [];
  if (announces) {
    const window = parseAnnouncement(announcement, now);
    if (window.ok && mistakes.length === 0) return announcing(window.value);
    if (!window.ok) mistakes.push(...window.refusal.mistakes);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  if (cancel !== undefined) return cancelling(cancel);
  return end ? ending : listing;
}

const announcing =
  (window: MaintenanceWindow): Task =>
  async (database, now) => {
    const announced = await database.write((manager) => insertWindow(manager, window, now));
    return [`Announced ${lineOf(announced)}`];
  };

const listing: Task = async (database, now) => {
  const windows = await findStandingWindows(database.reads, now);
  if (windows.length === 0) return ['No maintenance is announced.'];
  return windows.map((window) => `${window.startsAt <= now ? 'Under way' : 'Announced'} ${lineOf(window)}`);
};

const cancelling =
  (id: string): Task =>
  async (database, now) => {
    if (await database.write((manager) => cancelWindow(manager, id, now))) return [`Cancelled ${id}.`];
    throw new Error(`No window of the id ${id} is under way or to come; --list names those that are.`);
  };

const ending: Task = async (database, now) => {
  const ids = await database.write((manager) => endWindowsUnderWay(manager, now));
  if (ids.length > 0) return ids.map((id) => `Ended ${id}.`);
  throw new Error('No maintenance that was announced by command is under way.');
};

function lineOf({ id, startsAt, endsAt, message }: MaintenanceWindow & { readonly id: string }): string {
  return `${id} from ${startsAt.toISOString()} until ${endsAt.toISOString()}: ${message}`;
}

async function maintain(options: Options): Promise<void> {
  const now = systemClock.now();
  const task = taskOf(options, now);
  await withDatabase(async (database) => {
    for (const line of await task(database, now)) process.stdout.write(`${line}\n`);
  });
}

runCommand(command);
