/**
 * The floor: node:http, prepared statements, and hand-written JSON. There is no GraphQL: a body with variables is W2.
 * With `STATEMENTS=1`, it sends one statement for each request; otherwise, two.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { answerAccount, answerProfile, readerOf } from './answers';
import { CONNECTIONS, readEnvironment } from './environment';
import { sessionHashOf } from './session-cookie';
import {
  type AccountRow,
  ACCOUNTS,
  ALL_PROFILES,
  FIRST_PROFILES,
  type OwnProfileRow,
  type ProfileRow,
  READABLE_ACCOUNTS,
  SIGNED_IN,
  type SignedInRow,
} from './statements';

type Select = <Row>(sql: string, parameters: string[]) => Promise<Row[]>;

interface Floor {
  /** W1. */
  viewer(select: Select, sessionHash: string): Promise<object | null>;
  /** W2. */
  accounts(select: Select, sessionHash: string, ids: readonly string[]): Promise<readonly AccountRow[]>;
}

const hasProfile = ({ id }: ProfileRow): boolean => id !== null;

/** First finds the signed-in person, then what they request. */
const inTwoStatements: Floor = {
  async viewer(select, sessionHash) {
    const [signedIn] = await select<SignedInRow>(SIGNED_IN, [sessionHash]);
    if (!signedIn) return null;
    const profiles = await select<ProfileRow>(FIRST_PROFILES, [signedIn.identityId]);
    return answerViewer(hasProfile(signedIn) ? signedIn : null, profiles);
  },
  async accounts(select, sessionHash, ids) {
    const own = await select<OwnProfileRow>(ALL_PROFILES, [sessionHash]);
    if (own.length === 0) return [];
    const accounts = await select<AccountRow>(ACCOUNTS, [JSON.stringify(ids)]);
    return accounts.filter(readerOf(own));
  },
};

/** Reads everything for the response at once. */
const inOneStatement: Floor = {
  async viewer(select, sessionHash) {
    const rows = await select<OwnProfileRow>(ALL_PROFILES, [sessionHash]);
    if (rows.length === 0) return null;
    const active = rows.find(({ isChosen, hasAccess }) => isChosen && hasAccess);
    return answerViewer(active ?? null, rows.filter(hasProfile).slice(0, 10));
  },
  accounts: (select, sessionHash, ids) =>
    select<AccountRow>(READABLE_ACCOUNTS, [JSON.stringify(ids), sessionHash]),
};

function answerViewer(active: ProfileRow | null, profiles: readonly ProfileRow[]): object {
  return {
    activeProfile: active && answerProfile(active),
    profiles: { edges: profiles.map((profile) => ({ node: answerProfile(profile) })) },
  };
}

interface Body {
  readonly variables?: { readonly representations: readonly { readonly id: string }[] };
}

async function answer(floor: Floor, select: Select, sessionHash: string, body: Body): Promise<object> {
  if (!body.variables) return { viewer: await floor.viewer(select, sessionHash) };
  const ids = body.variables.representations.map(({ id }) => id);
  const accounts = await floor.accounts(select, sessionHash, ids);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return {
    _entities: ids.map((id) => {
      const account = byId.get(id);
      return account ? answerAccount(account) : null;
    }),
  };
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
}

/** Creates a select function that uses prepared statements of a pool. */
function selectOf(pool: Pool): Select {
  return async <Row>(sql: string, parameters: string[]) => {
    const [rows] = await pool.execute<(Row & RowDataPacket)[]>(sql, parameters);
    return rows;
  };
}

const { port, databaseUrl } = readEnvironment();
const floor = process.env['STATEMENTS'] === '1' ? inOneStatement : inTwoStatements;
const select = selectOf(createPool({ uri: databaseUrl, connectionLimit: CONNECTIONS }));

createServer((request, response) => {
  readBody(request)
    .then((body) => answer(floor, select, sessionHashOf(request.headers.cookie), body))
    .then(
      (data) => {
        const text = Buffer.from(JSON.stringify({ data }));
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
        response.end(text);
      },
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end();
      },
    );
}).listen(port, '127.0.0.1');
