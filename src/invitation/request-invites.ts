import type { Actor } from '../access/actor';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import { newId } from '../foundation/ids';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { InviteRequestEntity } from './invite-request.entity';

/** Why requestInvites was refused. */
export type RequestInvitesRefusal = Refusal<'INVALID_EMAIL'> | RateLimited;

/** Requests an invitation for each profile with an address. */
export type RequestInvites = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly email: string;
}) => Promise<Result<null, RequestInvitesRefusal>>;

/** The dependencies of asking for invitations. */
export interface RequestInvitesDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Creates the use case of the association page.
 *
 * It only stores the address. `processInviteRequests` looks for matching profiles later. So the response and its timing
 * are the same for none, one or many matches, and for an address that has reached its limit. Only the person's own
 * limit is reported.
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
    if (!person.ok) return person;
    const recipient = await limits.count('requestInvitesPerRecipient', address.key);

    await database.writeInOneStatement((manager) =>
      manager.insert(InviteRequestEntity, {
        id: newId('ireq'),
        emailKey: address.key,
        requestedByIdentityId: actor.identityId,
        throttled: !recipient.ok,
        requestId,
        createdAt: clock.now(),
        processedAt: null,
      }),
    );
    return ok(null);
  };
}
