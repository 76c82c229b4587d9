import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWK,
} from 'jose';
import { PERSONAL_TENANT_ID } from '../../../src/identity/microsoft-identity';
import type { MicrosoftTokenErrorCode } from '../../../src/identity/microsoft-token';

export const ORGANIZATION = '5f0a6a3c-0d7e-4a35-9a43-2f2f6d8f0b11';
export const OTHER_ORGANIZATION = '8d1f7c55-31f4-4a0c-b4b6-6d1f0c2a9e22';
export const OBJECT_ID = '0b8f3a52-6a90-4b8e-8a55-1d5a3c4e7f33';
export const CLIENT_ID = '2c4d6e8f-1a3b-4c5d-9e7f-0a1b2c3d4e5f';
export const MOBILE_CLIENT_ID = '6b1f0d84-72c5-4f3a-8e19-d4a05c7b9e23';
export const APPLICATION_CLIENT_ID = 'e3d95a07-41b8-4c6e-a2f7-58c0b91d6f34';
/** The only application that the service allows to call on its own behalf. */
export const APPLICATIONS: ReadonlySet<string> = new Set([`${ORGANIZATION}:${APPLICATION_CLIENT_ID}`]);
const CLIENT_SECRET = 'a-secret-of-the-test';

export type Claims = Record<string, unknown>;
type Pair = { publicKey: CryptoKey; privateKey: CryptoKey };
type Signer = 'organizations' | 'personal' | 'stranger';

interface Grant {
  challenge: string;
  redirectUri: string;
  nonce: string;
}

let pairs: Promise<Record<Signer, Pair>> | undefined;

/** A Microsoft identity platform that signs any ID token on request. Serves HTTP after it listens. */
export class MicrosoftIssuer {
  readonly requests: string[] = [];
  /** Creates the next ID token from the claims that a valid one would have. */
  idToken: (claims: Claims) => Promise<string> = (claims) => this.sign(claims);
  fault: 'none' | 'unavailable' | 'reset' | 'hang' = 'none';
  tokenError: string | null = null;
  origin = 'https://login.test';

  readonly #grants = new Map<string, Grant>();
  #server: Server | undefined;

  private constructor(
    private readonly pairs: Record<Signer, Pair>,
    private readonly jwks: Record<Exclude<Signer, 'stranger'>, JWK>,
  ) {}

  /** Creates an issuer. All issuers in a test file share their keys, because creating keys is slow. */
  static async create(): Promise<MicrosoftIssuer> {
    pairs ??= makePairs();
    const { organizations, personal } = await pairs;
    return new MicrosoftIssuer(await pairs, {
      organizations: await exportJWK(organizations.publicKey),
      personal: await exportJWK(personal.publicKey),
    });
  }

  get authority(): URL {
    return new URL('/common/v2.0', this.origin);
  }

