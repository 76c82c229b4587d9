import { useSearchParams } from 'react-router';

const PAGE_SIZE = 20;

/** Which page of a list to ask for, as the graph's lists take it. */
export interface PageArguments {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** What of a list the address names: its filters and its page, so that going back leads to what was seen. */
export interface ListAddress<Name extends string> {
  /** The filters by name; empty for those that are not set. */
  readonly filters: Readonly<Record<Name, string>>;
  readonly isFiltered: boolean;
  readonly page: PageArguments;
  /** Changes filters, which leads to the first page. */
  readonly filterBy: (changed: Readonly<Partial<Record<Name, string>>>) => void;
  /** Names the page that follows a place, or precedes one. */
  readonly pageAt: (place: { readonly after: string } | { readonly before: string }) => string;
}

/** Reads from the address what of a list is to be seen; `names` are those of its filters. */
export function useListAddress<Name extends string>(names: readonly Name[]): ListAddress<Name> {
  const [search, setSearch] = useSearchParams();
  const filtersIn = (given: URLSearchParams) =>
    Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) as Record<Name, string>;
  const filters = filtersIn(search);
  const after = search.get('after');
  const before = search.get('before');
  const addressOf = (given: Readonly<Partial<Record<Name, string>>>): URLSearchParams => {
    const set = Object.entries<string | undefined>(given).filter((entry): entry is [string, string] =>
      Boolean(entry[1]),
    );
    return new URLSearchParams(set);
  };
  return {
    filters,
    isFiltered: names.some((name) => filters[name] !== ''),
    page:
      before !== null ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after !== null && { after }) },
    filterBy(changed) {
      // By the address of now: what was chosen a moment ago may not have been drawn yet.
      const now = filtersIn(new URLSearchParams(location.search));
      setSearch(addressOf({ ...now, ...changed }));
    },
    pageAt(place) {
      const address = addressOf(filters);
      for (const [name, cursor] of Object.entries(place)) address.set(name, cursor);
      return `?${address.toString()}`;
    },
  };
}

/** Reads a word of the address as one of those that there are; undefined when it is none of them. */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}

/** Gives the words that a table of sentences has one for, in its order. */
export function wordsOf<Word extends string>(sentences: Readonly<Record<Word, unknown>>): Word[] {
  return Object.keys(sentences) as Word[];
}
