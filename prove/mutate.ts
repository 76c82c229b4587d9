import { MOST_BODY_BYTES } from '../src/http/request-limits';
import { type Random, wholeBelow } from '../bench/random';
import type { HttpRequest } from './hostile-requests';

let nonces = 0;

/** Returns a similar request with one change. With `nonce`, the change only keeps it out of every cache. */
export function mutated(request: HttpRequest, random: Random, change?: 'nonce'): HttpRequest {
  const { body } = request;
  if (typeof body !== 'string' || body === '') return request;
  if (change === 'nonce') {
    nonces += 1;
    // Inside the query, whose closing quotation mark comes before the variables.
    return { ...request, body: body.replace('","variables"', `\\n# ${String(nonces)}","variables"`) };
  }
  const mutations = [doubled, cut, moved, replaced];
  const mutate = mutations[wholeBelow(random, mutations.length)] ?? doubled;
  const text = mutate(body, random);
  return Buffer.byteLength(text) > MOST_BODY_BYTES ? request : { ...request, body: text };
}

const INTERESTING = [
  '{',
  '}',
  '[',
  ']',
  '"',
  '\\n',
  '$a',
  '...F0',
  '@skip(if: true)',
  '1',
  'null',
  ',',
  ':',
  '{}',
  '\u0323',
];

function part(text: string, random: Random): readonly [number, number] {
  const start = wholeBelow(random, text.length);
  const longest = 2 ** wholeBelow(random, 17);
  return [start, Math.min(text.length, start + 1 + wholeBelow(random, longest))];
}

/** Repeats a part. */
function doubled(text: string, random: Random): string {
  const [start, end] = part(text, random);
  const repeated = text.slice(start, end);
  const times = Math.min(1 + wholeBelow(random, 200), Math.floor(MOST_BODY_BYTES / repeated.length));
  return text.slice(0, end) + repeated.repeat(times) + text.slice(end);
}

function cut(text: string, random: Random): string {
  const [start, end] = part(text, random);
  return text.slice(0, start) + text.slice(end);
}

function moved(text: string, random: Random): string {
  const [start, end] = part(text, random);
  const rest = text.slice(0, start) + text.slice(end);
  const at = wholeBelow(random, rest.length + 1);
  return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
}

function replaced(text: string, random: Random): string {
  const [start, end] = part(text, random);
  const word = INTERESTING[wholeBelow(random, INTERESTING.length)] ?? '';
  return text.slice(0, start) + word + text.slice(Math.min(end, start + word.length));
}
