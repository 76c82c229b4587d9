/**
 * Signs a person in at an address of the service, and asks each gateway who they are: `sign-in.ts <options as JSON>`.
 * Runs in the service's network, where both reach the stand-in for Microsoft as localhost.
 */
import { startIdentityProvider } from '../../src/dev/identity-provider/identity-provider';
import { people } from '../../src/dev/people';
import { HttpVisitor } from '../support/actors/http-visitor';

/** The options of a sign-in. */
export interface SignIn {
  readonly person: string;
  readonly origin: string;
  readonly identityProviderPort: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The URLs of the graphs to query. */
  readonly gateways: readonly string[];
}

async function signIn({ person, origin, identityProviderPort, gateways, ...client }: SignIn): Promise<void> {
  const identityProvider = await startIdentityProvider({
    port: identityProviderPort,
    people,
    clients: [
      { ...client, redirectUris: [`${origin}/auth/callback`], postLogoutRedirectUris: [`${origin}/`] },
    ],
  });
  try {
    const visitor = new HttpVisitor(origin);
    const { path } = await visitor.signIn(person);
    const session = await visitor.session();
    if (!session) throw new Error(`Nobody is signed in after ${path.join(' → ')}`);
    for (const gateway of gateways) {
      const response = await fetch(gateway, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: session.cookieString() },
        body: JSON.stringify({ query: '{ viewer { identity { username } } }' }),
      });
      console.log(await response.text());
    }
  } finally {
    await identityProvider.close();
  }
}

signIn(JSON.parse(process.argv[2] ?? '') as SignIn).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
