import type { IncomingHttpHeaders } from 'node:http';
import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';

/** The headers that identify the caller and the calling page. CustomerSource Access bases its decisions on them. */
export const CALLER_HEADERS = ['cookie', 'authorization', 'x-profile-id', 'origin', 'x-request-id'] as const;

const PATIENCE_MS = 5_000;
/** Maximum number of references that CustomerSource Access accepts in a request. */
const MOST_REFERENCES = 1_000;
const QUESTION = `query ReadableAccounts($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Account { number } }
}`;

interface Answer {
  readonly data?: { readonly _entities?: readonly ({ readonly number: string } | null)[] } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The address of CustomerSource Access, and the secret that it requires from callers without a router. */
export interface AccountsEndpoint {
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Creates the loader that returns which accounts a caller can read, by number, for one request.
 *
 * Queries CustomerSource Access with the caller's own credentials, once for all accounts of the request. If it refuses,
 * for example because the profile isn't the caller's, this fails with the same code.
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
    throw refusal(
      'Permissions for this account can’t be checked right now. Try again in a moment.',
      undefined,
      cause,
    );
  }
}

function refusal(message: string, code = 'SERVICE_UNAVAILABLE', cause?: unknown): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code },
    ...(cause instanceof Error && { originalError: cause }),
  });
}
