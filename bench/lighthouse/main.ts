/** `npm run lighthouse`: see `npm run lighthouse -- --help`. */
import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../../src/foundation/message-of';
import { buildProduction, openProduction } from '../../test/support/servers/production';
import { installPackages } from '../install-packages';
import { createProgress } from '../progress';
import { auditPage } from './audit-page';
import { parseCommandLine } from './command-line';
import { type Figures, mediansOf, missedGoals, writeTable } from './figures';
import { pages } from './pages';
import { startPortalService } from './portal-service';

const MISSED_GOALS = 2;

async function main(): Promise<number> {
  const { pages: wanted, rounds, built, reports } = parseCommandLine(process.argv);
  const measured = pages.filter(({ name }) => wanted.includes(name));
  const progress = createProgress(process.stderr);
  progress.begin('Installing Lighthouse', 1);
  await installPackages(__dirname);
  progress.begin('Starting the service', 1);
  const production = built === undefined ? await buildProduction() : openProduction(resolve(built));
  process.once('exit', () => production.remove());
  const service = await startPortalService(production);
  if (reports !== undefined) mkdirSync(reports, { recursive: true });

  progress.begin(`Measuring ${String(measured.length)} pages`, measured.length * rounds);
  const found = new Map<string, Figures[]>(measured.map(({ name }) => [name, []]));
  // Round by round, so that other programs disturb all pages alike.
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, path, person } of measured) {
      const figures = await auditPage(service.origin + path(service.accountId), {
        cookie: person && service.cookies[person],
        report: reports === undefined ? null : join(reports, `${name}-${String(round)}.json`),
      });
      found.get(name)?.push(figures);
      progress.advance(1, name);
    }
  }
  progress.stop();
  await service.stop();

  const rows = [...found].map(([name, figures]) => ({ name, figures: mediansOf(figures) }));
  process.stdout.write(writeTable(rows));
  const missed = missedGoals(rows);
  process.stderr.write(missed.map((sentence) => `${sentence}\n`).join(''));
  return missed.length > 0 ? MISSED_GOALS : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exit(1);
  },
);
