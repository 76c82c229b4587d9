import { DEFAULT_LIMITS } from '../../../src/rate-limit/limits';
import { type Invitations, invitationsIn } from '../actors/invitations';
import { type SignedIn, startTestApp, type TestApp } from '../servers/test-app';
import type { TestDatabase } from '../database/test-database';

/** How many times an address may be requested. */
export const SHARE = 4;
const PLENTY = { points: 1_000_000, seconds: 3600 };

/** What a caller and the database can see of a request. */
export interface Observed {
  readonly milliseconds: number;
  readonly statements: string;
  /** Status, headers and body, without values that identify the request or contain the time. */
  readonly answer: string;
}

/** A service that knows some addresses, and a person who requests invitations for known and unknown ones. */
export interface AddressRequests {
  readonly test: TestApp;
  readonly invitations: Invitations;
  readonly as: SignedIn;
  /** Requests invitations for an address. */
  observe(email: string): Promise<Observed>;
}

/** Returns an address. All have the same length, so that they differ only in whether they're known. */
export function addressOf(kind: 'known' | 'other', index: number): string {
  return `${kind}-${String(index).padStart(4, '0')}@contoso.example`;
}

/** Starts a service with the profiles of a number of known addresses. One in ten has three profiles. */
export async function startAddressRequests(database: TestDatabase, known: number): Promise<AddressRequests> {
  const test = await startTestApp(database, {
    overrides: {
      limits: {
        ...DEFAULT_LIMITS,
        requestInvitesPerPerson: PLENTY,
        requestInvitesPerRecipient: { points: SHARE, seconds: 3600 },
      },
    },
  });
  const invitations = invitationsIn(test);
  const as = await test.signIn();
  const accounts: string[] = [];
  for (let index = 0; index < 3; index += 1) accounts.push((await invitations.records.account()).id);
  // Many matches must look like one match and like none.
  await invitations.fill(
    Array.from({ length: known }, (_, index) => index).flatMap((index) =>
      accounts
        .slice(0, index % 10 ? 1 : 3)
        .map((accountId) => ({ accountId, email: addressOf('known', index) })),
    ),
  );
  return {
    test,
    invitations,
    as,
    async observe(email) {
      test.forgetStatements();
      const startedAt = performance.now();
      const { status, headers, body } = await invitations.request(email, { as });
      const milliseconds = performance.now() - startedAt;
      const told = Object.entries(headers).filter(([name]) => name !== 'x-request-id' && name !== 'date');
      return {
        milliseconds,
        // SQLite gets booleans as literals, where a server gets placeholders.
        statements: JSON.stringify(test.statements).replaceAll(/, [01](?=, \?)/g, ', ?'),
        answer: JSON.stringify([status, told, body]),
      };
    },
  };
}
