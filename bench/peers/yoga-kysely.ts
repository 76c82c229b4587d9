/** GraphQL Yoga on Kysely, with DataLoaders, as in their documentation. */
import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { Kysely, MysqlDialect, sql } from 'kysely';
import { createPool } from 'mysql2';
import { programOf } from '../servers/answers';
import { CONNECTIONS, readEnvironment } from '../servers/environment';
import { sessionHashOf } from '../servers/session-cookie';
import { type AccountReference, TYPE_DEFS } from './schema';

interface Tables {
  session: {
    token_hash: string;
    identity_id: string;
    active_profile_id: string | null;
    ended_at: Date | null;
    idle_expires_at: Date;
    expires_at: Date;
  };
  association: { profile_id: string; identity_id: string; associated_at: Date; ended_at: Date | null };
  profile: {
    id: string;
    account_id: string;
    display_name: string;
    email: string;
    role: string;
    status: string;
    locale: string;
  };
  account: {
    id: string;
    number: string;
    name: string;
    kind: string;
    status: string;
    partner_id: string | null;
  };
  service_plan: { account_id: string; starts_at: Date; ends_at: Date };
}

const { port, databaseUrl } = readEnvironment();
const pool = createPool({ uri: databaseUrl, connectionLimit: CONNECTIONS });
const database = new Kysely<Tables>({ dialect: new MysqlDialect({ pool }) });
const now = sql<Date>`UTC_TIMESTAMP(3)`;

const findSession = (sessionHash: string) =>
  database
    .selectFrom('session')
    .select(['identity_id', 'active_profile_id'])
    .where('token_hash', '=', sessionHash)
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', now)
    .where('expires_at', '>', now)
    .executeTakeFirst();

type Session = NonNullable<Awaited<ReturnType<typeof findSession>>>;

const ownProfiles = ({ identity_id }: Session) =>
  database
    .selectFrom('association')
    .innerJoin('profile', 'profile.id', 'association.profile_id')
    .select([
      ...(['profile.id', 'profile.account_id', 'profile.display_name as displayName'] as const),
      ...(['profile.email', 'profile.role', 'profile.status', 'profile.locale'] as const),
    ])
    .where('association.identity_id', '=', identity_id)
    .where('association.ended_at', 'is', null)
    .where('profile.status', '=', 'ACTIVE');

const findActiveProfile = (session: Session) =>
  ownProfiles(session)
    .innerJoin('account', 'account.id', 'profile.account_id')
    .where('profile.id', '=', session.active_profile_id)
    .where('account.status', '=', 'ACTIVE')
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('account.kind', '<>', 'CUSTOMER'),
        exists(
          selectFrom('service_plan')
            .select('service_plan.account_id')
            .whereRef('service_plan.account_id', '=', 'account.id')
            .where('service_plan.starts_at', '<=', now)
            .where('service_plan.ends_at', '>', now),
        ),
      ]),
    )
    .executeTakeFirst();

const findAccounts = (ids: readonly string[]) =>
  database
    .selectFrom('account')
    .select(['id', 'number', 'name', 'kind', 'status', 'partner_id'])
    .where('id', 'in', ids)
    .execute();

interface Account {
  readonly id: string;
  readonly kind: string;
  readonly partner_id: string | null;
}

interface Context {
  readonly sessionHash: string;
  readonly accounts: DataLoader<string, Account | null>;
}

const createContext = ({ request }: { readonly request: Request }): Context => ({
  sessionHash: sessionHashOf(request.headers.get('cookie') ?? undefined),
  accounts: new DataLoader(async (ids) => {
    const byId = new Map((await findAccounts(ids)).map((account) => [account.id, account]));
    return ids.map((id) => byId.get(id) ?? null);
  }),
});

const yoga = createYoga({
  logging: false,
  context: createContext,
  schema: createSchema<Context>({
    typeDefs: TYPE_DEFS,
    resolvers: {
      Query: {
        viewer: async (_source: unknown, _args: unknown, { sessionHash }: Context) =>
          (await findSession(sessionHash)) ?? null,
        async _entities(
          _source: unknown,
          { representations }: { readonly representations: readonly AccountReference[] },
          { sessionHash, accounts }: Context,
        ) {
          const session = await findSession(sessionHash);
          if (!session) return representations.map(() => null);
          const [active, own, found] = await Promise.all([
            findActiveProfile(session),
            ownProfiles(session).execute(),
            accounts.loadMany(representations.map(({ id }) => id)),
          ]);
          const managing = active?.role === 'ADMINISTRATOR' ? await accounts.load(active.account_id) : null;
          return found.map((account) => {
            if (account === null || account instanceof Error) return account;
            if (own.some((profile) => profile.account_id === account.id)) return account;
            return managing?.kind === 'PARTNER' && managing.id === account.partner_id ? account : null;
          });
        },
      },
      Viewer: {
        activeProfile: async (session: Session) => (await findActiveProfile(session)) ?? null,
        async profiles(session: Session, { first }: { readonly first: number }) {
          const profiles = await ownProfiles(session)
            .orderBy('association.associated_at')
            .orderBy('association.profile_id')
            .limit(first)
            .execute();
          return { edges: profiles.map((node) => ({ node })) };
        },
      },
      Profile: {
        account: ({ account_id }: { readonly account_id: string }, _args: unknown, { accounts }: Context) =>
          accounts.load(account_id),
      },
      Account: { program: ({ kind }: Account) => programOf(kind) },
      _Entity: { __resolveType: () => 'Account' },
    },
  }),
});

// Yoga is a request handler of Node.js. The promise that it returns as well isn't needed.
createServer((request, response) => void yoga(request, response)).listen(port, '127.0.0.1');
