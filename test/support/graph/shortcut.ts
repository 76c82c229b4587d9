import type { App } from '../../../src/composition/app';
import type { QueryShortcut } from '../../../src/graphql/fast-path';

/** Returns an app's shortcut for queries. Throws if it has none. */
export function shortcutOf({ shortcut }: App): QueryShortcut {
  if (!shortcut) throw new Error('The service has no shortcut: COMPILE_QUERIES is off.');
  return shortcut;
}
