import { once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../run/until';
import type { Sender, TestApp } from '../servers/test-app';

/** The result of an event. */
export interface StreamResult<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly reason?: string };
  }[];
}

/** An open response, as its client has received it so far. */
export interface OpenStream<Data> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Everything that arrived. */
  readonly text: () => string;
  /** The results that arrived. */
  readonly results: () => StreamResult<Data>[];
  /** Waits for the result with a number, 1 for the first. */
  result(number: number): Promise<StreamResult<Data>>;
  /** Waits until a result satisfies a condition. */
  find(isSought: (result: StreamResult<Data>) => boolean): Promise<StreamResult<Data>>;
  /** Waits until the server has ended the response, and returns the code of the last error. */
  ended(): Promise<string | undefined>;
  /** Closes the connection. */
  close(): void;
  /** Stops or continues reading. */
  readonly incoming: IncomingMessage;
}

/** How to ask for a stream. */
export interface StreamOptions {
  readonly accept?: string;
  readonly method?: 'GET' | 'POST';
}

const PATIENCE_S = 20;

/** Makes the service listen, without its background work, and returns the URL of the graph. */
export async function listen({ app }: TestApp): Promise<URL> {
  const { server } = app.server;
  if (!server.listening) await app.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  return new URL(`http://127.0.0.1:${String(port)}/graphql`);
}

/** Subscribes at a listening service, by server-sent events by default. */
export async function subscribe<Data = Record<string, unknown>>(
  url: URL,
  query: string,
  variables: object = {},
  { as, profileId, token, headers = {} }: Sender = {},
  { accept = 'text/event-stream', method = 'POST' }: StreamOptions = {},
): Promise<OpenStream<Data>> {
  const target = new URL(url);
  if (method === 'GET') {
    target.searchParams.set('query', query);
    target.searchParams.set('variables', JSON.stringify(variables));
  }
  const asking = request(target, {
    method,
    agent: false,
    headers: {
      accept,
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(as && { cookie: as.cookie }),
      ...(profileId !== undefined && { 'x-profile-id': profileId }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  asking.end(method === 'POST' ? JSON.stringify({ query, variables }) : undefined);
  const [incoming] = (await once(asking, 'response')) as [IncomingMessage];
  return readStream<Data>(asking, incoming);
}

function readStream<Data>(asking: ClientRequest, incoming: IncomingMessage): OpenStream<Data> {
  let text = '';
  let isOver = false;
  incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  incoming.on('close', () => (isOver = true)).on('error', () => undefined);
  asking.on('error', () => undefined);
  const results = (): StreamResult<Data>[] => resultsIn<Data>(text, incoming.headers['content-type'] ?? '');
  const find: OpenStream<Data>['find'] = (isSought) =>
    until(PATIENCE_S, () => {
      const found = results().find(isSought);
      if (!found) throw new Error(`It has not arrived: ${text}`);
      return found;
    });
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    text: () => text,
    results,
    find,
    result: (number) =>
      until(PATIENCE_S, () => {
        const found = results()[number - 1];
        if (!found) throw new Error(`Result ${String(number)} has not arrived: ${text}`);
        return found;
      }),
    async ended() {
      await until(PATIENCE_S, () => {
        if (!isOver) throw new Error(`The stream goes on: ${text}`);
      });
      return results().at(-1)?.errors?.[0]?.extensions.code;
    },
    close: () => asking.destroy(),
    incoming,
  };
}

function resultsIn<Data>(text: string, contentType: string): StreamResult<Data>[] {
  if (contentType.startsWith('text/event-stream'))
    return [...text.matchAll(/^event: next\ndata: (.*)\n\n/gm)].map(([, json = '']) => parse<Data>(json));
  if (contentType.startsWith('multipart/mixed'))
    return text
      .split('\r\n--graphql')
      .slice(1, -1)
      .map((part) => JSON.parse(part.split('\r\n\r\n')[1] ?? '{}') as { payload?: StreamResult<Data> })
      .flatMap(({ payload }) => payload ?? []);
  return text.startsWith('{') ? [parse<Data>(text)] : [];
}

function parse<Data>(json: string): StreamResult<Data> {
  return JSON.parse(json) as StreamResult<Data>;
}
