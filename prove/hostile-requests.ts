import { MOST_BODY_BYTES } from '../src/http/request-limits';

/** An HTTP request as sent. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A request that is meant to consume too many resources. */
export interface HostileRequest {
  readonly name: string;
  /**
   * The expected status, and the code of the first error, which is null for data. If all of it is null, any refusal is
   * correct.
   */
  readonly answer: readonly [status: number, code: string | null] | null;
  /** Whether the sender is signed in, because the request is rejected early otherwise. */
  readonly signedIn: boolean;
  /** Creates the request. A unique number keeps its document out of every cache. */
  readonly make: (nonce: number) => HttpRequest;
}

const JSON_TYPE = { 'content-type': 'application/json' };
/** The size that text can have in a body, with room for the query around it. */
const ROOM = MOST_BODY_BYTES - 1_024;
/** Node.js accepts 16 KiB of headers. */
const HEADER_ROOM = 15_000;

/** Repeats a text a number of times. */
export function times(count: number, text: string | ((index: number) => string), between = ' '): string {
  return Array.from({ length: count }, (_, index) => (typeof text === 'string' ? text : text(index))).join(
    between,
  );
}

/** Repeats a text as often as it fits into a body. */
export function fill(text: string, room = ROOM): string {
  return text.repeat(Math.floor(room / Buffer.byteLength(text)));
}

