import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness } from '../../src/http/health';

const ANSWER_LIMIT_MS = 3_000;
const ASK_EVERY_MS = 50;

/** What `/readyz` of an instance answered, and after which time. */
export interface Found {
  readonly afterMs: number;
  /** The server's error; null if there is none. */
  readonly databaseError: string | null;
}

/** Waits until an instance answers that it's ready, or that it isn't. Returns null if it doesn't in time. */
export async function untilAnswers(
  origin: string,
  isReady: boolean,
  { limitMs, sinceMs = performance.now() }: { readonly limitMs: number; readonly sinceMs?: number },
): Promise<Found | null> {
  while (performance.now() - sinceMs < limitMs) {
    const answer = await askReadiness(origin);
    if (answer && (answer.status !== 'not ready') === isReady)
      return { afterMs: Math.round(performance.now() - sinceMs), databaseError: answer.checks.databaseError };
    await sleep(ASK_EVERY_MS);
  }
  return null;
}

async function askReadiness(origin: string): Promise<Readiness | null> {
  try {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
    return (await response.json()) as Readiness;
  } catch {
    return null;
  }
}
