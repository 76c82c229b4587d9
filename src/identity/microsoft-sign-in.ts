import type * as client from 'openid-client';
import type { MicrosoftIdentity } from './microsoft-identity';
import {
  classifySignInError,
  MicrosoftSignInError,
  ProviderUnreachableError,
} from './microsoft-sign-in-error';
import type { MicrosoftTokenVerifier } from './microsoft-token';
import { isLoopback } from '../foundation/loopback';

// Loaded at the first sign-in, so that the service starts sooner.
const loadClient = () => import('openid-client');

const ENTRA_ORIGIN = 'https://login.microsoftonline.com';
const SCOPE = 'openid profile email';
/** How wrong the clock of this machine can be, in seconds. */
const MACHINE_CLOCK_TOLERANCE_SECONDS = 15 * 60;
const TIMEOUT_SECONDS = 10;

/** The path of the redirect URI, relative to the public URL. It's registered with the application. */
export const CALLBACK_PATH = '/auth/callback';

/** Secrets that only the browser that began the sign-in has. They're needed to complete it. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The authority, application and public URL for signing in. */
export interface MicrosoftSignInOptions {
  readonly publicUrl: URL;
  readonly authority: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly verifier: Pick<MicrosoftTokenVerifier, 'verify'>;
  readonly fetch?: typeof fetch;
  /** Timeout of a request to Microsoft, in seconds. Defaults to 10. */
  readonly timeoutSeconds?: number;
}

/**
 * Signs people in with their Microsoft account: authorization code with PKCE, state and nonce (RFC 9700).
 *
 * The discovery document is fetched on first use and cached. Failures aren't cached.
 * Every method throws {@link MicrosoftSignInError}.
 */
export class MicrosoftSignIn {
  #configuration: Promise<client.Configuration> | undefined;

  constructor(private readonly options: MicrosoftSignInOptions) {}

  /** Returns the URL to redirect the browser to, and the secrets that the response must match. */
  async begin(
    hint: { readonly loginHint?: string | undefined } = {},
  ): Promise<SignInSecrets & { readonly url: URL }> {
    const client = await loadClient();
    const configuration = await this.#discover();
    const secrets = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callbackUrl().href,
      scope: SCOPE,
      response_mode: 'query',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
      prompt: 'select_account',
      ...(hint.loginHint !== undefined && { login_hint: hint.loginHint }),
    });
    return { ...secrets, url };
  }

  /**
   * Verifies Microsoft's response, the query string of the callback, and returns the identity.
   *
   * openid-client checks state, nonce, PKCE and the ID token as OpenID Connect requires. Our verifier then makes the
   * checks that a multi-tenant authority needs in addition.
   */
  async complete(answer: URLSearchParams, expected: SignInSecrets): Promise<MicrosoftIdentity> {
    const states = answer.getAll('state');
    if (states.length !== 1 || states[0] !== expected.state) throw new MicrosoftSignInError('STATE_MISMATCH');
    const client = await loadClient();
    const configuration = await this.#discover();
    const callback = this.#callbackUrl();
    callback.search = answer.toString();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, callback, {
        expectedState: expected.state,
        expectedNonce: expected.nonce,
        pkceCodeVerifier: expected.codeVerifier,
        idTokenExpected: true,
      });
      const audiences = [this.options.clientId];
      return (await this.options.verifier.verify(tokens.id_token ?? '', { audiences })).identity;
    } catch (error) {
      throw classifySignInError(error);
    }
  }

  /** Returns the URL that signs the person out of Microsoft and then redirects back. */
  async signOutUrl(postLogoutRedirectUri: URL): Promise<URL> {
    const client = await loadClient();
    const configuration = await this.#discover();
    try {
      return client.buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: postLogoutRedirectUri.href,
      });
    } catch (cause) {
      throw new MicrosoftSignInError('PROVIDER_UNAVAILABLE', { cause });
    }
  }

  #callbackUrl(): URL {
    return new URL(CALLBACK_PATH, this.options.publicUrl);
  }

  #discover(): Promise<client.Configuration> {
    this.#configuration ??= this.#requestConfiguration().catch((cause: unknown) => {
      this.#configuration = undefined;
      throw new MicrosoftSignInError('PROVIDER_UNAVAILABLE', { cause });
    });
    return this.#configuration;
  }

  /**
   * Discovers with Entra's origin, since openid-client accepts a templated issuer only there. `fetch` replaces the
   * origin.
   */
  async #requestConfiguration(): Promise<client.Configuration> {
    const { authority, clientId, clientSecret } = this.options;
    const insecure = authority.protocol === 'http:' && isLoopback(authority.hostname);
    const client = await loadClient();
    const server = new URL(authority.pathname, ENTRA_ORIGIN);
    // openid-client uses the machine's clock. The verifier checks the same times by the database's, with less tolerance.
    const metadata = {
      client_secret: clientSecret,
      [client.clockTolerance]: MACHINE_CLOCK_TOLERANCE_SECONDS,
    };
    return client.discovery(server, clientId, metadata, undefined, {
      [client.customFetch]: (url, init) => this.#fetch(url, init),
      timeout: this.options.timeoutSeconds ?? TIMEOUT_SECONDS,
      execute: [client.enableNonRepudiationChecks, ...(insecure ? [client.allowInsecureRequests] : [])],
    });
  }

  async #fetch(address: string, init: client.CustomFetchOptions): Promise<Response> {
    const { authority, fetch: fetchWith = fetch } = this.options;
    const asked = new URL(address);
    const url = asked.origin === ENTRA_ORIGIN ? new URL(asked.pathname + asked.search, authority) : asked;
    try {
      return await fetchWith(url, { ...init, body: init.body ?? null } as RequestInit);
    } catch (cause) {
      throw new ProviderUnreachableError('No answer from Microsoft', { cause });
    }
  }
}
