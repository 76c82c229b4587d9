import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { confirmActor } from '../association/confirm-actor';
import { originOf } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import { type EmailAddress, parseEmailAddress } from '../foundation/email-address';
import { changeProfiles } from '../profile/change-profile';
import type { ProfileEntity } from '../profile/profile.entity';
import { findScopedProfiles, lockProfiles, type ScopedProfile } from '../profile/profile.repository';
import type { RateLimited } from '../rate-limit/limits';
import { createOnce, type Keep, type KeyReused } from '../idempotency/once';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import {
  type Batch,
  type BatchSizeRefusal,
  goodOnesOf,
  refuseRepeats,
  judgeSize,
  withGoodOnes,
} from './batch';
import { countRecipients } from './count-recipients';
import { findSent } from './find-sent';
import type { Invitation } from './invitation';
import { issueInvitations, type InvitationSettings } from './issue-invitation';
import { findBounced, type Recipient } from './recipient';
import {
  type InviteRefusal,
  mayInvite,
  type SendInviteDependencies,
  type SendInviteRefusal,
} from './send-invite';

/** Why sendInvites skipped an item: by its rules, or because its recipient has reached the account's limit. */
export type SendInvitesItemRefusal = SendInviteRefusal | Refusal<'DUPLICATE'>;

/** Why sendInvites refused a whole call. */
export type SendInvitesRefusal = BatchSizeRefusal | RateLimited;

/** Sends invitations for many profiles, to new addresses if given. Returns the result of each, in order. */
export type SendInvites = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly invites: readonly { readonly profileId: string; readonly email: string | null }[];
  readonly idempotencyKey?: string | null;
}) => Promise<Result<SentInvites, SendInvitesRefusal | KeyReused>>;

type SentInvites = Batch<Invitation, SendInvitesItemRefusal>;

interface Invite {
  readonly profileId: string;
  readonly entered: EmailAddress | null;
}

interface Found extends Invite {
  readonly profile: ProfileEntity;
}

/**
 * Creates the use case that sends up to 500 invitations.
 *
 * All valid items of a call are sent in one transaction, even if other items are invalid. The number of statements
 * doesn't depend on the number of items, except for items with a new address, whose profiles are changed one by one.
 * Each invitation counts against the person's limit for batches and the account's limit for the recipient.
 */
export function createSendInvites({
  database,
  clock,
  limits,
  settings,
}: SendInviteDependencies): SendInvites {
  const once = createOnce({ database, clock });
  return ({ idempotencyKey = null, ...command }) => {
    const { actor, invites } = command;
    const attempt = { actor, idempotencyKey, mutation: 'sendInvites', input: invites };
    return once<SentInvites, SendInvitesRefusal>(attempt, {
      make: (keep) => sendAll(command, keep),
      repeat: async (outcome) => {
        const kept = outcome as Batch<string, SendInvitesItemRefusal>;
        const found = await findSent(database.reads, actor, goodOnesOf(kept));
        if (goodOnesOf(kept).some((id) => !found.has(id))) return null;
        return ok(await withGoodOnes(kept, async (ids) => ids.flatMap((id) => found.get(id) ?? [])));
      },
    });
  };

  async function sendAll(
    { actor, requestId, invites }: Parameters<SendInvites>[0],
    keep: Keep,
  ): Promise<Result<SentInvites, SendInvitesRefusal>> {
    const size = judgeSize(invites);
    if (!size.ok) return size;
    const read = refuseRepeats(invites.map(readInvite), ({ profileId }) => profileId);

    const invited = goodOnesOf(read).length;
    if (invited > 0) {
      const person = await limits.count('batchInvitesPerPerson', actor.identityId, invited);
      if (!person.ok) return person;
    }
    // Checked before counting against a recipient, like in sendInvite.
    const permitted = await withGoodOnes(read, async (items) => {
      const found = await findScopedProfiles(database.reads, idsOf(items));
      return judge(actor, items, found);
    });
    const mailed = await withGoodOnes(permitted, (items) => refuseBouncing(database, items));
    const allowed = await withGoodOnes(mailed, (items) => countRecipients(limits, items, recipientOf));
    return ok(
      await database.write(async (manager) => {
        const sent = await withGoodOnes(allowed, (items) =>
          send(manager, settings, { actor, requestId, now: clock.now() }, items),
        );
        await keep(
          manager,
          sent.map((item) => (item.ok ? ok(item.value.id) : item)),
        );
        return sent;
      }),
    );
  }
}

async function send(
  manager: EntityManager,
  settings: InvitationSettings,
  command: { readonly actor: Actor; readonly requestId: string; readonly now: Date },
  items: readonly Invite[],
): Promise<Batch<Invitation, InviteRefusal>> {
  const { requestId, now } = command;
  const locked = await lockProfiles(manager, idsOf(items));
  const actor = await confirmActor(manager, command.actor);
  const origin = originOf(actor, requestId);
  return withGoodOnes(judge(actor, items, locked), async (confirmed) => {
    const addressed = confirmed.flatMap(({ profile, entered }) =>
      entered ? [{ profile, changes: { email: entered.address, emailKey: entered.key } }] : [],
    );
    await changeProfiles(manager, addressed, origin, now);
    const profiles = confirmed.map(({ profile }) => profile);
    const sentByProfileId = actor.active?.profileId ?? null;
    const issued = await issueInvitations(manager, settings, { profiles, sentByProfileId, origin, now });
    return issued.map(ok);
  });
}

function readInvite(invite: {
  readonly profileId: string;
  readonly email: string | null;
}): Result<Invite, Refusal<'INVALID_EMAIL'>> {
  const entered = invite.email === null ? null : parseEmailAddress(invite.email);
  if (invite.email !== null && !entered) return refused('INVALID_EMAIL');
  return ok({ profileId: invite.profileId, entered });
}

function judge(
  actor: Actor,
  items: readonly Invite[],
  found: readonly ScopedProfile[],
): Batch<Found, InviteRefusal> {
  const foundById = new Map(found.map((each) => [each.profile.id, each]));
  return items.map((item) => {
    const permitted = mayInvite(actor, foundById.get(item.profileId) ?? null);
    return permitted.ok ? ok({ ...item, profile: permitted.value }) : permitted;
  });
}

async function refuseBouncing(
  database: Database,
  items: readonly Found[],
): Promise<Batch<Found, Refusal<'ADDRESS_BOUNCES'>>> {
  const hasBounced = await findBounced(database.reads, items.map(recipientOf));
  return items.map((item) => (hasBounced(recipientOf(item)) ? refused('ADDRESS_BOUNCES') : ok(item)));
}

function recipientOf({ entered, profile: { accountId, emailKey } }: Found): Recipient {
  return { accountId, emailKey: entered?.key ?? emailKey };
}

function idsOf(items: readonly Invite[]): string[] {
  return items.map(({ profileId }) => profileId);
}
