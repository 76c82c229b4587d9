/** Mercurius with graphql-jit and the floor's joined statements. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { answerAccount, answerProfile, readerOf } from '../servers/answers';
import { CONNECTIONS, readEnvironment } from '../servers/environment';
import { sessionHashOf } from '../servers/session-cookie';
import {
  type AccountRow,
  ACCOUNTS,
  ALL_PROFILES,
  FIRST_PROFILES,
  type OwnProfileRow,
  type ProfileRow,
  SIGNED_IN,
  type SignedInRow,
} from '../servers/statements';
import { type AccountReference, TYPE_DEFS } from './schema';

const { port, databaseUrl } = readEnvironment();
const pool = createPool({ uri: databaseUrl, connectionLimit: CONNECTIONS });

async function select<Row>(sql: string, parameters: string[]): Promise<Row[]> {
  const [rows] = await pool.execute<(Row & RowDataPacket)[]>(sql, parameters);
  return rows;
}

interface Context {
  readonly sessionHash: string;
}

const app = fastify();
void app.register(mercurius, {
  schema: TYPE_DEFS,
  jit: 1,
  context: (request): Context => ({ sessionHash: sessionHashOf(request.headers.cookie) }),
  resolvers: {
    Query: {
      async viewer(_source: unknown, _args: unknown, context: unknown) {
        const [signedIn] = await select<SignedInRow>(SIGNED_IN, [(context as Context).sessionHash]);
        if (!signedIn) return null;
        return {
          identityId: signedIn.identityId,
          activeProfile: signedIn.id === null ? null : answerProfile(signedIn),
        };
      },
      async _entities(
        _source: unknown,
        { representations }: { representations: readonly AccountReference[] },
        context: unknown,
      ) {
        const own = await select<OwnProfileRow>(ALL_PROFILES, [(context as Context).sessionHash]);
        if (own.length === 0) return representations.map(() => null);
        const rows = await select<AccountRow>(ACCOUNTS, [
          JSON.stringify(representations.map(({ id }) => id)),
        ]);
        const byId = new Map(rows.filter(readerOf(own)).map((row) => [row.id, answerAccount(row)]));
        return representations.map(({ id }) => byId.get(id) ?? null);
      },
    },
    Viewer: {
      async profiles({ identityId }: { readonly identityId: string }) {
        const rows = await select<ProfileRow>(FIRST_PROFILES, [identityId]);
        return { edges: rows.map((row) => ({ node: answerProfile(row) })) };
      },
    },
    _Entity: { resolveType: () => 'Account' },
  },
});
void app.listen({ port, host: '127.0.0.1' });
