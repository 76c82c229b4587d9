import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { enqueueMails, wasQueuedSince } from '../mail/outbox.repository';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import { lockProfilesAlone } from '../profile/profile.repository';
import type { Allowance, Limits, RateLimited } from '../rate-limit/limits';
import { PARTNER_CONTACT_TEMPLATE } from './partner-contact-mail';
import { findPartnerOf } from './partner-of';

/** How long a repeated call returns the result of the first one, without sending another mail. */
const REPETITION_MS = 60 * 60_000;

/** Why contactPartner was refused. */
export type ContactPartnerRefusal = Refusal<'NOT_FOUND' | 'NO_PARTNER'> | RateLimited;

/** Asks an account's partner of record about the account's access. Returns the partner's name. */
export type ContactPartner = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
}) => Promise<Result<string, ContactPartnerRefusal>>;

/** The dependencies of contactPartner. */
export interface ContactPartnerDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Creates the use case that mails the administrators of an account's partner of record.
 *
 * The mail is about the caller's profile in the account, which `subjectId` contains. People can't add a message, because
 * we would send it in mail in our name: the only text that they can change is the name and address of their profile
 * (see `composePartnerContact`).
 *
 * Idempotent for an hour for a person and an account, as long as one of the mails wasn't canceled or rejected. Of
 * several concurrent calls only one sends mail, because they lock the person's profiles in the account. Only calls that
 * would send mail are counted. The mail is dropped if the profile or the reader's role is gone when it's sent.
 */
export function createContactPartner({
  database,
  clock,
  limits,
}: ContactPartnerDependencies): ContactPartner {
  return async ({ actor, requestId, accountId }) => {
    const profileIds = ownProfilesIn(actor, accountId);
    const profileId = profileIds.find((id) => id === actor.active?.profileId) ?? profileIds[0];
    if (profileId === undefined) return refused('NOT_FOUND');
    const partner = await findPartnerOf(database.reads, accountId);
    const asked = partner ? await findAdministratorsToWrite(database.reads, partner.id) : [];
    if (!partner || asked.length === 0) return refused('NO_PARTNER');

    const now = clock.now();
    const template = PARTNER_CONTACT_TEMPLATE;
    const recipients = asked.map(({ email }) => email);
    const isRepeated = (manager: EntityManager): Promise<boolean> =>
      wasQueuedSince(
        manager,
        { template, subjectIds: profileIds, recipients },
        new Date(now.getTime() - REPETITION_MS),
      );
    if (await isRepeated(database.reads)) return ok(partner.name);
    const allowance = await countQuestion(limits, actor, accountId);
    if (!allowance.ok) return allowance;
    await database.write(async (manager) => {
      await lockProfilesAlone(manager, profileIds);
      if (await isRepeated(manager)) return;
      await enqueueMails(
        manager,
        recipients.map((recipient) => ({ template, subjectId: profileId, recipient })),
        now,
      );
      await recordAuditEvent(manager, originOf(actor, requestId), {
        action: 'PARTNER_CONTACTED',
        accountId,
        profileId,
        subjectId: profileId,
        occurredAt: now,
      });
    });
    return ok(partner.name);
  };
}

/** Returns the ids of the person's profiles in an account. */
function ownProfilesIn(actor: Actor, accountId: string): string[] {
  if (!policy.mayContactPartner(actor, { accountId })) return [];
  return Array.from(actor.ownProfiles).flatMap(([id, own]) => (own.accountId === accountId ? [id] : []));
}

/** Counts the person first, so that their refused calls don't use up the account's limit. */
async function countQuestion(limits: Limits, { identityId }: Actor, accountId: string): Promise<Allowance> {
  const person = await limits.count('contactPartnerPerPerson', `${identityId}:${accountId}`);
  return person.ok ? limits.count('contactPartnerPerAccount', accountId) : person;
}
