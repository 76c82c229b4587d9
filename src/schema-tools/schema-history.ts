import { execFileSync } from 'node:child_process';

/** A schema that was published earlier, and the tag or commit that has it. */
export interface EarlierSchema {
  readonly base: string;
  readonly sdl: string;
}

/** What the history of a repository tells of its schema. */
export interface SchemaHistory {
  /** The newest tag `schema-v*`; null before the first. */
  readonly release: string | null;
  /** The schemas that must not be broken. */
  readonly earlier: readonly EarlierSchema[];
  /** False when there may be earlier schemas that are not here: in a shallow clone, or without git. */
  readonly isWhole: boolean;
}

/**
 * Reads the schemas that the one in a directory is compared with: of the newest release, and of where the branch left
 * main, or on main itself, or where main isn't known, of the commit before; of one commit alone when it is given.
 */
export function readSchemaHistory(directory: string, commit?: string): SchemaHistory {
  const git = (...args: string[]): string | null => {
    try {
      // In a container the clone may be somebody else's, which git refuses; all that is run here is of that clone anyway.
      return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
        cwd: directory,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return null;
    }
  };
  // On the branch itself there is nothing between it and HEAD, and the commit before is what had landed.
  const forkFrom = (branch: string): string | null => {
    const fork = git('merge-base', 'HEAD', branch);
    return fork === git('rev-parse', 'HEAD') ? null : fork;
  };

  const release = git('describe', '--tags', '--abbrev=0', '--match', 'schema-v*');
  const bases =
    commit === undefined ? [release, forkFrom('origin/main') ?? forkFrom('main') ?? 'HEAD~1'] : [commit];
  const earlier = bases.flatMap((base) => {
    const sdl = base === null ? null : git('show', `${base}:./schema.graphql`);
    return base === null || sdl === null ? [] : [{ base, sdl }];
  });
  return { release, earlier, isWhole: git('rev-parse', '--is-shallow-repository') === 'false' };
}
