import type { Actor } from '../access/actor';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import { newId } from '../foundation/ids';
import type { Limits } from '../rate-limit/limits';
import { ok, refused, type Result } from '../foundation/result';
import { InviteRequestEntity } from './invite-request.entity';

/** Names why requestInvites refused. */
export type RequestInvitesRefusal = 'INVALID_EMAIL';

/** Why requestInvites refused: by its rules, or because the person asked too often. */
export type RequestInvitesOutcome = Result<
  null,
  RequestInvitesRefusal | { readonly retryAfterSeconds: number }
>;

/** Asks for an invitation to each profile with an address. */
export type RequestInvites = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly email: string;
}) => Promise<RequestInvitesOutcome>;

/** What asking for invitations needs. */
export interface RequestInvitesDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Makes the use case behind the association page.
 *
 * It writes down the address and answers; whom it matches is looked up later, away from the request (see
 * `processInviteRequests`). So the answer, its status and the work behind it are the same for none, one or many
 * matches, and for an address that has had its share of mail. Only the person's own limit is ever told.
 */
export function createRequestInvites({
  database,
  clock,
  limits,
}: RequestInvitesDependencies): RequestInvites {
  return async ({ actor, requestId, email }) => {
    const address = parseEmailAddress(email);
    if (!address) return refused('INVALID_EMAIL');

    const person = await limits.count('requestInvitesPerPerson', actor.identityId);
    if (!person.allowed) return refused({ retryAfterSeconds: person.retryAfterSeconds });
    const recipient = await limits.count('requestInvitesPerRecipient', address.key);

    await database.writeInOneStatement((manager) =>
      manager.insert(InviteRequestEntity, {
        id: newId('ireq'),
        emailKey: address.key,
        requestedByIdentityId: actor.identityId,
        throttled: !recipient.allowed,
        requestId,
        createdAt: clock.now(),
        processedAt: null,
      }),
    );
    return ok(null);
  };
}
