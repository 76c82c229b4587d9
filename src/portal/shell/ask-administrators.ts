import { type NoAccessWords } from '../words/english/no-access';
import { type Formats } from '../words/formats';

const MOST_NAMES = 3;

/** Returns a sentence that names up to three administrators of an account to contact for help. */
export function askAdministrators(
  administrators: readonly { readonly displayName: string }[],
  { ask }: NoAccessWords,
  formats: Formats,
): string {
  if (administrators.length === 0) return ask.nobody;
  const names = formats.list(administrators.slice(0, MOST_NAMES).map(({ displayName }) => displayName));
  return administrators.length === 1 ? ask.administrator({ names }) : ask.administrators({ names });
}
