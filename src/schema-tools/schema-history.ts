import { execFileSync } from 'node:child_process';

/** An earlier published schema, and its tag or commit. */
export interface EarlierSchema {
  readonly base: string;
  readonly sdl: string;
}

/** The schema's history in the repository. */
export interface SchemaHistory {
  /** The newest tag `schema-v*`; null before the first. */
  readonly release: string | null;
  /** The schemas that must not be broken. */
  readonly earlier: readonly EarlierSchema[];
  /** False if earlier schemas may be missing: in a shallow clone, or without Git. */
  readonly isWhole: boolean;
}

/**
 * Reads the schemas to compare a directory's schema with: that of the newest release, and that of the commit where the
 * branch left main. On main, or if main is unknown, it's the previous commit. If `commit` is given, only its schema is
 * read.
 */
export function readSchemaHistory(directory: string, commit?: string): SchemaHistory {
  const git = (...args: string[]): string | null => {
    try {
      // In a container, the clone may belong to another user, which Git refuses. The commands that run here come from
      // that clone anyway.
      return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
        cwd: directory,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return null;
    }
  };
  // On main itself, the fork point is HEAD, so the previous commit is used instead.
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
