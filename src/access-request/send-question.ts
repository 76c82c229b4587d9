import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import type { AuditAction } from '../audit/audit-event';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { confirmActor } from '../association/confirm-actor';
import { enqueueMails, wasQueuedSince } from '../mail/outbox.repository';
import type { ProfileEntity } from '../profile/profile.entity';
import { lockProfilesAlone } from '../profile/profile.repository';
import type { Allowance, Limits, LimitSettings, RateLimited } from '../rate-limit/limits';
import { ok, type Refusal, refused, type Result } from '../foundation/result';

/** How long a repeated call returns the result of the first one, without sending another mail. */
const REPETITION_MS = 60 * 60_000;

/** The dependencies of questions. */
export interface QuestionDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/** A person's profiles in an account. */
export interface Asker {
  /** All of them. */
  readonly profileIds: readonly string[];
  /** The profile that the question is about: the active one, or else the oldest. */
  readonly profileId: string;
}

/** A question by a person to people who can help with an account. */
export interface Question {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly asker: Asker;
  /** The people who get the mail. */
  readonly asked: readonly Pick<ProfileEntity, 'email'>[];
  /** The mail's template. Its `subjectId` is the profile that the question is about. */
  readonly template: string;
  readonly action: AuditAction;
  /** The limit for a person and an account, and the limit for an account. */
  readonly limitedBy: readonly [perPerson: keyof LimitSettings, perAccount: keyof LimitSettings];
}

/** Returns the profiles with which a person can ask about an account; null if there are none. */
export function askerIn(actor: Actor, accountId: string): Asker | null {
  if (!policy.mayAskForHelp(actor, { accountId })) return null;
  const profileIds = Array.from(actor.ownProfiles).flatMap(([id, own]) =>
    own.accountId === accountId ? [id] : [],
  );
  const profileId = profileIds.find((id) => id === actor.active?.profileId) ?? profileIds[0];
  return profileId === undefined ? null : { profileIds, profileId };
}

/**
 * Creates the function that mails a question.
 *
 * Idempotent for an hour for a person, an account and a template, as long as one of the mails wasn't canceled or
 * rejected. Of several concurrent calls only one sends mail, because they lock the person's profiles in the account.
 * Only calls that would send mail are counted, after they have the lock. Refuses if the person lost the profile while
 * waiting for it.
 */
export function createSendQuestion({ database, clock, limits }: QuestionDependencies) {
  return async (question: Question): Promise<Result<null, Refusal<'NOT_FOUND'> | RateLimited>> => {
    const { actor, requestId, accountId, asker, template, action } = question;
    const { profileIds, profileId } = asker;
    const now = clock.now();
    const recipients = question.asked.map(({ email }) => email);
    const isRepeated = (manager: EntityManager): Promise<boolean> =>
      wasQueuedSince(
        manager,
        { template, subjectIds: profileIds, recipients },
        new Date(now.getTime() - REPETITION_MS),
      );
    if (await isRepeated(database.reads)) return ok(null);
    // Commits refusals, too, because they count.
    return database.write(async (manager): Promise<Result<null, Refusal<'NOT_FOUND'> | RateLimited>> => {
      await lockProfilesAlone(manager, profileIds);
      const { ownProfiles } = await confirmActor(manager, actor);
      if (ownProfiles.get(profileId)?.accountId !== accountId) return refused('NOT_FOUND');
      if (await isRepeated(manager)) return ok(null);
      const allowance = await countQuestion(manager, limits, question);
      if (!allowance.ok) return allowance;
      await enqueueMails(
        manager,
        recipients.map((recipient) => ({ template, subjectId: profileId, recipient })),
        now,
      );
      await recordAuditEvent(manager, originOf(actor, requestId), {
        action,
        accountId,
        profileId,
        subjectId: profileId,
        occurredAt: now,
      });
      return ok(null);
    });
  };
}

/** Counts the person first, so that their refused calls don't use up the account's limit. */
async function countQuestion(
  manager: EntityManager,
  limits: Limits,
  { actor, accountId, limitedBy }: Question,
): Promise<Allowance> {
  const [perPerson, perAccount] = limitedBy;
  const person = await limits.count(perPerson, `${actor.identityId}:${accountId}`, 1, manager);
  return person.ok ? limits.count(perAccount, accountId, 1, manager) : person;
}
