import { type Cookie, CookieJar } from 'tough-cookie';
import type { TypedDocumentString } from '../operations/generated/graphql';

/** A person at a device of their own: real requests over the network, with cookies kept as a browser keeps them. */
export class HttpVisitor {
  readonly jar = new CookieJar();

  constructor(private readonly origin: string) {}

  /** Sends a request with the cookies for its address and keeps those of the answer; follows no redirect. */
  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin).href;
    const headers = new Headers(init.headers);
    const cookie = await this.jar.getCookieString(url);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) await this.jar.setCookie(line, url);
    return response;
  }

  /** Follows redirects from an address, across origins, until a page answers; lists every address on the way. */
  async open(address: string): Promise<{ readonly response: Response; readonly path: readonly string[] }> {
    const path = [new URL(address, this.origin).href];
    for (let hop = 0; hop < 10; hop += 1) {
      const response = await this.fetch(path.at(-1)!);
      const location = response.headers.get('location');
      if (location === null) return { response, path };
      path.push(new URL(location, path.at(-1)).href);
    }
    throw new Error(`The redirects do not end: ${path.join(' → ')}`);
  }

  /** Signs in at Microsoft as one of `people.ts`, by key. */
  signIn(person: string, { keep = false, returnTo = '/' } = {}) {
    const query = new URLSearchParams({ returnTo, loginHint: person, ...(keep && { keep: '1' }) });
    return this.open(`/auth/sign-in?${query}`);
  }

  /** Sends an operation to /graphql; fails when the answer has errors. */
  async operate<Data, Variables extends object>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Data> {
    const { data, errors } = await this.ask(operation, variables, headers);
    if (errors.length > 0 || data === undefined)
      throw new Error(`The operation failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Sends an operation and gives whatever comes back. */
  async ask<Data, Variables extends object>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    headers: Readonly<Record<string, string>> = {},
  ) {
    const response = await this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: operation.toString(), variables }),
    });
    const { data, errors = [] } = (await response.json()) as {
      data?: Data;
      errors?: { message: string; extensions: { code: string } & Record<string, unknown> }[];
    };
    return { data, errors, response };
  }

  /** The session cookie the device holds; undefined when it has none. */
  async session(): Promise<Cookie | undefined> {
    const cookies = await this.jar.getCookies(this.origin);
    return cookies.find(({ key }) => key === 'session' || key === '__Host-session');
  }
}
