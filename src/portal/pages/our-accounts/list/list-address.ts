import { useSearchParams } from 'react-router';

const PAGE_SIZE = 20;

/** The pagination arguments of a list. */
export interface PageArguments {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** The state of a list that's in the URL: its filters, its order and its page. Back restores what was shown. */
export interface ListAddress<Name extends string> {
  /** The filters by name. Empty if not set. */
  readonly filters: Readonly<Record<Name, string>>;
  /** Whether a filter is set that `unfilter` clears. */
  readonly isFiltered: boolean;
  /** The order as in the URL. Empty for the default order. */
  readonly sort: string;
  readonly page: PageArguments;
  /** Changes filters, and goes to the first page. */
  readonly filterBy: (changed: Readonly<Partial<Record<Name, string>>>) => void;
  /** Clears all filters except the views, and goes to the first page. */
  readonly unfilter: () => void;
  /** Changes the order, and goes to the first page. */
  readonly sortBy: (sort: string) => void;
  /** Returns the URL of the page after or before a cursor. */
  readonly pageAt: (place: { readonly after: string } | { readonly before: string }) => string;
}

/**
 * Reads the state of a list from the URL. `names` are the names of its filters. `views` are the filters that choose
 * between lists, such as current and removed people.
 */
export function useListAddress<Name extends string>(
  names: readonly Name[],
  views: readonly NoInfer<Name>[] = [],
): ListAddress<Name> {
  const [search, setSearch] = useSearchParams();
  const clearable = names.filter((name) => !views.includes(name));
  const filtersIn = (given: URLSearchParams) =>
    Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) as Record<Name, string>;
  const filters = filtersIn(search);
  const sort = search.get('sort') ?? '';
  const after = search.get('after');
  const before = search.get('before');
  const addressOf = (given: Readonly<Partial<Record<Name, string>>>, sort: string): URLSearchParams => {
    const set = Object.entries<string | undefined>({ ...given, sort }).filter(
      (entry): entry is [string, string] => Boolean(entry[1]),
    );
    return new URLSearchParams(set);
  };
  const filterBy = (changed: Readonly<Partial<Record<Name, string>>>): void => {
    // Uses the current URL, because the last change may not be rendered yet.
    const now = new URLSearchParams(location.search);
    setSearch(addressOf({ ...filtersIn(now), ...changed }, now.get('sort') ?? ''));
  };
  return {
    filters,
    sort,
    isFiltered: clearable.some((name) => filters[name] !== ''),
    page:
      before !== null ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, ...(after !== null && { after }) },
    filterBy,
    unfilter() {
      filterBy(Object.fromEntries(clearable.map((name) => [name, ''])) as Record<Name, string>);
    },
    sortBy(wanted) {
      setSearch(addressOf(filtersIn(new URLSearchParams(location.search)), wanted));
    },
    pageAt(place) {
      const address = addressOf(filters, sort);
      for (const [name, cursor] of Object.entries(place)) address.set(name, cursor);
      return `?${address.toString()}`;
    },
  };
}

/** Returns the text if it's one of the words. Otherwise returns undefined. */
export function oneOf<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}

/** Returns the keys of a table of texts, in its order. */
export function wordsOf<Word extends string>(sentences: Readonly<Record<Word, unknown>>): Word[] {
  return Object.keys(sentences) as Word[];
}
