import { type Random, randomFrom } from '../../../bench/random';
import { randomQuery, type Known } from '../../../prove/random-queries';
import { readSchema } from '../../../prove/random-requests';
import { inject } from '../graph/inject';
import { peopleOf } from '../actors/people';
import { shortcutOf } from '../graph/shortcut';
import type { SignedIn, TestApp } from '../servers/test-app';

/** Number of compared queries, and how many of them their compiled form answered. */
export interface Comparison {
  readonly queries: number;
  readonly compiled: number;
  /** Number of responses with data and without errors. */
  readonly answered: number;
}

/** Headers that differ between responses. */
const OF_THIS_ANSWER: ReadonlySet<string> = new Set(['x-request-id', 'date']);

/**
 * Sends random queries twice, first to Apollo Server and then to their compiled form, and throws if the responses
 * differ by a byte. The service must compile queries at their second occurrence.
 */
export async function comparePaths(
  test: TestApp,
  { queries, seed }: { readonly queries: number; readonly seed: number },
): Promise<Comparison> {
  const random = randomFrom(seed);
  const schema = readSchema();
  const { callers, known } = await stage(test);
  const shortcut = shortcutOf(test.app);
  const before = shortcut.answers;
  let answered = 0;
  for (let index = 1; index <= queries; index += 1) {
    // No two texts are equal, so Apollo Server creates the first response.
    const { query, ...rest } = randomQuery(schema, random, known);
    const asked = { query: `# ${String(seed)}.${String(index)}\n${query}`, ...rest };
    const caller = pick(random, callers);
    const [first, second] = [await ask(test, asked, caller), await ask(test, asked, caller)];
    if (first !== second) throw new Error(`${JSON.stringify(asked)}\n${first}\n${second}`);
    if (first.includes('{"data":{') && !first.includes('"errors":')) answered += 1;
  }
  return { queries, compiled: shortcut.answers - before, answered };
}

async function stage(test: TestApp): Promise<{ callers: readonly (SignedIn | null)[]; known: Known }> {
  const people = peopleOf(test);
  const partner = await people.administrator({ account: await people.records.account({ kind: 'PARTNER' }) });
  const account = await people.records.account({ partnerId: partner.account.id });
  const administrator = await people.administrator({ account });
  const member = await people.member({ account });
  const stranger = await people.member();
  const all = [partner, administrator, member, stranger];
  return {
    callers: [null, ...all.map(({ person }) => person)],
    known: {
      ids: {
        Account: all.map((each) => each.account.id),
        Profile: all.map((each) => each.profile.id),
        Association: all.map((each) => each.association.id),
      },
      texts: [account.number, account.name, member.profile.displayName, 'x', ''],
    },
  };
}

async function ask({ app }: TestApp, asked: object, caller: SignedIn | null): Promise<string> {
  const { statusCode, headers, body } = await inject(app.server, {
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...(caller && { cookie: caller.cookie }) },
    payload: JSON.stringify(asked),
  });
  const lasting = Object.entries(headers).filter(([name]) => !OF_THIS_ANSWER.has(name));
  return `${String(statusCode)} ${JSON.stringify(lasting)} ${body}`;
}

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
