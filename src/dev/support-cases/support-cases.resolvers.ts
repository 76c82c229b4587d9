import type DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { SupportCase, SupportCasePage, SupportCases } from './support-case';

/** What the resolvers have of a request. */
export interface SupportCasesContext {
  readonly cases: SupportCases;
  /** Tells whether the caller may read an account. */
  readonly readableAccountByNumber: DataLoader<string, boolean>;
}

/** An account as the router refers to it; with a name when CustomerSource Access gave the router one. */
interface AccountReference {
  readonly number: unknown;
  readonly name?: unknown;
}

const MOST = 100;
const USUALLY = 20;

/** Resolves the graph of support cases. */
export const resolvers = {
  Query: {
    /** Nobody but us stands between the caller and a case that is asked for by its id: ask whose account it is. */
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
    /** The router had to ask CustomerSource Access for the name first; without one the caller may not read it. */
    supportCases(
      { number, name }: AccountReference,
      { first, after }: { first?: number | null; after?: string | null },
      { cases }: SupportCasesContext,
    ): SupportCasePage | null {
      if (typeof number !== 'string' || typeof name !== 'string') return null;
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
