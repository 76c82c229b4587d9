import type { AccountRow, OwnProfileRow, ProfileRow } from './statements';

/** An account, as it is answered. */
export interface AnsweredAccount {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly program: string;
}

/** Tells which extranet an account of a kind belongs to. */
export function programOf(kind: string): string {
  return kind === 'PARTNER' ? 'PARTNERSOURCE' : 'CUSTOMERSOURCE';
}

/** Gives a profile with its account, as both are answered. */
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

/** Gives an account as it is answered. */
export function answerAccount({ id, number, name, kind, status }: AccountRow): AnsweredAccount {
  return { id, number, name, kind, status, program: programOf(kind) };
}

/** Gives a function that tells whether whoever has these profiles may read an account. */
export function readerOf(
  own: readonly OwnProfileRow[],
): (account: { readonly id: string; readonly partnerId: string | null }) => boolean {
  const ownAccounts = new Set(own.map(({ accountId }) => accountId));
  const active = own.find(({ isChosen, hasAccess }) => isChosen && hasAccess);
  const partner =
    active?.role === 'ADMINISTRATOR' && active.kind === 'PARTNER' ? active.accountId : undefined;
  // What an administrator manages of their own account is among their own already.
  return ({ id, partnerId }) => ownAccounts.has(id) || partnerId === partner;
}
