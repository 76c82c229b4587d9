import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createAccessTokenReader } from '../../src/identity/access-token';
import { MicrosoftTokenError, MicrosoftTokenVerifier } from '../../src/identity/microsoft-token';
import { PERSONAL_TENANT_ID } from '../../src/identity/microsoft-identity';
import {
  APPLICATION_CLIENT_ID,
  APPLICATIONS,
  type Claims,
  CLIENT_ID,
  FORGERIES,
  MicrosoftIssuer,
  MOBILE_CLIENT_ID,
  OBJECT_ID,
  ORGANIZATION,
  OTHER_ORGANIZATION,
} from '../support/stand-ins/microsoft-issuer';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const PERSON = '0f9e8d7c-6b5a-4c3d-8e2f-1a0b9c8d7e6f';

let microsoft: MicrosoftIssuer;
beforeAll(async () => {
  microsoft = await MicrosoftIssuer.create();
});

interface Settings {
  readonly audiences?: readonly string[];
  readonly allowedTenants?: '*' | ReadonlySet<string>;
  readonly applications?: ReadonlySet<string>;
}

function reader({
  audiences = [CLIENT_ID],
  allowedTenants = '*',
  applications = APPLICATIONS,
}: Settings = {}) {
  const verifier = new MicrosoftTokenVerifier({
    authority: microsoft.authority,
    allowedTenants,
    clock: { now: () => new Date() },
    fetch: microsoft.fetch,
  });
  return createAccessTokenReader({ verifier, audiences, applications });
}

async function outcome(token: string, how: Settings = {}): Promise<unknown> {
  return reader(how)(token).then(
    (accepted) => accepted,
    (error: unknown) => (error instanceof MicrosoftTokenError ? error.code : error),
  );
}

describe('an access token', () => {
  it('of a person returns who they are and which application they use', async () => {
    expect(await outcome(await microsoft.sign(microsoft.userClaims({ oid: PERSON })))).toEqual({
      kind: 'USER',
      identity: expect.objectContaining({ tenantId: ORGANIZATION, objectId: PERSON }),
      clientId: MOBILE_CLIENT_ID,
      acceptedUntil: expect.any(Date),
    });
  });

  it('of an application returns which one it is, and its roles that exist', async () => {
    const application = {
      kind: 'APPLICATION',
      clientId: APPLICATION_CLIENT_ID,
      roles: ['Accounts.Read.All'],
      acceptedUntil: expect.any(Date),
    };
    const roles = ['Accounts.Write.All', 'Events.Read.All'];
    const other = await microsoft.sign(microsoft.applicationClaims({ roles }));
    expect(await outcome(other)).toEqual({ ...application, roles: ['Events.Read.All'] });
    expect(await outcome(await microsoft.sign(microsoft.applicationClaims()))).toEqual(application);
    const withoutType = microsoft.applicationClaims({ idtyp: undefined });
    expect(await outcome(await microsoft.sign(withoutType))).toEqual(application);
  });

  it.each<[string, Claims]>([
    ['the permission among others', { scp: 'openid access_as_user profile' }],
    ['the client application as appid', { azp: undefined, appid: MOBILE_CLIENT_ID }],
    ['the optional claim that it is a user’s', { idtyp: 'user' }],
    ['roles of the person beside it', { roles: ['Accounts.Read.All'] }],
  ])('of a person is accepted with %s', async (_what, claims) => {
    const token = await microsoft.sign(microsoft.userClaims(claims));
    expect(await outcome(token)).toMatchObject({ kind: 'USER', clientId: MOBILE_CLIENT_ID });
  });

  it.each<[string, string, Claims]>([
    ['PERMISSION_MISSING', 'another permission', { scp: 'openid profile' }],
    ['PERMISSION_MISSING', 'a longer permission', { scp: 'access_as_user_too' }],
    ['PERMISSION_MISSING', 'permissions that are no text', { scp: ['access_as_user'] }],
    ['NOT_AN_ACCESS_TOKEN', 'the type of an application', { idtyp: 'app' }],
    ['NOT_AN_ACCESS_TOKEN', 'no client application', { azp: undefined }],
    ['NOT_AN_ACCESS_TOKEN', 'a client application that is no text', { azp: 7 }],
    ['NOT_AN_ACCESS_TOKEN', 'an overlong client application', { azp: 'x'.repeat(65) }],
    ['NOT_AN_ACCESS_TOKEN', 'a nonce, as ID tokens have', { nonce: 'n' }],
  ])('of a person is rejected as %s with %s', async (code, _what, claims) => {
    expect(await outcome(await microsoft.sign(microsoft.userClaims(claims)))).toBe(code);
  });

  it.each<[string, string, Claims]>([
    ['PERMISSION_MISSING', 'no role', { roles: undefined }],
    ['PERMISSION_MISSING', 'another role', { roles: ['Accounts.Read'] }],
    ['PERMISSION_MISSING', 'roles that are no list', { roles: 'Accounts.Read.All' }],
    ['NOT_AN_ACCESS_TOKEN', 'a permission beside the role', { scp: 'access_as_user' }],
    ['NOT_AN_ACCESS_TOKEN', 'no sign of being one', { idtyp: undefined, sub: 'pairwise' }],
    ['NOT_AN_ACCESS_TOKEN', 'the type of a user and no permission', { idtyp: 'user' }],
  ])('of an application is rejected as %s with %s', async (code, _what, claims) => {
    expect(await outcome(await microsoft.sign(microsoft.applicationClaims(claims)))).toBe(code);
  });

  it.each<[string, Claims]>([
    ['plain', {}],
    ['with roles of the person', { roles: ['Accounts.Read.All'] }],
    ['with a nonce and the roles', { nonce: 'n', roles: ['Accounts.Read.All'], azp: MOBILE_CLIENT_ID }],
  ])("can't be an ID token for the same audience: %s", async (_what, claims) => {
    expect(await outcome(await microsoft.sign(microsoft.claims(claims)))).toBe('NOT_AN_ACCESS_TOKEN');
  });

  describe.each([
    ['of a person', (m: MicrosoftIssuer) => m.userClaims({ oid: OBJECT_ID })],
    ['of an application', (m: MicrosoftIssuer) => m.applicationClaims()],
  ])('%s', (_whose, claims) => {
    it.each(FORGERIES)('with $name is rejected as $code', async ({ code, forge }) => {
      expect(await outcome(await forge(microsoft, claims(microsoft)))).toBe(code);
    });

    it('must be for one of the configured audiences', async () => {
      const token = await microsoft.sign({ ...claims(microsoft), aud: 'api://access' });
      expect(await outcome(token, { audiences: [CLIENT_ID, 'api://access'] })).toHaveProperty('clientId');
      expect(await outcome(token)).toBe('WRONG_AUDIENCE');
    });
  });

  it("of a person is rejected from a tenant that isn't allowed", async () => {
    const token = await microsoft.sign(microsoft.userClaims());
    expect(await outcome(token, { allowedTenants: new Set([PERSON]) })).toBe('TENANT_NOT_ALLOWED');
  });

  it.each<[string, Claims, ReadonlySet<string>]>([
    ['where no application is listed', {}, new Set()],
    ['of another tenant under a listed client id', { tid: OTHER_ORGANIZATION }, APPLICATIONS],
    ['of a listed tenant under another client id', { azp: MOBILE_CLIENT_ID }, APPLICATIONS],
    ['under a client id that is no GUID', { azp: 'support-cases' }, APPLICATIONS],
    ['without the optional type', { tid: OTHER_ORGANIZATION, idtyp: undefined }, APPLICATIONS],
    ['with the client id as appid', { azp: undefined, appid: MOBILE_CLIENT_ID }, APPLICATIONS],
    ['of the personal accounts', { tid: PERSONAL_TENANT_ID }, APPLICATIONS],
  ])('of an application is rejected as APPLICATION_NOT_ALLOWED %s', async (_what, claims, applications) => {
    const iss = microsoft.issuerOf(claims.tid ?? ORGANIZATION);
    const token = await microsoft.sign(microsoft.applicationClaims({ iss, ...claims }));
    expect(await outcome(token, { applications })).toBe('APPLICATION_NOT_ALLOWED');
  });

  it('of a listed application is accepted with its ids in any case, whichever people can sign in', async () => {
    const tid = ORGANIZATION.toUpperCase();
    const claims = { tid, iss: microsoft.issuerOf(tid), azp: APPLICATION_CLIENT_ID.toUpperCase() };
    const token = await microsoft.sign(microsoft.applicationClaims(claims));
    const allowedTenants = new Set([OTHER_ORGANIZATION]);
    expect(await outcome(token, { allowedTenants })).toHaveProperty('kind', 'APPLICATION');
  });
});