/** Creates a GraphQL request. `variables` is JSON. */
export function post(query: string, variables = '{}', rest = ''): HttpRequest {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}${rest}}`;
  return { method: 'POST', path: '/graphql', headers: JSON_TYPE, body };
}

type Answer = HostileRequest['answer'];
const REFUSED = (code: string): Answer => [400, code];
const INVALID = REFUSED('GRAPHQL_VALIDATION_FAILED');
const SYNTAX = REFUSED('GRAPHQL_PARSE_FAILED');
const BAD_INPUT = REFUSED('BAD_USER_INPUT');
const LARGE_VARIABLES = REFUSED('VARIABLES_TOO_LARGE');
const LONG_QUERY = REFUSED('QUERY_TOO_LONG');
const COMPLEX = REFUSED('QUERY_TOO_COMPLEX');
const DATA: Answer = [200, null];

function queries(): HostileRequest[] {
  const query = (name: string, answer: Answer, text: string): HostileRequest => ({
    name: `query: ${name}`,
    answer,
    signedIn: false,
    make: (nonce) => post(`${text}\n# ${String(nonce)}`),
  });
  const fragment = (index: number, selections: string): string =>
    `fragment F${String(index)} on Query { ${selections} }`;
  return [
    query('one field 1,990 times', COMPLEX, `{ ${times(1_990, '__typename')} }`),
    query('an unknown field 1,990 times', COMPLEX, `{ ${times(1_990, 'a')} }`),
    query('one alias for 600 fields', COMPLEX, `{ ${times(600, (i) => `a: x${String(i)}`)} }`),
    query(
      'one alias for 600 fields in inline fragments',
      COMPLEX,
      `{ ${times(300, (i) => `... { a: x${String(i)} }`)} }`,
    ),
    query(
      'twenty fields with twenty conflicts each',
      COMPLEX,
      `{ ${times(25, `serviceStatus { ${times(24, (i) => `a: x${String(i)}`)} }`)} }`,
    ),
    query(
      '300 conflicting aliases in two fields',
      INVALID,
      `{ serviceStatus { ${times(300, (i) => `a${String(i)}: availability`)} } serviceStatus { ${times(300, (i) => `a${String(i)}: __typename`)} } }`,
    ),
    query(
      '150 fragments spread at once',
      COMPLEX,
      `{ ${times(150, (i) => `...F${String(i)}`)} } ${times(150, (i) => fragment(i, '__typename'))}`,
    ),
    query(
      'twenty fragments of thirty fields',
      INVALID,
      `{ ${times(20, (i) => `...F${String(i)}`)} } ${times(20, (i) =>
        fragment(
          i,
          times(29, (j) => `a${String(j)}: x`),
        ),
      )}`,
    ),
    query(
      'a cycle of 240 fragments',
      COMPLEX,
      `{ ...F0 } ${times(240, (i) => fragment(i, `...F${String((i + 1) % 240)}`))}`,
    ),
    query(
      'a cycle of 40 fragments beside 60,000 lines',
      LONG_QUERY,
      `{ ...F0 }${'\n'.repeat(60_000)}${times(40, (i) => fragment(i, `...F${String((i + 1) % 40)}`))}`,
    ),
    query(
      'a cycle of 40 fragments',
      INVALID,
      `{ ...F0 } ${times(40, (i) => fragment(i, `...F${String((i + 1) % 40)}`))}`,
    ),
    query(
      'fragments that all spread one another',
      INVALID,
      `{ ...F0 } ${times(40, (i) =>
        fragment(
          i,
          times(19, (j) => `...F${String((i + j) % 40)}`),
        ),
      )}`,
    ),
    query(
      'fragments that double 45 times',
      DATA,
      `{ ...F0 } ${times(45, (i) => fragment(i, `...F${String(i + 1)} ...F${String(i + 1)}`))} ${fragment(45, '__typename')}`,
    ),
    query(
      'fragments that double around a list of 300 literals',
      REFUSED('TOO_MANY_REFERENCES'),
      `{ ...F0 } ${times(13, (i) => fragment(i, `...F${String(i + 1)} ...F${String(i + 1)}`))} ${fragment(13, `_entities(representations: [${times(300, '1')}]) { __typename }`)}`,
    ),
    query('forty unused fragments', INVALID, `{ __typename } ${times(40, (i) => fragment(i, '__typename'))}`),
    query('fields nested 660 deep', INVALID, `{ ${'viewer { '.repeat(660)}id${' }'.repeat(660)} }`),
    query('a list nested 990 deep', INVALID, `{ account(id: ${'['.repeat(990)}${']'.repeat(990)}) { id } }`),
    query(
      '480 variables of unknown types',
      INVALID,
      `query (${times(480, (i) => `$v${String(i)}: Accounx`)}) { __typename }`,
    ),
    query(
      '490 unused variables',
      INVALID,
      `query (${times(490, (i) => `$v${String(i)}: ID`)}) { __typename }`,
    ),
    query(
      '900 undefined variables',
      INVALID,
      `{ _entities(representations: [${times(900, (i) => `$v${String(i)}`)}]) { __typename } }`,
    ),
    query('990 unknown directives', INVALID, `{ __typename ${times(990, '@x')} }`),
    query('280 times the same directive', INVALID, `{ __typename ${times(280, '@skip(if: true)')} }`),
    query(
      '400 operations',
      COMPLEX,
      times(400, (i) => `query Q${String(i)} { x }`),
    ),
    query('1,000 fields that almost exist', INVALID, `{ ${times(1_000, (i) => `accounts${String(i)}`)} }`),
    query('100 long names', LONG_QUERY, `{ ${times(100, (i) => `${'a'.repeat(2_500)}${String(i)}`)} }`),
    query('a name of 60,000 letters', INVALID, `{ ${'a'.repeat(60_000)} }`),
    query('a number of 250,000 digits', LONG_QUERY, `{ account(id: 1${fill('9')}) { id } }`),
    query(
      'a number of 60,000 digits',
      INVALID,
      `{ viewer { profiles(first: 1${'9'.repeat(60_000)}) { totalCount } } }`,
    ),
    query(
      'an enum value with many suggestions',
      INVALID,
      `{ viewer { profiles(role: "${fill('Did you mean ', 60_000)}") { totalCount } } }`,
    ),
    query(
      'a block string of blank lines',
      LONG_QUERY,
      `{ account(id: """${fill('\n ', 60_000)}""") { id } }`,
    ),
    query('a comment of 250,000 characters', LONG_QUERY, `# ${fill('x')}\n{ __typename }`),
    query('200,000 commas', LONG_QUERY, `{ __typename ${fill(',')} }`),
    query('opened braces', SYNTAX, '{'.repeat(1_900)),
    query('opened braces with names', SYNTAX, fill('{a', 1_900)),
    query('a string that never ends', SYNTAX, `{ account(id: "${'x'.repeat(60_000)}`),
    query(
      'thirty aliases of a token of 60,000 characters',
      REFUSED('TOO_MANY_ALIASES'),
      `{ ${times(31, (i) => `a${String(i)}: invitationPreview(token: "x") { status }`)} }`,
    ),
  ];
}

