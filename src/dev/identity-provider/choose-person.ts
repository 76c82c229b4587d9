import { isPersonal, type Person } from '../people';

/** How an authorization request continues: as a person, with the account picker, or with an error. */
export type Choice =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'ask'; readonly people: readonly Person[] }
  | { readonly kind: 'login-required' };

/** The candidates for an authorization request. */
export interface Candidates {
  /** The accounts that the endpoint admits: all, organizational or personal ones, or one tenant's. */
  readonly people: readonly Person[];
  /** Those already signed in in this browser. */
  readonly signedIn: readonly Person[];
}

/**
 * Decides who an authorization request signs in, by `prompt`, `login_hint` and `domain_hint`.
 *
 * A `login_hint` with a person's username, key or object id signs that person in without the picker, for every prompt
 * except `none`, so that tests and scripts need no page. Without a hint, the only signed-in person continues without
 * the picker, as at Microsoft, unless the prompt requires it.
 */
export function choosePerson(parameters: URLSearchParams, { people, signedIn }: Candidates): Choice {
  const hinted = findHinted(people, parameters.get('login_hint'));
  const eligible = hinted ? [hinted] : matchingDomain(people, parameters.get('domain_hint'));
  const ready = signedIn.filter((person) => eligible.includes(person));
  const only = ready.length === 1 ? ready[0] : undefined;

  switch (parameters.get('prompt')) {
    case 'none':
      return only ? { kind: 'person', person: only } : { kind: 'login-required' };
    case 'login':
    case 'select_account':
    case 'create':
      return hinted ? { kind: 'person', person: hinted } : { kind: 'ask', people: eligible };
    default: {
      const person = hinted ?? only;
      return person ? { kind: 'person', person } : { kind: 'ask', people: eligible };
    }
  }
}

function findHinted(people: readonly Person[], hint: string | null): Person | undefined {
  const wanted = hint?.toLowerCase();
  return people.find(
    ({ key, username, objectId }) =>
      key === wanted || username.toLowerCase() === wanted || objectId === wanted,
  );
}

function matchingDomain(people: readonly Person[], hint: string | null): readonly Person[] {
  const wanted = hint?.toLowerCase();
  if (wanted === undefined) return people;
  const matching = people.filter((person) => {
    if (wanted === 'consumers') return isPersonal(person.tenantId);
    if (wanted === 'organizations') return !isPersonal(person.tenantId);
    return person.username.toLowerCase().endsWith(`@${wanted}`);
  });
  return matching.length > 0 ? matching : people;
}
