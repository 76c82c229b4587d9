/** `npm run prove:streams`: see `npm run prove:streams -- --help`. */
import 'reflect-metadata';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { messageOf } from '../src/foundation/message-of';
import { type BuiltService, startBuiltService } from './built-service';

const MIB = 1024 * 1024;
/** A person's limit. They're opened at the same time. */
const STREAMS_OF_PERSON = 20;
const QUERY = 'subscription { viewerChanged { activeProfile { id displayName account { name } } } }';
const COULD_NOT_RUN = 1;
const REST_MS = 3_000;

interface Options {
  readonly streams: number;
  readonly seconds: number;
}

/** Opens streams of administrators, and measures the service before, and while nothing happens. */
async function prove({ streams, seconds }: Options): Promise<string> {
  const progress = createProgress(process.stderr);
  progress.begin('Building and starting the service', 1);
  const limits = { MAX_STREAMS: String(streams), MAX_HTTP_CONNECTIONS: String(streams + 100) };
  const service = await startBuiltService(limits, Math.ceil(streams / STREAMS_OF_PERSON));
  const before = await atRest(service);
  progress.begin(`Opening ${String(streams)} streams`, streams);
  const open: IncomingMessage[] = [];
  while (open.length < streams) {
    const cookie = service.cookies[open.length / STREAMS_OF_PERSON] ?? '';
    const next = Array.from({ length: Math.min(STREAMS_OF_PERSON, streams - open.length) }, () =>
      openStream(service.origin, cookie),
    );
    open.push(...(await Promise.all(next)));
    progress.advance(next.length);
  }
  const after = await atRest(service);
  progress.begin(`Waiting ${String(seconds)} s`, 1);
  await sleep(seconds * 1000);
  const idle = service.usage();
  progress.stop();
  await service.stop();
  const bytes = (after.residentBytes - before.residentBytes) / streams;
  const share = (idle.cpuMs - after.cpuMs) / (seconds * 10);
  return [
    `${String(streams)} idle streams`,
    `memory: ${(before.residentBytes / MIB).toFixed(0)} MiB before, ${(after.residentBytes / MIB).toFixed(0)} MiB with them`,
    `memory for each: ${(bytes / 1024).toFixed(1)} KiB`,
    `processor while nothing happens: ${share.toFixed(2)} % of a core`,
  ].join('\n');
}

async function openStream(origin: string, cookie: string): Promise<IncomingMessage> {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', cookie };
  const asking = request(`${origin}/graphql`, { method: 'POST', agent: false, headers });
  asking.end(JSON.stringify({ query: QUERY }));
  const [incoming] = (await once(asking, 'response')) as [IncomingMessage];
  if (incoming.statusCode !== 200) throw new Error(`A stream was answered ${String(incoming.statusCode)}.`);
  const [first] = (await once(incoming, 'data')) as [Buffer];
  if (first.includes('"errors"')) throw new Error(`A stream failed: ${first.toString()}`);
  incoming.resume();
  return incoming;
}

/** Waits until the process has finished what it was doing, and measures it. */
async function atRest(service: BuiltService): Promise<ReturnType<BuiltService['usage']>> {
  await sleep(REST_MS);
  return service.usage();
}

const command = new Command('npm run prove:streams --')
  .description('Measures the memory and the CPU time of idle streams of subscriptions.')
  .option('--streams <number>', 'streams to open', Number, 1_000)
  .option('--seconds <number>', 'time for which nothing happens', Number, 60)
  .parse();

prove(command.opts<Options>()).then(
  (figures) => process.stdout.write(`${figures}\n`),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = COULD_NOT_RUN;
  },
);
