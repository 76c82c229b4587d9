import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type AcceptedBreak, compareSchemas, type SchemaChange } from './schema-breaks';

// `npm run schema:breaking [-- <commit>]`: fails when schema.graphql breaks that of an earlier commit.
const base = process.argv[2] ?? newestRelease() ?? forkFrom('origin/main') ?? forkFrom('main') ?? 'HEAD~1';
const published = git('show', `${base}:schema.graphql`);

if (published !== undefined) {
  const accepted = JSON.parse(readFileSync('schema-breaks.json', 'utf8')) as AcceptedBreak[];
  const changes = compareSchemas(published, readFileSync('schema.graphql', 'utf8'), accepted);
  tell('Dangerous', changes.dangerous);
  tell('Breaking, and accepted', changes.accepted);
  tell('Breaking', changes.breaking);
  if (changes.breaking.length > 0) process.exitCode = 1;
} else if (process.argv[2] !== undefined) {
  console.error(`There is no schema.graphql at ${base}.`);
  process.exitCode = 1;
} else {
  console.log(`Nothing compared: this clone has no schema.graphql at ${base}. Fetch the history to compare.`);
}

function newestRelease(): string | undefined {
  return git('describe', '--tags', '--abbrev=0', '--match', 'schema-v*')?.trim();
}

// On the branch itself there is nothing between it and HEAD, and the commit before is what had landed.
function forkFrom(branch: string): string | undefined {
  const fork = git('merge-base', 'HEAD', branch)?.trim();
  return fork === git('rev-parse', 'HEAD')?.trim() ? undefined : fork;
}

function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function tell(title: string, changes: readonly SchemaChange[]): void {
  for (const { type, description } of changes) console.log(`${title}: ${type} ${description}`);
}
