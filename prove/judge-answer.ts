import type { HttpAnswer } from './built-service';
import type { HostileRequest, HttpRequest } from './hostile-requests';

/** Maximum size of a response, in bytes. Responses with data can be as long as their request. */
export const MOST_ANSWER_BYTES = 4 * 1024;

/** Returns the code of the first error in a response; null if there is none. */
export function codeIn({ body }: HttpAnswer): string | null {
  return /"extensions":\{[^{}]*?"code":"(\w+)"/.exec(body)?.[1] ?? null;
}

/** Returns what's wrong with the response to a hostile request; null if nothing is. */
export function faultIn(
  { answer: expected }: Pick<HostileRequest, 'answer'>,
  request: HttpRequest,
  answer: HttpAnswer,
): string | null {
  const { status, body } = answer;
  const code = codeIn(answer);
  if (status === 0) return 'no answer';
  if (status >= 500 || code === 'INTERNAL_SERVER_ERROR') return `answered ${String(status)} ${String(code)}`;
  if (expected && (expected[0] !== status || expected[1] !== code))
    return `answered ${String(status)} ${String(code)} instead of ${expected.join(' ')}`;
  const most =
    status === 200 ? Math.max(MOST_ANSWER_BYTES, Buffer.byteLength(request.body)) : MOST_ANSWER_BYTES;
  const bytes = Buffer.byteLength(body);
  // The size of the portal's pages and scripts doesn't depend on the request's content.
  return bytes > most && request.path === '/graphql' ? `answered with ${String(bytes)} bytes` : null;
}
