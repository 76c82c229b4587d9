import { PERSONAL_TENANT_ID } from '../../src/identity/microsoft-identity';
import { MicrosoftTokenError, MicrosoftTokenVerifier } from '../../src/identity/microsoft-token';
import {
  CLIENT_ID,
  FORGERIES,
  MicrosoftIssuer,
  OBJECT_ID,
  ORGANIZATION,
} from '../support/stand-ins/microsoft-issuer';

const KEYS = '/common/discovery/v2.0/keys';

let microsoft: MicrosoftIssuer;
let now: number;
const clock = { now: () => new Date(now) };

function verifier(options: Partial<ConstructorParameters<typeof MicrosoftTokenVerifier>[0]> = {}) {
  return new MicrosoftTokenVerifier({
    authority: microsoft.authority,
    allowedTenants: '*',
    clock,
    time: () => now,
    fetch: microsoft.fetch,
    ...options,
  });
}

function refusal(verification: Promise<unknown>): Promise<unknown> {
  return verification.then(
    () => 'accepted',
    (error: unknown) => (error instanceof MicrosoftTokenError ? error.code : error),
  );
}

const audiences = [CLIENT_ID];

beforeAll(async () => {
  microsoft = await MicrosoftIssuer.create();
});

beforeEach(() => {
  now = Date.now();
  microsoft.requests.length = 0;
  microsoft.fault = 'none';
});

describe('a genuine token', () => {
  it('of an organization returns its identity by tid and oid', async () => {
    const token = await microsoft.sign(microsoft.claims());
    const { identity, claims } = await verifier().verify(token, { audiences });
    expect(identity).toEqual({
      tenantId: ORGANIZATION,
      objectId: OBJECT_ID,
      displayName: 'Ada Lovelace',
      username: 'ada@contoso.example',
      kind: 'ORGANIZATIONAL',
    });
    expect(claims.sub).toBe('pairwise');
  });

  it('of a personal account, signed by the personal key, is personal', async () => {
    const token = await microsoft.sign(microsoft.claims({ tid: PERSONAL_TENANT_ID }));
    expect((await verifier().verify(token, { audiences })).identity.kind).toBe('PERSONAL');
  });

  it('returns the same identity for GUIDs in any case', async () => {
    const upper = microsoft.claims({ tid: ORGANIZATION.toUpperCase(), oid: OBJECT_ID.toUpperCase() });
    const { identity } = await verifier().verify(await microsoft.sign(upper), { audiences });
    expect(identity).toMatchObject({ tenantId: ORGANIZATION, objectId: OBJECT_ID });
  });

  it('doesn’t require nbf', async () => {
    const token = await microsoft.sign(microsoft.claims({ nbf: undefined }));
    await expect(verifier().verify(token, { audiences })).resolves.toBeDefined();
  });

  it('without a name is displayed with its user name, then its object id', async () => {
    const named = await microsoft.sign(microsoft.claims({ name: ' \n' }));
    const nameless = await microsoft.sign(microsoft.claims({ name: 7, preferred_username: undefined }));
    const show = async (token: string) =>
      (await verifier().verify(token, { audiences })).identity.displayName;
    expect([await show(named), await show(nameless)]).toEqual(['ada@contoso.example', OBJECT_ID]);
  });

  it('is accepted for any of several audiences', async () => {
    const token = await microsoft.sign(microsoft.claims({ aud: 'api://access' }));
    await expect(verifier().verify(token, { audiences: [CLIENT_ID, 'api://access'] })).resolves.toBeDefined();
  });
});

describe('a token with', () => {
  it.each(FORGERIES)('$name is rejected as $code', async ({ code, forge }) => {
    const token = await forge(microsoft, microsoft.claims());
    expect(await refusal(verifier().verify(token, { audiences }))).toBe(code);
  });

  it('no expected audience is rejected', async () => {
    const token = await microsoft.sign(microsoft.claims());
    expect(await refusal(verifier().verify(token, { audiences: [] }))).toBe('WRONG_AUDIENCE');
  });

  it('no kid is rejected, whichever key signed it', async () => {
    const [, payload, signature] = (await microsoft.sign(microsoft.claims())).split('.');
    const header = Buffer.from('{"alg":"RS256"}').toString('base64url');
    expect(await refusal(verifier().verify([header, payload, signature].join('.'), { audiences }))).toBe(
      'UNKNOWN_KEY',
    );
  });

  it('times within the tolerance is accepted, and outside is rejected', async () => {
    const second = Math.floor(now / 1000);
    now = second * 1000;
    const at = (exp: number) =>
      microsoft.sign(microsoft.claims({ exp, iat: second - 600, nbf: second - 600 }));
    expect(await refusal(verifier().verify(await at(second - 29), { audiences }))).toBe('accepted');
    expect(await refusal(verifier().verify(await at(second - 30), { audiences }))).toBe('EXPIRED');
  });

  it('times that expired by the given clock is rejected, whatever the machine’s clock', async () => {
    const token = await microsoft.sign(microsoft.claims());
    now += 2 * 3_600_000;
    expect(await refusal(verifier().verify(token, { audiences }))).toBe('EXPIRED');
  });
});

