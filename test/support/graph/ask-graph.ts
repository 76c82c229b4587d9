/** A GraphQL response over HTTP. */
export interface GraphAnswer {
  readonly status: number;
  // The type depends on the query.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: { readonly code?: string } & Readonly<Record<string, unknown>>;
  }[];
}

/** Sends an operation over HTTP with the caller's headers. Waits for the answer without a limit by default. */
export async function askGraph(
  url: string | URL,
  headers: Readonly<Record<string, string>>,
  query: string,
  variables: object = {},
  limitMs?: number,
): Promise<GraphAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(limitMs !== undefined && { signal: AbortSignal.timeout(limitMs) }),
  });
  const { data = null, errors = [] } = (await response.json()) as Partial<GraphAnswer>;
  return { status: response.status, data, errors };
}

/** Returns the codes of a response's errors by path. */
export function codesByPath({ errors }: GraphAnswer): Record<string, string | undefined> {
  return Object.fromEntries(errors.map(({ path = [], extensions }) => [path.join('.'), extensions?.code]));
}
