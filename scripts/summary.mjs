import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lists the notes in a folder as [what, versions]. Each file's name is the URL-encoded title of its line. */
function notesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).sort();
  return names.map((name) => [decodeURIComponent(name), readFileSync(join(folder, name), 'utf8').trim()]);
}

/** The reason shown for tests that are skipped without one. */
export const NO_REASON = 'no reason given';

/**
 * Counts the skipped tests in Jest's JSON by reason, as [count, reason]. The reason is in the name of a surrounding
 * block.
 */
export function skippedByReason(resultsFile) {
  if (!existsSync(resultsFile)) return [];
  const results = JSON.parse(readFileSync(resultsFile, 'utf8'));
  const counts = new Map();
  for (const { assertionResults } of results.testResults) {
    for (const { status, fullName } of assertionResults) {
      if (status !== 'pending' && status !== 'todo') continue;
      const reason = /\(skipped: (.*?)\)(?: |$)/.exec(fullName)?.[1] ?? NO_REASON;
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return [...counts].map(([reason, count]) => [count, reason]);
}

function table(title, rows) {
  if (rows.length === 0) return '';
  const width = Math.max(...rows.map(([name]) => String(name).length));
  return [title, ...rows.map(([name, text]) => `  ${String(name).padEnd(width)}  ${text}`)]
    .join('\n')
    .concat('\n');
}

/** Renders what the tests ran on, from the notes in a folder, and the skipped tests in Jest's JSON by reason. */
export function renderSummary(ranOnFolder, resultsFile) {
  return table('Ran on', notesIn(ranOnFolder)) + table('Skipped', skippedByReason(resultsFile));
}
