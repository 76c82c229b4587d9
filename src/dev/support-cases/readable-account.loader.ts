import type { IncomingHttpHeaders } from 'node:http';
import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';

/** The headers that say who asks, and from which page: what CustomerSource Access decides by. */
export const CALLER_HEADERS = ['cookie', 'authorization', 'x-profile-id', 'origin', 'x-request-id'] as const;

const PATIENCE_MS = 5_000;
/** How many CustomerSource Access takes in one request. */
const MOST_REFERENCES = 1_000;
const QUESTION = `query ReadableAccounts($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Account { number } }
}`;

interface Answer {
  readonly data?: { readonly _entities?: readonly ({ readonly number: string } | null)[] } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Where CustomerSource Access is asked, and what it wants to be shown by those who ask it without a router. */
export interface AccountsEndpoint {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Makes the loader that tells which accounts a caller may read, by number, for one request.
 *
 * It asks CustomerSource Access with the caller's own credentials, once for all the accounts of the request. What
 * that refuses, such as a profile that is not the caller's, is refused here with the same code.
 */
export function readableAccountByNumber(
  endpoint: AccountsEndpoint,
  caller: IncomingHttpHeaders,
): DataLoader<string, boolean> {
  return new DataLoader(
    async (numbers) => {
      const representations = numbers.map((number) => ({ __typename: 'Account', number }));
      const { data, errors } = await ask(endpoint, caller, representations);
      const [error] = errors ?? [];
      if (error) throw refusal(error.message, error.extensions?.code);
      const readable = new Set(data?._entities?.map((account) => account?.number));
      return numbers.map((number) => readable.has(number));
    },
    { maxBatchSize: MOST_REFERENCES },
  );
}

async function ask(
  { url, headers }: AccountsEndpoint,
  caller: IncomingHttpHeaders,
  representations: readonly object[],
): Promise<Answer> {
  const credentials = CALLER_HEADERS.flatMap((name) => {
    const value = caller[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...Object.fromEntries(credentials), ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ query: QUESTION, variables: { representations } }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return (await response.json()) as Answer;
  } catch (cause) {
    throw refusal('Who may read this account cannot be found out just now.', undefined, cause);
  }
}

function refusal(message: string, code = 'SERVICE_UNAVAILABLE', cause?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    ...(cause instanceof Error && { originalError: cause }),
  });
}
