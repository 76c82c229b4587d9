import type DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { SupportCase, SupportCasePage, SupportCases } from './support-case';

/** The context of the resolvers. */
export interface SupportCasesContext {
  readonly cases: SupportCases;
  /** Loads whether the caller can read an account. */
  readonly readableAccountByNumber: DataLoader<string, boolean>;
}

/**
 * A router's reference to an account by its key. It may come from any subgraph, and the caller may not be able to read
 * the account.
 */
interface AccountReference {
  readonly number: unknown;
}

const MOST = 100;
const USUALLY = 20;

/**
 * The resolvers of support cases. They check whether the caller can read an account before they return anything of it.
 */
export const resolvers = {
  Query: {
    async supportCase(
      _root: unknown,
      { id }: { id: string },
      { cases, readableAccountByNumber }: SupportCasesContext,
    ): Promise<SupportCase | null> {
      const found = cases.find(id);
      return found && (await readableAccountByNumber.load(found.accountNumber)) ? found : null;
    },
  },
  Account: {
    async supportCases(
      { number }: AccountReference,
      { first, after }: { first?: number | null; after?: string | null },
      { cases, readableAccountByNumber }: SupportCasesContext,
    ): Promise<SupportCasePage | null> {
      if (typeof number !== 'string' || !(await readableAccountByNumber.load(number))) return null;
      const count = first ?? USUALLY;
      if (count < 0 || count > MOST) throw badInput(`\`first\` is a number from 0 to ${MOST}.`);
      const page = cases.pageOf(number, count, after ?? null);
      if (!page) throw badInput('`after` is not a cursor of this list.');
      return page;
    },
  },
  SupportCase: {
    openedAt: ({ openedAt }: SupportCase): string => openedAt.toISOString(),
    account: ({ accountNumber }: SupportCase): AccountReference => ({ number: accountNumber }),
  },
};

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
