import type { AccountRow, OwnProfileRow, ProfileRow } from './statements';

/** An account in a response. */
export interface AnsweredAccount {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly program: string;
}

/** Returns the extranet for a kind of account. */
export function programOf(kind: string): string {
  return kind === 'PARTNER' ? 'PARTNERSOURCE' : 'CUSTOMERSOURCE';
}

/** Returns a profile with its account for a response. */
export function answerProfile(row: ProfileRow): object {
  const account: AnsweredAccount = {
    id: row.accountId,
    number: row.number,
    name: row.name,
    kind: row.kind,
    status: row.accountStatus,
    program: programOf(row.kind),
  };
  const { id, displayName, email, role, status, locale } = row;
  return { id, displayName, email, role, status, locale, account };
}

/** Returns an account for a response. */
export function answerAccount({ id, number, name, kind, status }: AccountRow): AnsweredAccount {
  return { id, number, name, kind, status, program: programOf(kind) };
}

/** Creates the function that returns whether the holder of these profiles can read an account. */
export function readerOf(
  own: readonly OwnProfileRow[],
): (account: { readonly id: string; readonly partnerId: string | null }) => boolean {
  const ownAccounts = new Set(own.map(({ accountId }) => accountId));
  const active = own.find(({ isChosen, hasAccess }) => isChosen && hasAccess);
  const partner =
    active?.role === 'ADMINISTRATOR' && active.kind === 'PARTNER' ? active.accountId : undefined;
  // An administrator can already read their own account, because it's among the holder's accounts.
  return ({ id, partnerId }) => ownAccounts.has(id) || partnerId === partner;
}
