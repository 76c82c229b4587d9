import type { InjectOptions, Response } from 'light-my-request';
import type { App } from '../../src/composition/app';
import { inject } from './inject';

/** Headers that differ from one answer to the next. */
const OF_THIS_ANSWER = ['x-request-id', 'date'];

/**
 * Asks a query that has been answered again, of Apollo Server and of what it was compiled to, and fails unless both say the
 * same, byte for byte. Does nothing without a fast path.
 */
export async function expectSameBothWays(app: App, request: InjectOptions): Promise<void> {
  const { shortcut, server } = app;
  if (!shortcut) return;
  shortcut.enabled = false;
  const usual = await inject(server, request);
  shortcut.enabled = true;
  const quick = await inject(server, request);
  expect(wholeOf(quick)).toEqual(wholeOf(usual));
}

function wholeOf({ statusCode, headers, body }: Response): object {
  const kept = Object.entries(headers).filter(([name]) => !OF_THIS_ANSWER.includes(name));
  return { statusCode, body, headers: Object.fromEntries(kept) };
}
