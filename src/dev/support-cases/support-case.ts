/** A question or fault that a customer has reported. */
export interface SupportCase {
  readonly id: string;
  /** The number of the account that it was reported for. CustomerSource Access resolves the account. */
  readonly accountNumber: string;
  readonly title: string;
  readonly status: 'OPEN' | 'WAITING_FOR_CUSTOMER' | 'CLOSED';
  readonly openedAt: Date;
}

/** A page of cases for GraphQL. */
export interface SupportCasePage {
  readonly edges: readonly { readonly node: SupportCase; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** The support cases, with their queries. */
export class SupportCases {
  readonly #byId: ReadonlyMap<string, SupportCase>;

  constructor(private readonly cases: readonly SupportCase[]) {
    this.#byId = new Map(cases.map((supportCase) => [supportCase.id, supportCase]));
  }

  /** Finds a case by its id. */
  find(id: string): SupportCase | undefined {
    return this.#byId.get(id);
  }

  /** Returns `first` cases of an account after a cursor, newest first; null if the cursor is invalid. */
  pageOf(accountNumber: string, first: number, after: string | null): SupportCasePage | null {
    const all = this.cases
      .filter((supportCase) => supportCase.accountNumber === accountNumber)
      .toSorted((one, other) => other.openedAt.getTime() - one.openedAt.getTime());
    const begin = after === null ? 0 : all.findIndex(({ id }) => cursorOf(id) === after) + 1;
    if (after !== null && begin === 0) return null;
    const edges = all.slice(begin, begin + first).map((node) => ({ node, cursor: cursorOf(node.id) }));
    return {
      edges,
      pageInfo: {
        hasNextPage: begin + edges.length < all.length,
        hasPreviousPage: begin > 0,
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url');
}