describe('an accepted access token', () => {
  function countingReader() {
    let now = new Date();
    const verifier = new MicrosoftTokenVerifier({
      authority: microsoft.authority,
      allowedTenants: '*',
      clock: { now: () => now },
      time: () => now.getTime(),
      fetch: microsoft.fetch,
      keyCooldownMs: 0,
    });
    const verify = jest.spyOn(verifier, 'verify');
    const read = createAccessTokenReader({ verifier, audiences: [CLIENT_ID], applications: APPLICATIONS });
    const advance = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
    return { read, verify, advance };
  }

  it('is verified once, and separately from others', async () => {
    const { read, verify } = countingReader();
    const [one, other] = await Promise.all(
      [PERSON, OBJECT_ID].map((oid) => microsoft.sign(microsoft.userClaims({ oid }))),
    );
    const first = await read(one ?? '');
    expect(await read(one ?? '')).toBe(first);
    expect(verify).toHaveBeenCalledTimes(1);
    expect(await read(other ?? '')).toMatchObject({ identity: { objectId: OBJECT_ID } });
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is rejected after it expires', async () => {
    const { read, advance } = countingReader();
    const token = await microsoft.sign(microsoft.userClaims());
    await read(token);
    advance(61);
    await expect(read(token)).rejects.toMatchObject({ code: 'EXPIRED' });
  });

  it('is verified again after the keys were reloaded', async () => {
    const { read, verify, advance } = countingReader();
    const exp = Math.floor(Date.now() / 1000) + 3 * 3_600;
    const token = await microsoft.sign(microsoft.userClaims({ exp }));
    await read(token);
    advance(61);
    await read(token);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is cached without its claims, which can be long', async () => {
    const { read, verify } = countingReader();
    let claims: WeakRef<object> | null = null;
    const { verify: original } = MicrosoftTokenVerifier.prototype;
    verify.mockImplementation(async function (this: MicrosoftTokenVerifier, ...given) {
      const verified = await original.apply(this, given);
      claims = new WeakRef(verified.claims);
      return verified;
    });
    const token = await microsoft.sign(microsoft.userClaims());
    await read(token);
    verify.mockReset();
    await turn();
    collectGarbage();
    expect(claims!.deref()).toBeUndefined();
    await read(token);
    expect(verify).not.toHaveBeenCalled();
  });

  it('that is rejected is verified each time', async () => {
    const { read, verify } = countingReader();
    const token = await microsoft.sign(microsoft.userClaims({ scp: 'openid' }));
    for (let time = 1; time <= 2; time += 1)
      await expect(read(token)).rejects.toMatchObject({ code: 'PERMISSION_MISSING' });
    expect(verify).toHaveBeenCalledTimes(2);
  });
});
