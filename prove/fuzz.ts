/** `npm run fuzz`: see `npm run fuzz -- --help`. */
import 'reflect-metadata';
import { Command } from 'commander';
import { createProgress } from '../bench/progress';
import { randomFrom } from '../bench/random';
import { startBuiltService } from './built-service';
import { post } from './hostile-requests';
import { codeIn } from './judge-answer';
import { randomRequest, readSchema } from './random-requests';
import { runDrillCommand } from './drill-command';

const MOST_ANSWER_BYTES = 1024 * 1024;
const MOST_RESIDENT_BYTES = 768 * 1024 * 1024;
const UNDER_WAY = 8;
const REPORT_EVERY = 5_000;

interface Options {
  readonly requests: number;
  readonly seed: number;
}

async function fuzz({ requests, seed }: Options): Promise<string[]> {
  const progress = createProgress(process.stderr);
  progress.begin('Building and starting the service', 1);
  const service = await startBuiltService();
  const schema = readSchema();
  const random = randomFrom(seed);
  const faults: string[] = [];
  const statuses = new Map<string, number>();
  let sent = 0;
  let mostResident = 0;
  const worker = async (): Promise<void> => {
    while (sent < requests && faults.length < 10) {
      sent += 1;
      const index = sent;
      const request = randomRequest(schema, random);
      const answer = await service.send(request, index % 2 === 0);
      const code = codeIn(answer);
      const kind = `${String(answer.status)} ${code ?? ''}`.trim();
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      // Node.js closes the connection on headers that it can't parse.
      const isFault = answer.status >= 500 || code === 'INTERNAL_SERVER_ERROR' || service.ended() !== null;
      if (isFault) faults.push(`${kind}: ${JSON.stringify(request).slice(0, 2_000)}`);
      if (answer.body.length > MOST_ANSWER_BYTES)
        faults.push(`long answer: ${JSON.stringify(request).slice(0, 2_000)}`);
      if (index % 100 === 0) mostResident = Math.max(mostResident, service.usage().residentBytes);
      if (index % REPORT_EVERY === 0)
        progress.begin(`${String(index)} of ${String(requests)} requests sent`, 1);
    }
  };
  progress.begin(`Sending ${String(requests)} random requests with seed ${String(seed)}`, 1);
  await Promise.all(Array.from({ length: UNDER_WAY }, worker));
  const last = await service.send(post('{ __typename }'), false);
  if (last.status !== 200) faults.push(`At the end the service answered ${String(last.status)}.`);
  if (mostResident > MOST_RESIDENT_BYTES) faults.push(`It took ${String(mostResident)} bytes of memory.`);
  progress.stop();
  for (const [kind, count] of [...statuses].toSorted(([, one], [, other]) => other - one))
    process.stdout.write(`${String(count).padStart(8)}  ${kind}\n`);
  process.stdout.write(
    `${String(sent)} requests, at most ${(mostResident / 2 ** 20).toFixed(0)} MiB resident, ${String(faults.length)} faults.\n`,
  );
  await service.stop();
  return faults;
}

const command = new Command('npm run fuzz --')
  .description(
    'Builds the service, starts it like npm start, and sends random requests: valid queries with random variables, raw bytes, headers, and mutated hostile requests. No response may be an internal error, and the process must keep running within its memory.',
  )
  .option('--requests <number>', 'number of requests', Number, 100_000)
  .option('--seed <number>', 'seed of the requests', Number, 1)
  .addHelpText(
    'after',
    '\nExit codes: 0 if there was no internal error, 2 if there was one, 1 if the run failed.',
  )
  .parse();

runDrillCommand(
  fuzz(command.opts<Options>()).then((faults) => {
    for (const fault of faults) process.stdout.write(`FAULT ${fault}\n`);
    return faults.length;
  }),
);
