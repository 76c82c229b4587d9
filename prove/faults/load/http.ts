import { randomUUID } from 'node:crypto';

/** How long a client waits for an answer. */
export const ANSWER_LIMIT_MS = 15_000;

// The others may follow a change that was carried out: the answer to an ambiguous commit is SERVICE_UNAVAILABLE.
const REFUSALS = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'RATE_LIMITED', 'UNAUTHENTICATED']);

/** Returns whether an error code means that nothing was changed. */
export function isRefusal(code: string): boolean {
  return REFUSALS.has(code) || code.startsWith('GRAPHQL_');
}

/** Returns the code of an error response; null for a response without errors. */
export function codeOfBody(response: Response, body: string): string | null {
  try {
    const { errors = [] } = JSON.parse(body) as {
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [first] = errors;
    if (first) return first.extensions?.code ?? first.message;
    return response.ok ? null : `HTTP ${String(response.status)}`;
  } catch {
    return `HTTP ${String(response.status)}`;
  }
}

/** Returns why a request has no answer. */
export function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'timed out' : message);
}

/** Requests a page without following its redirection. */
export async function visit(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const response = await fetch(url, {
    headers: { 'user-agent': `drill ${randomUUID()}`, ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  await response.arrayBuffer();
  return response;
}

/** Returns the `Cookie` header that follows a response. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