function variables(): HostileRequest[] {
  const sent = (
    name: string,
    answer: Answer,
    query: string,
    json: string,
    signedIn = false,
  ): HostileRequest => ({
    name: `variables: ${name}`,
    answer,
    signedIn,
    make: (nonce) => post(`${query} # ${String(nonce)}`, json),
  });
  const signOut = 'mutation ($i: SignOutInput) { signOut(input: $i) { userErrors { code } } }';
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
  const account = 'query ($i: ID) { account(id: $i) { id } }';
  const association =
    'mutation ($a: [ID!]) { associateProfile(input: { token: "x", alsoProfileIds: $a }) { userErrors { code } } }';
  const profiles = 'query ($s: ProfileRole) { viewer { profiles(role: $s) { totalCount } } }';
  const invites = (fields: string): string => `mutation ($e: String!) { ${fields} }`;
  const invite = 'requestInvites(input: { email: $e }) { userErrors { code } }';
  const keys = (count: number): string => `{${times(count, (i) => `"k${String(i)}":1`, ',')}}`;
  const references = (count: number, reference: string): string => `{"r":[${times(count, reference, ',')}]}`;
  return [
    sent('8,000 unknown keys', BAD_INPUT, signOut, `{"i":${keys(8_000)}}`),
    sent('22,000 unknown keys', LARGE_VARIABLES, signOut, `{"i":${keys(22_000)}}`),
    sent('80,000 objects for ids', LARGE_VARIABLES, association, `{"a":[${times(80_000, '{}', ',')}]}`),
    sent('9,000 objects for ids', BAD_INPUT, association, `{"a":[${times(9_000, '{}', ',')}]}`),
    sent('lists nested 50 deep', LARGE_VARIABLES, entities, `{"r":${'['.repeat(50)}${']'.repeat(50)}}`),
    sent(
      'lists nested 120,000 deep',
      LARGE_VARIABLES,
      entities,
      `{"r":${'['.repeat(120_000)}${']'.repeat(120_000)}}`,
    ),
    sent(
      'objects nested 5,000 deep',
      LARGE_VARIABLES,
      entities,
      `{"r":[${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}]}`,
    ),
    sent(
      'an enum value with many suggestions',
      BAD_INPUT,
      profiles,
      `{"s":"${fill('Did you mean ', 120_000)}"}`,
    ),
    sent('a text of 250,000 characters', LARGE_VARIABLES, profiles, `{"s":"${fill('x')}"}`),
    sent(
      'a number of 250,000 digits',
      BAD_INPUT,
      'query ($n: Int) { viewer { profiles(first: $n) { totalCount } } }',
      `{"n":1${fill('9')}}`,
    ),
    sent(
      'nothing that is declared',
      DATA,
      'query ($i: ID = "x") { account(id: $i) { id } }',
      `{"other":"${fill('x', 120_000)}"}`,
    ),
    sent('an id of 120,000 characters', DATA, account, `{"i":"${fill('x', 120_000)}"}`),
    sent('1,000 references without a key', DATA, entities, references(1_000, '{"__typename":"Account"}')),
    sent(
      '1,000 references with 100 characters each',
      DATA,
      entities,
      references(1_000, `{"__typename":"Account","id":"${'x'.repeat(100)}"}`),
    ),
    sent(
      '1,001 references',
      REFUSED('TOO_MANY_REFERENCES'),
      entities,
      references(1_001, '{"__typename":"Account","id":"x"}'),
    ),
    sent(
      'references with nested keys',
      DATA,
      entities,
      references(900, '{"__typename":"Account","id":{"a":{"b":[1,2,3]}}}'),
    ),
    sent(
      'combining marks as an e-mail address',
      DATA,
      invites(invite),
      `{"e":"${fill('\u0323\u0307', 120_000)}@x.example"}`,
      true,
    ),
    sent(
      'combining marks thirty times',
      DATA,
      invites(times(30, (i) => `a${String(i)}: ${invite}`)),
      `{"e":"${fill('\u0323\u0307', 120_000)}@x.example"}`,
      true,
    ),
    sent('dots as an e-mail address', DATA, invites(invite), `{"e":"a@${fill('a.', 120_000)}"}`, true),
    sent(
      'a search of 120,000 combining marks',
      [200, 'BAD_USER_INPUT'],
      'query ($s: String) { viewer { profiles(search: $s) { totalCount } } }',
      `{"s":"a${fill('\u0323\u0307', 120_000)}"}`,
      true,
    ),
    sent(
      'a cursor of 120,000 characters',
      [200, 'BAD_USER_INPUT'],
      'query ($s: String) { viewer { profiles(after: $s) { totalCount } } }',
      `{"s":"${fill('IOKA', 120_000)}"}`,
      true,
    ),
    sent(
      'a cursor of 120,000 characters, of a list for applications',
      [200, 'FORBIDDEN'],
      'query ($s: String) { accessEvents(after: $s) { totalCount } }',
      `{"s":"${fill('IOKA', 120_000)}"}`,
      true,
    ),
    sent(
      'thirty cursors of 120,000 characters',
      [200, 'BAD_USER_INPUT'],
      `query ($s: String) { ${times(25, (i) => `a${String(i)}: viewer { profiles(after: $s) { pageInfo { hasNextPage } } }`)} }`,
      `{"s":"${fill('IOKA', 120_000)}"}`,
      true,
    ),
    sent(
      'a locale and a name of combining marks',
      DATA,
      'mutation ($a: ID!, $n: String, $l: String) { updateProfile(input: { profileId: $a, displayName: $n, locale: $l }) { userErrors { code } } }',
      `{"a":"PROFILE","n":"${fill('\u0323\u0307', 60_000)}","l":"${fill('en-', 60_000)}"}`,
      true,
    ),
    sent(
      'an account number of combining marks',
      DATA,
      'mutation ($n: String!) { requestAccess(input: { accountNumber: $n }) { userErrors { code } } }',
      `{"n":"${fill('\u0323\u0307', 120_000)}"}`,
      true,
    ),
    sent(
      'an invitation token of combining marks',
      DATA,
      'mutation ($t: String!) { declineInvite(input: { token: $t }) { userErrors { code } } }',
      `{"t":"${fill('\u0323\u0307', 120_000)}"}`,
    ),
    sent(
      'an account id of combining marks',
      DATA,
      'mutation ($a: ID!) { contactPartner(input: { accountId: $a }) { userErrors { code } } }',
      `{"a":"${fill('\u0323\u0307', 120_000)}"}`,
      true,
    ),
    sent(
      'an account id of combining marks, for its administrators',
      DATA,
      'mutation ($a: ID!) { contactAdministrators(input: { accountId: $a, topic: OTHER }) { userErrors { code } } }',
      `{"a":"${fill('\u0323\u0307', 120_000)}"}`,
      true,
    ),
    sent(
      'an approved name and address of combining marks',
      DATA,
      'mutation ($t: String!) { approveAccessRequest(input: { accessRequestId: "areq_x", displayName: $t, email: $t, locale: $t }) { userErrors { code } } }',
      `{"t":"${fill('\u0323\u0307', 120_000)}"}`,
      true,
    ),
    sent(
      '700 account numbers of combining marks',
      DATA,
      entities,
      `{"r":[${times(700, (i) => `{"__typename":"Account","number":"${'\u0323\u0307'.repeat(77)}${String(i)}"}`, ',')}]}`,
      true,
    ),
    sent(
      'thirty tokens of 120,000 characters',
      REFUSED('TOO_MANY_ALIASES'),
      `query ($t: String!) { ${times(31, (i) => `a${String(i)}: invitationPreview(token: $t) { status }`)} }`,
      `{"t":"${fill('x', 120_000)}"}`,
    ),
  ];
}

