import type { InjectOptions, Response } from 'light-my-request';
import type { App } from '../../../src/composition/app';
import { inject } from './inject';

/** Headers that differ between responses. */
const OF_THIS_ANSWER = ['x-request-id', 'date'];

/**
 * Sends a query again, to Apollo Server and to its compiled form, and fails if the responses differ by a byte. Does
 * nothing without the fast path.
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