describe('the tenant policy', () => {
  it('allows only the listed tenants, in any case', async () => {
    const own = await microsoft.sign(microsoft.claims());
    const other = await microsoft.sign(microsoft.claims({ tid: PERSONAL_TENANT_ID }));
    const strict = verifier({ allowedTenants: new Set([ORGANIZATION.toUpperCase()]) });
    expect(await refusal(strict.verify(own, { audiences }))).toBe('accepted');
    expect(await refusal(strict.verify(other, { audiences }))).toBe('TENANT_NOT_ALLOWED');
  });

  it('with an empty list allows nobody', async () => {
    const token = await microsoft.sign(microsoft.claims());
    const closed = verifier({ allowedTenants: new Set() });
    expect(await refusal(closed.verify(token, { audiences }))).toBe('TENANT_NOT_ALLOWED');
  });
});

describe('a single-tenant authority', () => {
  const respond: typeof fetch = async (input) => {
    const path = new URL(String(input)).pathname.replace(ORGANIZATION, 'common');
    const response = await microsoft.fetch(new URL(path, microsoft.origin));
    return new Response((await response.text()).replaceAll('{tenantid}', ORGANIZATION));
  };

  it('accepts its own tenant and rejects a tid that differs from its issuer’s', async () => {
    const authority = new URL(`/${ORGANIZATION}/v2.0`, microsoft.origin);
    const single = verifier({ authority, fetch: respond });
    const own = microsoft.claims();
    const confused = { ...own, tid: PERSONAL_TENANT_ID };
    expect(await refusal(single.verify(await microsoft.sign(own), { audiences }))).toBe('accepted');
    const forged = await microsoft.sign(confused, { signer: 'organizations' });
    expect(await refusal(single.verify(forged, { audiences }))).toBe('WRONG_ISSUER');
  });
});

describe('the published keys', () => {
  it('are fetched once per cool-down for a thousand unknown key ids', async () => {
    const checked = verifier();
    const unknown = await microsoft.sign(microsoft.claims(), { signer: 'stranger' });
    const storm = async () => {
      for (let round = 0; round < 10; round += 1) {
        const answers = await Promise.all(
          Array.from({ length: 100 }, () => refusal(checked.verify(unknown, { audiences }))),
        );
        expect(new Set(answers)).toEqual(new Set(['UNKNOWN_KEY']));
      }
    };
    await storm();
    expect(microsoft.count(KEYS)).toBe(1);
    now += 29_999;
    await storm();
    expect(microsoft.count(KEYS)).toBe(1);
    now += 1;
    await storm();
    expect(microsoft.count(KEYS)).toBe(2);
  });

  it('are fetched once for a hundred concurrent tokens and cached for an hour', async () => {
    const checked = verifier();
    const token = await microsoft.sign(microsoft.claims({ exp: Math.floor(now / 1000) + 7200 }));
    await Promise.all(Array.from({ length: 100 }, () => checked.verify(token, { audiences })));
    now += 3_599_000;
    await checked.verify(token, { audiences });
    expect(microsoft.count(KEYS)).toBe(1);
    now += 1_000;
    await checked.verify(token, { audiences });
    expect(microsoft.count(KEYS)).toBe(2);
  });

  it('are fetched again after an hour even if the clock was set back', async () => {
    let elapsed = 0;
    const checked = verifier({ time: () => elapsed });
    const token = await microsoft.sign(microsoft.claims());
    await checked.verify(token, { audiences });
    now -= 1_000;
    elapsed += 3_600_000;
    await checked.verify(token, { audiences });
    expect(microsoft.count(KEYS)).toBe(2);
  });

  it('aren’t fetched again while a slow response is pending', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const slow: typeof fetch = (input) => held.then(() => microsoft.fetch(input));
    const checked = verifier({ fetch: slow });
    const token = await microsoft.sign(microsoft.claims());
    const first = checked.verify(token, { audiences });
    now += 5_000;
    const second = checked.verify(token, { audiences });
    answer();
    await Promise.all([first, second]);
    expect(microsoft.count(KEYS)).toBe(1);
  });

  it('that are unavailable reject the token as KEYS_UNAVAILABLE, and are requested again a second later', async () => {
    const checked = verifier();
    const token = await microsoft.sign(microsoft.claims());
    microsoft.fault = 'unavailable';
    expect(await refusal(checked.verify(token, { audiences }))).toBe('KEYS_UNAVAILABLE');
    microsoft.fault = 'none';
    expect(await refusal(checked.verify(token, { audiences }))).toBe('KEYS_UNAVAILABLE');
    expect(microsoft.requests).toHaveLength(1);
    now += 1_000;
    expect(await refusal(checked.verify(token, { audiences }))).toBe('accepted');
  });

  it('are used for a day while Microsoft is unavailable', async () => {
    const checked = verifier();
    const token = await microsoft.sign(microsoft.claims({ exp: Math.floor(now / 1000) + 200_000 }));
    await checked.verify(token, { audiences });
    microsoft.fault = 'unavailable';
    now += 86_399_000;
    expect(await refusal(checked.verify(token, { audiences }))).toBe('accepted');
    now += 1_000;
    expect(await refusal(checked.verify(token, { audiences }))).toBe('KEYS_UNAVAILABLE');
  });

  it('aren’t fetched from an insecure address in the document', async () => {
    const token = await microsoft.sign(microsoft.claims());
    const redirecting: typeof fetch = async (input) => {
      const text = await (await microsoft.fetch(input)).text();
      return new Response(
        text.replace(`${microsoft.origin}/common/discovery`, 'http://login.test/common/discovery'),
      );
    };
    expect(await refusal(verifier({ fetch: redirecting }).verify(token, { audiences }))).toBe(
      'KEYS_UNAVAILABLE',
    );
  });
});
