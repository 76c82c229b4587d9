/** Mercurius with graphql-jit, as in its documentation: a resolver for each field, and a loader for the accounts. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { createPool, type RowDataPacket } from 'mysql2/promise';
import { programOf } from '../servers/answers';
import { CONNECTIONS, readEnvironment } from '../servers/environment';
import { sessionHashOf } from '../servers/session-cookie';
import { type AccountReference, TYPE_DEFS } from './schema';

interface Session {
  readonly identity_id: string;
  readonly active_profile_id: string | null;
}

interface Profile {
  readonly id: string;
  readonly account_id: string;
  readonly role: string;
}

interface Account {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly partner_id: string | null;
}

interface Context {
  readonly sessionHash: string;
}

const { port, databaseUrl } = readEnvironment();
const pool = createPool({ uri: databaseUrl, connectionLimit: CONNECTIONS });

async function select<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
  const [rows] = await pool.query<(Row & RowDataPacket)[]>(sql, parameters);
  return rows;
}

async function findSession(context: unknown): Promise<Session | undefined> {
  const [session] = await select<Session>(
    `SELECT identity_id, active_profile_id FROM session
     WHERE token_hash = ? AND ended_at IS NULL AND idle_expires_at > UTC_TIMESTAMP(3) AND expires_at > UTC_TIMESTAMP(3)`,
    [(context as Context).sessionHash],
  );
  return session;
}

const PROFILE = `profile.id, profile.account_id, profile.display_name AS displayName, profile.email, profile.role,
  profile.status, profile.locale`;

async function findActiveProfile(session: Session): Promise<Profile | null> {
  const [profile] = await select<Profile>(
    `SELECT ${PROFILE} FROM profile
     JOIN association ON association.profile_id = profile.id AND association.ended_at IS NULL
     JOIN account ON account.id = profile.account_id
     WHERE profile.id = ? AND association.identity_id = ? AND profile.status = 'ACTIVE' AND account.status = 'ACTIVE'
       AND (account.kind <> 'CUSTOMER' OR EXISTS (SELECT 1 FROM service_plan plan WHERE plan.account_id = account.id
         AND plan.starts_at <= UTC_TIMESTAMP(3) AND plan.ends_at > UTC_TIMESTAMP(3)))`,
    [session.active_profile_id, session.identity_id],
  );
  return profile ?? null;
}

const OWN_PROFILES = `SELECT ${PROFILE} FROM profile
  JOIN association ON association.profile_id = profile.id AND association.ended_at IS NULL
  WHERE association.identity_id = ? AND profile.status = 'ACTIVE'
  ORDER BY association.associated_at, profile.id`;

async function findAccounts(ids: readonly string[]): Promise<Map<string, Account>> {
  if (ids.length === 0) return new Map();
  const rows = await select<Account>(
    'SELECT id, number, name, kind, status, partner_id FROM account WHERE id IN (?)',
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const app = fastify();
void app.register(mercurius, {
  schema: TYPE_DEFS,
  jit: 1,
  context: (request): Context => ({ sessionHash: sessionHashOf(request.headers.cookie) }),
  resolvers: {
    Query: {
      viewer: async (_source: unknown, _args: unknown, context: unknown) =>
        (await findSession(context)) ?? null,
      async _entities(
        _source: unknown,
        { representations }: { representations: readonly AccountReference[] },
        context: unknown,
      ) {
        const session = await findSession(context);
        if (!session) return representations.map(() => null);
        const [active, own, accounts] = await Promise.all([
          findActiveProfile(session),
          select<Profile>(OWN_PROFILES, [session.identity_id]),
          findAccounts([...representations.map(({ id }) => id)]),
        ]);
        const partners = await findAccounts(active?.role === 'ADMINISTRATOR' ? [active.account_id] : []);
        return representations.map(({ id }) => {
          const account = accounts.get(id);
          if (!account) return null;
          if (own.some((profile) => profile.account_id === id)) return account;
          return partners.get(account.partner_id ?? '')?.kind === 'PARTNER' ? account : null;
        });
      },
    },
    Viewer: {
      activeProfile: (session: Session) => findActiveProfile(session),
      async profiles({ identity_id }: Session, { first }: { first: number }) {
        const rows = await select<Profile>(`${OWN_PROFILES} LIMIT ?`, [identity_id, first]);
        return { edges: rows.map((node) => ({ node })) };
      },
    },
    Account: { program: ({ kind }: Account) => programOf(kind) },
    _Entity: { resolveType: () => 'Account' },
  },
  loaders: {
    Profile: {
      async account(queries: { readonly obj: Profile }[]) {
        const accounts = await findAccounts(queries.map(({ obj }) => obj.account_id));
        return queries.map(({ obj }) => accounts.get(obj.account_id));
      },
    },
  },
});
void app.listen({ port, host: '127.0.0.1' });
