/**
 * The service's packages, combined as in their tutorials: Apollo Server on Express, one class for the table and the
 * type, TypeORM's query builder, DataLoader, and a reference resolver for each reference.
 */
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { expressMiddleware } from '@as-integrations/express5';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import DataLoader from 'dataloader';
import express from 'express';
import { parse } from 'graphql';
import { buildSchema, createResolversMap } from 'type-graphql';
import { DataSource, In } from 'typeorm';
import { CONNECTIONS, readEnvironment } from '../../servers/environment';
import { sessionHashOf } from '../../servers/session-cookie';
import { mayReadOf } from './authority';
import { Account, Association, Profile, ServicePlan, Session } from './entities';
import { type Context, ProfileResolver, ViewerResolver } from './resolvers';

const { port, databaseUrl } = readEnvironment();

const database = new DataSource({
  type: 'mysql',
  url: databaseUrl,
  poolSize: CONNECTIONS,
  entities: [Account, Association, Profile, ServicePlan, Session],
});

async function findAccounts(ids: readonly string[]): Promise<(Account | null)[]> {
  const accounts = await database.getRepository(Account).find({ where: { id: In([...ids]) } });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return ids.map((id) => byId.get(id) ?? null);
}

async function resolveAccount({ id }: Pick<Account, 'id'>, context: Context): Promise<Account | null> {
  const [mayRead, account] = await Promise.all([mayReadOf(context), context.accounts.load(id)]);
  return account && mayRead(account) ? account : null;
}

async function main(): Promise<void> {
  await database.initialize();
  const schema = await buildSchema({
    resolvers: [ViewerResolver, ProfileResolver],
    orphanedTypes: [Account],
    validate: false,
  });
  const resolvers = createResolversMap(schema) as Record<string, object>;
  const apollo = new ApolloServer<Context>({
    schema: buildSubgraphSchema({
      typeDefs: parse(printSchemaWithDirectives(schema)),
      resolvers: { ...resolvers, Account: { ...resolvers['Account'], __resolveReference: resolveAccount } },
    }),
  });
  await apollo.start();
  const app = express();
  app.use(
    '/graphql',
    express.json(),
    expressMiddleware(apollo, {
      context: async ({ req }) => ({
        database,
        accounts: new DataLoader(findAccounts),
        sessionHash: sessionHashOf(req.headers.cookie),
      }),
    }),
  );
  app.listen(port, '127.0.0.1');
}

void main();
