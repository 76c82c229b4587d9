import { loadConfig, loadDatabaseAddress } from '../../src/config/config';
import { ConfigError } from '../../src/config/config-error';
import { findMisspelled } from '../../src/config/misspelled-variables';

const KEY = Buffer.alloc(32, 7).toString('base64');
const DAY = 24 * 60 * 60_000;
const LEAST = {
  PUBLIC_URL: 'https://access.example.com',
  DATABASE_URL: 'mysql://user:password@db:3306/access',
  MICROSOFT_CLIENT_ID: 'client',
  MICROSOFT_CLIENT_SECRET: 'client-secret',
  SECRET_KEYS: `one:${KEY}`,
  POSTMARK_SERVER_TOKEN: 'server-token',
  MAIL_FROM: 'CustomerSource <no-reply@example.com>',
};

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('requires few variables, and has defaults for the rest', () => {
    expect(loadConfig(LEAST)).toMatchObject({
      host: '0.0.0.0',
      port: 4000,
      publicUrl: new URL('https://access.example.com'),
      trustProxy: false,
      poolSize: 10,
      concurrentRequests: 24,
      microsoft: {
        authority: new URL('https://login.microsoftonline.com/common/v2.0'),
        allowedTenants: '*',
        applications: new Set(),
        apiAudiences: ['client'],
      },
      routerSecrets: [],
      session: { idleMs: 3_600_000, persistentIdleMs: 30 * DAY, absoluteMs: 90 * DAY },
      invitationLifetimeMs: 7 * DAY,
      mail: { postmarkUrl: new URL('https://api.postmarkapp.com'), messageStream: 'outbound', pollMs: 1000 },
      corsOrigins: [],
      introspection: false,
      sandbox: false,
      logLevel: 'info',
      maintenance: null,
    });
  });

  it.each([
    ['CustomerSource <no-reply@MÜNCHEN.example>', 'CustomerSource <no-reply@xn--mnchen-3ya.example>'],
    ['no-reply\u200b@contoso.example', 'no-reply@contoso.example'],
  ])('accepts %s as the sender of mail in ASCII', (sender, from) => {
    expect(loadConfig({ ...LEAST, MAIL_FROM: sender }).mail.from).toBe(from);
  });

  it.each([
    'foo',
    'CustomerSource',
    'CustomerSource <foo>',
    'CustomerSource <a@b.example',
    'a@b.example>',
    'bücher@contoso.example',
  ])('rejects %s as the sender of mail', (sender) => {
    expect(problemsOf({ ...LEAST, MAIL_FROM: sender })).toEqual([
      'MAIL_FROM has no e-mail address; write CustomerSource <no-reply@example.com>, or the address alone',
    ]);
  });

  it('has no links, contact, or privacy statement by default', () => {
    const links = { CUSTOMERSOURCE: [], PARTNERSOURCE: [] };
    expect(loadConfig(LEAST).portal).toEqual({ links, contact: null, privacy: null });
  });

  it('reads the links of each extranet in the order of their kinds, the contact, and the privacy statement', () => {
    const given = {
      ...LEAST,
      CUSTOMERSOURCE_LINKS: 'SUPPORT=https://a.example/?a=b%2Cc, PRODUCT_UPDATES=https://b.example',
      PARTNERSOURCE_LINKS: 'TRAINING=https://c.example/t',
      CONTACT_EMAIL: 'itmbssup@microsoft.com',
      PRIVACY_URL: 'https://a.example/privacy',
    };
    expect(loadConfig(given).portal).toEqual({
      links: {
        CUSTOMERSOURCE: [
          { kind: 'PRODUCT_UPDATES', url: 'https://b.example/' },
          { kind: 'SUPPORT', url: 'https://a.example/?a=b%2Cc' },
        ],
        PARTNERSOURCE: [{ kind: 'TRAINING', url: 'https://c.example/t' }],
      },
      contact: 'itmbssup@microsoft.com',
      privacy: 'https://a.example/privacy',
    });
  });

  it.each([
    ['PRIVACY_URL', 'http://a.example', 'is not an HTTPS URL; write https://example.com/page'],
    ['PRIVACY_URL', 'javascript:alert(1)', 'is not an HTTPS URL; write https://example.com/page'],
    ['PRIVACY_URL', 'https://user@a.example', 'is not an HTTPS URL; write https://example.com/page'],
    ...['PUBLIC_URL', 'MICROSOFT_AUTHORITY', 'OTEL_EXPORTER_OTLP_ENDPOINT'].flatMap((name) =>
      ['https://user:secret@a.example', 'https://:secret@a.example'].map((url) => [
        ...[name, url, 'must have no name and password before the host'],
      ]),
    ),
    ['CONTACT_EMAIL', 'support', 'is not an e-mail address; write help@example.com'],
    [
      'CUSTOMERSOURCE_LINKS',
      'SUPPORT=https://a.example,DOWNLOADS=http://a.example',
      "entry 2 isn't <kind>=<HTTPS URL>; the kinds are PRODUCT_UPDATES, DOWNLOADS, TRAINING, COMMUNITY, SUPPORT",
    ],
    [
      'PARTNERSOURCE_LINKS',
      'NEWS=https://a.example',
      "entry 1 isn't <kind>=<HTTPS URL>; the kinds are PRODUCT_UPDATES, DOWNLOADS, TRAINING, COMMUNITY, SUPPORT",
    ],
    [
      'PARTNERSOURCE_LINKS',
      'SUPPORT=https://a.example,SUPPORT=https://b.example',
      'has SUPPORT twice; write one URL for each kind',
    ],
  ])('rejects %s %s', (name, value, problem) => {
    expect(problemsOf({ ...LEAST, [name]: value })).toEqual([`${name} ${problem}`]);
  });

  it('reads the addresses of read replicas, and has none by default', () => {
    const given = 'mysql://a:b%2Cc@one:3307/access, mariadb://a:b@two/access?tls=true';
    expect(loadConfig({ ...LEAST, DATABASE_READ_URLS: given }).readReplicas).toMatchObject([
      { kind: 'mysql', host: 'one', port: 3307, password: 'b,c', tls: false },
      { kind: 'mariadb', host: 'two', port: 3306, tls: true },
    ]);
    expect(loadConfig(LEAST).readReplicas).toEqual([]);
  });

  it('names each address of a read replica that it refuses, without its value', () => {
    expect(problemsOf({ ...LEAST, DATABASE_READ_URLS: 'mysql://a:secret@one/access, two,sqlite:x' })).toEqual(
      [
        'DATABASE_READ_URLS entry 2: write mysql://user:password@host:3306/name or mariadb://user:password@host:3306/name',
        'DATABASE_READ_URLS entry 3: write mysql://user:password@host:3306/name or mariadb://user:password@host:3306/name',
      ],
    );
  });

  it('refuses read replicas of SQLite', () => {
    const given = { DATABASE_URL: 'sqlite:access.sqlite', DATABASE_READ_URLS: 'mysql://a:b@one/access' };
    expect(problemsOf({ ...LEAST, ...given })).toEqual([
      'DATABASE_READ_URLS needs a server in DATABASE_URL; SQLite has no replicas, so remove it',
    ]);
  });

  it('finds exactly the variables with misspelled names', () => {
    expect(
      findMisspelled({
        ...LEAST,
        MICROSFT_ALLOWED_TENANTS: '*',
        MAIL_FORM: 'x',
        HOME: '/',
        POST: '1',
        DATABASE_PORT: '3306',
        npm_config_loglevel: 'x',
      }),
    ).toEqual([
      { name: 'MICROSFT_ALLOWED_TENANTS', nearest: 'MICROSOFT_ALLOWED_TENANTS' },
      { name: 'MAIL_FORM', nearest: 'MAIL_FROM' },
    ]);
  });

  it('lists all errors together, each with its variable, including missing ones', () => {
    expect(
      problemsOf({})
        .map((problem) => problem.split(' ')[0])
        .sort(),
    ).toEqual(Object.keys(LEAST).sort());
    const problems = problemsOf({
      ...LEAST,
      PORT: '70000',
      LOG_LEVEL: 'loud',
      MAIL_FROM: undefined,
      SANDBOX: 'yes',
    });
    expect([...problems].sort()).toEqual([
      'LOG_LEVEL write fatal, error, warn, info, debug, trace or silent',
      'MAIL_FROM is missing; the address that mail comes from, such as CustomerSource <no-reply@example.com>',
      'PORT write at most 65535',
      'SANDBOX write on or off',
    ]);
  });

  it('lists an invalid maintenance window with the other errors', () => {
    const window = { MAINTENANCE_FROM: '2026-12-02T00:00:00Z', MAINTENANCE_UNTIL: '2026-12-01T00:00:00Z' };
    const problems = problemsOf({ ...LEAST, ...window, PORT: 'x' });
    expect(problems).toEqual([
      'PORT write a whole number',
      'MAINTENANCE_UNTIL must be after MAINTENANCE_FROM',
    ]);
  });

  it.each([
    ['MAINTENANCE_FROM', 'MAINTENANCE_UNTIL'],
    ['MAINTENANCE_UNTIL', 'MAINTENANCE_FROM'],
  ])('requires with %s also %s', (given, missing) => {
    const problems = problemsOf({ ...LEAST, [given]: '2026-12-02T00:00:00Z' });
    expect(problems).toEqual([`${missing} is missing; a window has a beginning and an end`]);
  });

  it('treats empty variables as unset', () => {
    expect(loadConfig({ ...LEAST, PORT: '', POSTMARK_URL: '', MAINTENANCE_FROM: '' }).port).toBe(4000);
    expect(problemsOf({ ...LEAST, SECRET_KEYS: '' })[0]).toMatch(/^SECRET_KEYS is missing/);
  });

  it('rejects a token of blanks, which would otherwise fail only with the first mail to Postmark', () => {
    expect(problemsOf({ ...LEAST, POSTMARK_SERVER_TOKEN: ' ' })).toEqual([
      "POSTMARK_SERVER_TOKEN is empty; the token of the server in Postmark's settings",
    ]);
  });

  it('never repeats a value, whichever variable it is in', () => {
    const canary = 'canary%value';
    const names = [
      ...Object.keys(LEAST),
      ...['PORT', 'TRUST_PROXY', 'DATABASE_POOL_SIZE', 'MICROSOFT_AUTHORITY', 'MICROSOFT_ALLOWED_TENANTS'],
      'MICROSOFT_APPLICATIONS',
      ...['SESSION_IDLE_MINUTES', 'INVITATION_DAYS', 'POSTMARK_URL', 'MAIL_POLL_MS', 'CORS_ORIGINS'],
      ...['ROUTER_SECRET', 'INTROSPECTION', 'SANDBOX', 'LOG_LEVEL', 'MAINTENANCE_FROM', 'MAINTENANCE_UNTIL'],
    ];
    const everywhere = (value: string) => Object.fromEntries(names.map((name) => [name, value]));
    for (const value of [
      canary,
      `mysql://${canary}:${canary}@db`,
      `one:${canary}`,
      `one:${KEY},one:${KEY}`,
    ]) {
      const problems = problemsOf(everywhere(value));
      expect(problems.length).toBeGreaterThan(12);
      expect(problems.join()).not.toMatch(/canary|BwcHBw/);
    }
  });

  it("hides secrets when it's accidentally printed in an error", () => {
    const error = new ConfigError(['PORT write a whole number']);
    expect(error.message).toBe('The configuration has errors:\n  PORT write a whole number');
    expect(JSON.stringify(loadConfig(LEAST).secretKeys)).not.toContain(KEY);
  });

  it.each([
    'http://access.example.com',
    'https://access.example.com/path',
    'https://access.example.com/?query',
    'https://user@access.example.com',
    'ftp://access.example.com',
    'access.example.com',
    'javascript:alert(1)',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
  ])('rejects %s as its public origin', (url) => {
    expect(problemsOf({ ...LEAST, PUBLIC_URL: url })).toHaveLength(1);
  });

  it.each([
    'http://localhost:4000',
    'http://127.0.0.1:4000',
    'http://[::1]:4000',
    'https://access.example.com/',
  ])('accepts %s as its public origin', (url) => {
    expect(loadConfig({ ...LEAST, PUBLIC_URL: url }).publicUrl.href).toBe(new URL(url).href);
  });

  it.each([
    ['off', false],
    ['1', 1],
    ['12', 12],
    ['10.0.0.7', ['10.0.0.7']],
    ['10.0.0.0/8, fd00::/8,::1', ['10.0.0.0/8', 'fd00::/8', '::1']],
  ])('reads TRUST_PROXY=%s', (value, trustProxy) => {
    expect(loadConfig({ ...LEAST, TRUST_PROXY: value }).trustProxy).toEqual(trustProxy);
  });

  it.each(['on', 'true', '0', '-1', '1.5', '*', '10.0.0.0/33', '0.0.0.0/0', '::/0', '10.0.0.1,', 'proxy'])(
    'rejects TRUST_PROXY=%s and lists valid values',
    (value) => {
      expect(problemsOf({ ...LEAST, TRUST_PROXY: value })).toEqual([
        'TRUST_PROXY write off, how many proxies are in front (such as 1), or their addresses and CIDR ranges',
      ]);
    },
  );

  it('reads lists: tenants in lowercase, and origins without slashes', () => {
    const tenants = '5F0A6A3C-0D7E-4A35-9A43-2F2F6D8F0B11, 8d1f7c55-31f4-4a0c-b4b6-6d1f0c2a9e22';
    const config = loadConfig({
      ...LEAST,
      MICROSOFT_ALLOWED_TENANTS: tenants,
      CORS_ORIGINS: 'https://a.example/, https://b.example:8443,',
    });
    expect(config.microsoft.allowedTenants).toEqual(new Set(tenants.toLowerCase().split(', ')));
    expect(config.corsOrigins).toEqual(['https://a.example', 'https://b.example:8443']);
    expect(problemsOf({ ...LEAST, MICROSOFT_ALLOWED_TENANTS: 'contoso' })).toHaveLength(1);
    expect(problemsOf({ ...LEAST, CORS_ORIGINS: '*' })).toHaveLength(1);
  });

  it('reads the applications that can call, in lowercase, and names invalid entries', () => {
    const [tenant, client] = ['5F0A6A3C-0D7E-4A35-9A43-2F2F6D8F0B11', '8d1f7c55-31f4-4a0c-b4b6-6d1f0c2a9e22'];
    const given = { ...LEAST, MICROSOFT_APPLICATIONS: `${tenant}:${client}, ${client} : ${tenant}` };
    expect(loadConfig(given).microsoft.applications).toEqual(
      new Set([`${tenant}:${client}`.toLowerCase(), `${client}:${tenant}`.toLowerCase()]),
    );
    const wrong = ['*', client, `*:${client}`, `${tenant}:`, `${tenant}:${client}:${client}`, ''].join();
    expect(problemsOf({ ...LEAST, MICROSOFT_APPLICATIONS: `${tenant}:${client},${wrong}` })).toEqual(
      [2, 3, 4, 5, 6, 7].map(
        (entry) =>
          `MICROSOFT_APPLICATIONS entry ${entry} isn't <tenant id>:<client id>; ` +
          'write two GUIDs with a colon between them',
      ),
    );
  });

  it('reads the audiences of access tokens, by default the application itself', () => {
    const given = { ...LEAST, MICROSOFT_API_AUDIENCES: 'api://access, 2c4d6e8f-1a3b-4c5d-9e7f-0a1b2c3d4e5f' };
    expect(loadConfig(given).microsoft.apiAudiences).toEqual([
      'api://access',
      '2c4d6e8f-1a3b-4c5d-9e7f-0a1b2c3d4e5f',
    ]);
  });

  it('reads one router secret, or two during a rotation', () => {
    const [one, two] = ['1'.repeat(32), '2/+='.repeat(11)];
    expect(loadConfig({ ...LEAST, ROUTER_SECRET: one }).routerSecrets).toEqual([one]);
    expect(loadConfig({ ...LEAST, ROUTER_SECRET: `${two}, ${one}` }).routerSecrets).toEqual([two, one]);
  });

  it.each([
    ['a short one', '1'.repeat(31)],
    ['a short one beside a long one', `${'1'.repeat(32)},${'2'.repeat(31)}`],
    ['three', ['1', '2', '3'].map((digit) => digit.repeat(32)).join()],
    ['none between commas', ' , '],
    ['what no header can hold', `${'1'.repeat(32)}\u00fc`],
  ])('rejects %s as the router secret, without repeating any', (_what, value) => {
    const problems = problemsOf({ ...LEAST, ROUTER_SECRET: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^ROUTER_SECRET /);
    expect(problems[0]).not.toContain('1'.repeat(31));
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '1.5'],
    ['PORT', 'Infinity'],
    ['DATABASE_POOL_SIZE', '0'],
    ['INVITATION_DAYS', '366'],
    ['MAIL_POLL_MS', '19'],
    ['SESSION_IDLE_MINUTES', 'NaN'],
    ['MAINTENANCE_FROM', '2026-12-01'],
  ])('rejects %s=%s', (name, value) => {
    expect(
      problemsOf({ ...LEAST, [name]: value }).filter((problem) => problem.startsWith(name)),
    ).toHaveLength(1);
  });

  it('is deeply frozen', () => {
    const config = loadConfig({
      ...LEAST,
      MAINTENANCE_FROM: '2026-12-01T00:00:00Z',
      MAINTENANCE_UNTIL: '2026-12-02T00:00:00Z',
    });
    const lists = [config.corsOrigins, config.microsoft.apiAudiences, config.routerSecrets];
    const parts = [config.microsoft, config.session, config.mail, config.database, ...lists];
    for (const part of [config, ...parts, config.maintenance]) expect(Object.isFrozen(part)).toBe(true);
  });

  it('requires only DATABASE_URL where only the database is needed', () => {
    expect(loadDatabaseAddress({ DATABASE_URL: 'sqlite:data/x.sqlite' })).toMatchObject({
      path: 'data/x.sqlite',
    });
    expect(() => loadDatabaseAddress({})).toThrow(/DATABASE_URL is missing/);
  });
});
