/** `npm run prove:limits`: see `npm run prove:limits -- --help`. */
import 'reflect-metadata';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { randomFrom } from '../bench/random';
import { type BuiltService, startBuiltService } from './built-service';
import { hostileRequests, post, type HttpRequest } from './hostile-requests';
import { faultIn } from './judge-answer';
import { mutated } from './mutate';
import { runDrillCommand } from './drill-command';

const MOST_CPU_MS = 50;
/** Requests are repeated, because the operating system measures CPU time in hundredths of a second. */
const REPEATS = 5;
const WARM_UP = 40;
/** Other programs and garbage collection can disturb one measurement, but hardly three. */
const TRIES = 3;

interface Options {
  readonly mutations: number;
  readonly seed: number;
}

interface Row {
  readonly name: string;
  readonly bytes: number;
  readonly cpuMs: number;
  readonly answerBytes: number;
  readonly fault: string | null;
}

async function prove({ mutations, seed }: Options): Promise<Row[]> {
  const progress = createProgress(process.stderr);
  progress.begin('Building and starting the service', 1);
  const service = await startBuiltService();
  for (let index = 0; index < WARM_UP; index += 1)
    await service.send(post(`{ __typename serviceStatus { availability } } # ${String(index)}`), false);
  const list = hostileRequests();
  const rows: Row[] = [];
  let nonce = 0;
  progress.begin(`Sending ${String(list.length)} hostile requests`, list.length);
  for (const hostile of list) {
    const make = (): HttpRequest => hostile.make((nonce += 1));
    const first = make();
    const answer = await service.send(first, hostile.signedIn);
    rows.push({
      name: hostile.name,
      bytes: Buffer.byteLength(first.body),
      answerBytes: Buffer.byteLength(answer.body),
      ...(await measure(service, make, hostile.signedIn, () => faultIn(hostile, first, answer))),
    });
    progress.advance(1, hostile.name);
  }
  rows.push(
    ...(await search(
      service,
      { mutations, seed },
      (what) => progress.advance(1, what),
      (steps) => progress.begin('Searching for slower ones', steps),
    )),
  );
  progress.stop();
  await service.stop();
  return rows;
}

/** Mutates the requests, keeps those that take more CPU time than their origin, and returns the slowest one found. */
async function search(
  service: BuiltService,
  { mutations, seed }: Options,
  advance: (what: string) => void,
  begin: (steps: number) => void,
): Promise<Row[]> {
  const random = randomFrom(seed);
  const pool = hostileRequests()
    .filter(({ signedIn }) => !signedIn)
    .map(({ make }) => ({ request: make(0), cpuMs: 0 }));
  begin(mutations);
  for (let index = 0; index < mutations; index += 1) {
    const origin = pool[Math.floor(random() * pool.length)];
    if (!origin) break;
    const request = mutated(origin.request, random);
    const { cpuMs, fault } = await measure(
      service,
      () => mutated(request, random, 'nonce'),
      false,
      () => null,
      1,
    );
    if (fault !== null || cpuMs > origin.cpuMs) pool.push({ request, cpuMs });
    advance(`${cpuMs.toFixed(0)} ms`);
  }
  const slowest = pool.toSorted((one, other) => other.cpuMs - one.cpuMs).slice(0, 5);
  const rows: Row[] = [];
  for (const [index, { request }] of slowest.entries()) {
    const answer = await service.send(request, false);
    rows.push({
      name: `found: number ${String(index + 1)} (${request.method}, ${String(answer.status)})`,
      bytes: Buffer.byteLength(request.body),
      answerBytes: Buffer.byteLength(answer.body),
      ...(await measure(
        service,
        () => mutated(request, random, 'nonce'),
        false,
        () => faultIn({ answer: null }, request, answer),
      )),
    });
  }
  return rows;
}

async function measure(
  service: BuiltService,
  make: () => HttpRequest,
  signedIn: boolean,
  fault: () => string | null,
  tries = TRIES,
): Promise<Pick<Row, 'cpuMs' | 'fault'>> {
  let least = Infinity;
  for (let attempt = 0; attempt < tries && least > MOST_CPU_MS / 2; attempt += 1) {
    const before = service.usage().cpuMs;
    for (let repeat = 0; repeat < REPEATS; repeat += 1) await service.send(make(), signedIn);
    const end = service.ended();
    if (end !== null) throw new Error(`The service ended: ${end}`);
    least = Math.min(least, (service.usage().cpuMs - before) / REPEATS);
  }
  return { cpuMs: least, fault: fault() ?? (least >= MOST_CPU_MS ? `took ${least.toFixed(0)} ms` : null) };
}

function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, bytes, cpuMs, answerBytes, fault }) =>
      `| ${name} | ${String(bytes)} | ${cpuMs.toFixed(0)} | ${String(answerBytes)} | ${fault ?? 'ok'} |`,
  );
  return [
    '| request | bytes | CPU ms | answer bytes | |',
    '| --- | ---: | ---: | ---: | --- |',
    ...lines,
    '',
  ].join('\n');
}

const command = new Command('npm run prove:limits --')
  .description(
    'Builds the service, starts it like npm start, and sends expensive requests. Each response must take less than 50 ms of CPU time. It must be smaller than 4 KiB or, if it has data, than the request.',
  )
  .option('--mutations <number>', 'number of mutated requests that search for slower ones', Number, 300)
  .option('--seed <number>', 'seed of the mutations', Number, 1)
  .addHelpText(
    'after',
    '\nExit codes: 0 if every request is within the limits, 2 if one is not, 1 if the run failed.',
  )
  .parse();

runDrillCommand(
  prove(command.opts<Options>()).then((rows) => {
    process.stdout.write(tableOf(rows));
    const faults = rows.filter(({ fault }) => fault !== null).length;
    process.stdout.write(`${String(rows.length)} requests, ${String(faults)} beyond the limits.\n`);
    return faults;
  }),
);
