import { type Cookie, CookieJar } from 'tough-cookie';
import type { TypedDocumentString } from '../../operations/generated/graphql';

/** A person with a device: sends real requests over the network, and stores cookies like a browser. */
export class HttpVisitor {
  readonly jar = new CookieJar();

  constructor(private readonly origin: string) {}

  /** Sends a request with the cookies for its URL, and stores the response's cookies. Follows no redirects. */
  async fetch(address: string | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin).href;
    const headers = new Headers(init.headers);
    const cookie = await this.jar.getCookieString(url);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) await this.jar.setCookie(line, url);
    return response;
  }

  /** Follows redirects from a URL, across origins, up to a page. Returns all URLs on the way. */
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

  /** Signs in at Microsoft as a person in `people.ts`, by key. */
  signIn(person: string, { keep = false, returnTo = '/' } = {}) {
    const query = new URLSearchParams({ returnTo, loginHint: person, ...(keep && { keep: '1' }) });
    return this.open(`/auth/sign-in?${query}`);
  }

  /** Sends an operation to /graphql. Fails if the response has errors. */
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

  /** Sends an operation, and returns the response, with or without errors. */
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

  /** Returns the device's session cookie; undefined if there is none. */
  async session(): Promise<Cookie | undefined> {
    const cookies = await this.jar.getCookies(this.origin);
    return cookies.find(({ key }) => key === 'session' || key === '__Host-session');
  }
}