function bodies(): HostileRequest[] {
  const body = (
    name: string,
    answer: Answer,
    text: string | Buffer,
    headers = JSON_TYPE,
  ): HostileRequest => ({
    name: `body: ${name}`,
    answer,
    signedIn: false,
    make: () => ({ method: 'POST', path: '/graphql', headers, body: text }),
  });
  const BAD_REQUEST = REFUSED('BAD_REQUEST');
  return [
    body('an array of 80,000 operations', BAD_REQUEST, `[${times(80_000, '{}', ',')}]`),
    body('lists nested 120,000 deep', BAD_REQUEST, '['.repeat(120_000) + ']'.repeat(120_000)),
    body('22,000 keys', BAD_REQUEST, `{${times(22_000, (i) => `"k${String(i)}":1`, ',')}}`),
    body('a quarter of a megabyte of blanks', BAD_REQUEST, fill(' ')),
    body('__proto__ before blanks', BAD_REQUEST, `{"__proto__"${fill(' ')}:1}`),
    body('many __proto__', BAD_REQUEST, `[${fill('"__proto__" ,')}1]`),
    body('no UTF-8', BAD_REQUEST, Buffer.alloc(ROOM, 0xff)),
    body(
      'an operation name of 250,000 characters',
      [400, 'OPERATION_RESOLUTION_FAILURE'],
      `{"query":"{ __typename }","operationName":"${fill('x')}"}`,
    ),
    body(
      'extensions nested 120,000 deep',
      [200, null],
      `{"query":"{ __typename }","extensions":{"a":${'['.repeat(120_000)}${']'.repeat(120_000)}}}`,
    ),
    body(
      'a persisted query',
      [200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
      `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${fill('x')}"}}}`,
    ),
    body('a query that is a list', BAD_REQUEST, `{"query":[${times(80_000, '{}', ',')}]}`),
    body('compressed', [415, 'UNSUPPORTED_MEDIA_TYPE'], fill('x'), {
      ...JSON_TYPE,
      'content-encoding': 'gzip',
    } as typeof JSON_TYPE),
    body('a form', [415, 'UNSUPPORTED_MEDIA_TYPE'], fill('a=b&'), {
      'content-type': 'multipart/form-data; boundary=x',
    }),
    body('XML', [415, 'UNSUPPORTED_MEDIA_TYPE'], fill('<a>'), { 'content-type': 'text/xml' }),
    signOutNested(2_000, 403),
    signOutNested(120_000, 413),
  ];
}

function signOutNested(deep: number, status: number): HostileRequest {
  return {
    name: `body: a sign-out nested ${deep.toLocaleString('en')} deep`,
    answer: [status, null],
    signedIn: false,
    make: () => ({
      ...{ method: 'POST', path: '/auth/sign-out', headers: { ...JSON_TYPE, accept: 'application/json' } },
      body: '['.repeat(deep) + ']'.repeat(deep),
    }),
  };
}

/** Headers that the service or a library reads. */
export const HEADERS = [
  ...['accept', 'accept-encoding', 'accept-language', 'access-control-request-headers', 'authorization'],
  ...['content-type', 'cookie', 'forwarded', 'host', 'if-none-match', 'origin', 'range', 'referer'],
  ...[
    'traceparent',
    'tracestate',
    'x-forwarded-for',
    'x-profile-id',
    'x-request-id',
    'x-router-authorization',
  ],
] as const;

/** Header values that are slow to parse in naive code. */
export const HEADER_VALUES = [
  `application/json;${' '.repeat(HEADER_ROOM)}x`,
  `br${' '.repeat(HEADER_ROOM)}x`,
  fill('a/b;q=0.1,', HEADER_ROOM),
  fill('a=";', HEADER_ROOM),
  fill('a=b; ', HEADER_ROOM),
  `Bearer ${fill('a.', HEADER_ROOM)}`,
  fill('%', HEADER_ROOM),
  fill(',', HEADER_ROOM),
] as const;

function headers(): HostileRequest[] {
  return HEADERS.flatMap((name) =>
    HEADER_VALUES.map((value, index) => ({
      name: `header: ${name} ${String(index)}`,
      answer: null,
      signedIn: false,
      make: (): HttpRequest => ({
        ...(index % 2 === 0 ? post('{ __typename }') : { method: 'GET', path: '/', body: '' }),
        headers: { ...(index % 2 === 0 && JSON_TYPE), [name]: value },
      }),
    })),
  );
}

/** Languages for the page about a failed sign-in. */
function languages(): HostileRequest[] {
  return ['a,', 'a;q=0.1,', 'a-', 'de;'].map((text) => ({
    name: `header: the language of a sign-in, ${text} repeated`,
    answer: [400, null],
    signedIn: false,
    make: () => ({
      ...{ method: 'GET', path: '/auth/callback', body: '' },
      headers: { 'accept-language': fill(text, HEADER_ROOM) },
    }),
  }));
}

/** Returns the requests, each within the size that the service accepts. */
export function hostileRequests(): readonly HostileRequest[] {
  return [...queries(), ...variables(), ...bodies(), ...headers(), ...languages()];
}