  get client() {
    return { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  }

  count(path: string): number {
    return this.requests.filter((asked) => asked === path).length;
  }

  issuerOf(tenantId: unknown): string {
    return `${this.origin}/${String(tenantId)}/v2.0`;
  }

  claims(overrides: Claims = {}): Claims {
    const now = Math.floor(Date.now() / 1000);
    const tid = 'tid' in overrides ? overrides.tid : ORGANIZATION;
    return {
      iss: this.issuerOf(tid),
      aud: CLIENT_ID,
      sub: 'pairwise',
      tid,
      oid: OBJECT_ID,
      name: 'Ada Lovelace',
      preferred_username: 'ada@contoso.example',
      iat: now,
      nbf: now,
      exp: now + 3600,
      ...overrides,
    };
  }

  /** The claims of an access token for our API, for a person who uses a client application. */
  userClaims(overrides: Claims = {}): Claims {
    return this.claims({ azp: MOBILE_CLIENT_ID, scp: 'access_as_user', ver: '2.0', ...overrides });
  }

  /** The claims of an access token for an application that calls on its own behalf. */
  applicationClaims(overrides: Claims = {}): Claims {
    const oid = 'a7c1e9d3-5b2f-4e86-9d40-7f3b1c8e2a65';
    const { name: _name, preferred_username: _username, ...claims } = this.claims();
    return {
      ...claims,
      ...{ oid, sub: oid, azp: APPLICATION_CLIENT_ID, idtyp: 'app', ver: '2.0' },
      roles: ['Accounts.Read.All'],
      ...overrides,
    };
  }

  sign(claims: Claims, how: { signer?: Signer; kid?: string } = {}): Promise<string> {
    const signer = how.signer ?? (claims.tid === PERSONAL_TENANT_ID ? 'personal' : 'organizations');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: how.kid ?? signer })
      .sign(this.pairs[signer].privateKey);
  }

  signWithPublicKeyAsSecret(claims: Claims): Promise<string> {
    return exportSPKI(this.pairs.organizations.publicKey).then((pem) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: 'organizations' })
        .sign(new TextEncoder().encode(pem)),
    );
  }

  /** Returns the documents without a server. */
  readonly fetch: typeof fetch = async (input) => {
    const { pathname } = new URL(String(input));
    this.requests.push(pathname);
    if (this.fault !== 'none') throw new TypeError('fetch failed');
    const document = this.#documents()[pathname];
    return document ? Response.json(document) : new Response('', { status: 404 });
  };

  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** Acts like a person who consents: follows the service's redirect, and returns the query of the redirect back. */
  async agree(url: URL): Promise<URLSearchParams> {
    const response = await fetch(url, { redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location) throw new Error(`authorize answered ${response.status}`);
    return new URL(location).searchParams;
  }

  #documents(): Record<string, object> {
    const { organizations, personal } = this.jwks;
    return {
      '/common/v2.0/.well-known/openid-configuration': {
        issuer: `${this.origin}/{tenantid}/v2.0`,
        authorization_endpoint: `${this.origin}/common/oauth2/v2.0/authorize`,
        token_endpoint: `${this.origin}/common/oauth2/v2.0/token`,
        end_session_endpoint: `${this.origin}/common/oauth2/v2.0/logout`,
        jwks_uri: `${this.origin}/common/discovery/v2.0/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/common/discovery/v2.0/keys': {
        keys: [
          { ...organizations, kid: 'organizations', use: 'sig', issuer: `${this.origin}/{tenantid}/v2.0` },
          { ...personal, kid: 'personal', use: 'sig', issuer: this.issuerOf(PERSONAL_TENANT_ID) },
          { ...organizations, kid: 'nobody', use: 'sig' },
        ],
      },
    };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    this.requests.push(url.pathname);
    if (this.fault === 'hang') return;
    if (this.fault === 'reset') return void request.socket.destroy();
    if (this.fault === 'unavailable') return void response.writeHead(503).end();
    if (url.pathname.endsWith('/authorize')) return this.#authorize(url.searchParams, response);
    if (url.pathname.endsWith('/token')) return this.#token(await readForm(request), response);
    const document = this.#documents()[url.pathname];
    return document ? json(response, 200, document) : void response.writeHead(404).end();
  }

  #authorize(query: URLSearchParams, response: ServerResponse): void {
    const parameter = (name: string) => query.get(name) ?? '';
    const code = randomUUID();
    if (parameter('code_challenge_method') !== 'S256') return void response.writeHead(400).end();
    this.#grants.set(code, {
      challenge: parameter('code_challenge'),
      redirectUri: parameter('redirect_uri'),
      nonce: parameter('nonce'),
    });
    const location = new URL(parameter('redirect_uri'));
    location.search = new URLSearchParams({ code, state: parameter('state') }).toString();
    response.writeHead(302, { location: location.href }).end();
  }

  async #token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const code = form.get('code') ?? '';
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    if (this.tokenError)
      return json(response, 400, { error: this.tokenError, error_description: 'AADSTS: <b>no</b>' });
    if (form.get('client_id') !== CLIENT_ID || form.get('client_secret') !== CLIENT_SECRET) {
      return json(response, 401, { error: 'invalid_client' });
    }
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!grant || grant.challenge !== challenge || grant.redirectUri !== form.get('redirect_uri')) {
      return json(response, 400, { error: 'invalid_grant' });
    }
    const idToken = await this.idToken(this.claims({ nonce: grant.nonce }));
    json(response, 200, {
      access_token: 'unused',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: idToken,
    });
  }
}

/** Tokens that look almost valid, each with the rule that it breaks. */
export const FORGERIES: readonly {
  name: string;
  code: MicrosoftTokenErrorCode;
  forge: (microsoft: MicrosoftIssuer, claims: Claims) => Promise<string>;
}[] = [
  {
    name: 'an issuer of another tenant than tid',
    code: 'WRONG_ISSUER',
    forge: (m, claims) => m.sign({ ...claims, iss: m.issuerOf(OTHER_ORGANIZATION) }),
  },
  { name: 'no tid', code: 'TENANT_MISSING', forge: (m, claims) => m.sign(without(claims, 'tid')) },
  {
    name: 'no tid and the issuer …/undefined/v2.0',
    code: 'TENANT_MISSING',
    forge: (m, claims) => m.sign({ ...without(claims, 'tid'), iss: m.issuerOf(undefined) }),
  },
  {
    name: 'a tid that is not a GUID',
    code: 'TENANT_MISSING',
    forge: (m, claims) => m.sign({ ...claims, tid: 'contoso', iss: m.issuerOf('contoso') }),
  },
  {
    name: 'the template as its issuer',
    code: 'TENANT_MISSING',
    forge: (m, claims) => m.sign({ ...claims, tid: '{tenantid}', iss: m.issuerOf('{tenantid}') }),
  },
  {
    name: 'a foreign issuer',
    code: 'WRONG_ISSUER',
    forge: (m, claims) => m.sign({ ...claims, iss: `https://evil.example/${ORGANIZATION}/v2.0` }),
  },
  {
    name: 'a key that Microsoft never published',
    code: 'UNKNOWN_KEY',
    forge: (m, claims) => m.sign(claims, { signer: 'stranger' }),
  },
  {
    name: 'a stranger’s key under a published key id',
    code: 'BAD_SIGNATURE',
    forge: (m, claims) => m.sign(claims, { signer: 'stranger', kid: 'organizations' }),
  },
  {
    name: 'an organizational issuer signed by the personal-only key',
    code: 'KEY_NOT_FOR_ISSUER',
    forge: (m, claims) => m.sign(claims, { signer: 'personal' }),
  },
  {
    name: 'a key whose entry names no issuer',
    code: 'KEY_NOT_FOR_ISSUER',
    forge: (m, claims) => m.sign(claims, { signer: 'organizations', kid: 'nobody' }),
  },
  {
    name: 'claims changed after signing',
    code: 'BAD_SIGNATURE',
    forge: async (m, claims) => {
      const [header, , signature] = (await m.sign(claims)).split('.');
      return [header, base64url({ ...claims, oid: randomUUID() }), signature].join('.');
    },
  },
  {
    name: 'the algorithm none',
    code: 'WRONG_ALGORITHM',
    forge: async (_m, claims) => new UnsecuredJWT(claims).encode(),
  },
  {
    name: 'HS256 with the public key as secret',
    code: 'WRONG_ALGORITHM',
    forge: (m, claims) => m.signWithPublicKeyAsSecret(claims),
  },
  {
    name: 'its time over',
    code: 'EXPIRED',
    forge: (m, claims) => m.sign({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 }),
  },
  { name: 'no expiry', code: 'MALFORMED', forge: (m, claims) => m.sign(without(claims, 'exp')) },
  {
    name: 'its time not yet come',
    code: 'NOT_YET_VALID',
    forge: (m, claims) => m.sign({ ...claims, nbf: Math.floor(Date.now() / 1000) + 120 }),
  },
  {
    name: 'an issue time in the future',
    code: 'NOT_YET_VALID',
    forge: (m, claims) => m.sign({ ...without(claims, 'nbf'), iat: Math.floor(Date.now() / 1000) + 120 }),
  },
  {
    name: 'another application as audience',
    code: 'WRONG_AUDIENCE',
    forge: (m, claims) => m.sign({ ...claims, aud: randomUUID() }),
  },
  { name: 'no oid', code: 'OBJECT_ID_MISSING', forge: (m, claims) => m.sign(without(claims, 'oid')) },
  {
    name: 'an oid that is not a GUID',
    code: 'OBJECT_ID_MISSING',
    forge: (m, claims) => m.sign({ ...claims, oid: 'ada@contoso.example' }),
  },
  { name: 'no form of a token at all', code: 'MALFORMED', forge: async () => 'not.a.token' },
];

async function makePairs(): Promise<Record<Signer, Pair>> {
  const [organizations, personal, stranger] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256'),
  ]);
  return { organizations, personal, stranger };
}

function without(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([key]) => key !== name));
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return new URLSearchParams(body);
}
