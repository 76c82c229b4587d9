import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { forUpdateSkippingLocked } from '../database/row-lock';
import { findActiveByEmailKey, lockProfiles } from '../profile/profile.repository';
import { InviteRequestEntity } from './invite-request.entity';
import { issueInvitations, type InvitationSettings } from './issue-invitation';

/** What processing needs. */
export interface ProcessInviteRequestsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: InvitationSettings;
  /** Is told why a request could not be processed; the next call tries it again, after the others. */
  readonly onError: (error: unknown) => void;
}

const BATCH = 10;

/**
 * Issues the invitations that people asked for on the association page, and tells how many requests it took up.
 *
 * "You will then receive an e-mail for each one of those profiles" (CustomerSource Access FAQ). A request, all its
 * invitations and their mails are one transaction, so that a crash loses and doubles nothing. Requests that fail
 * keep none waiting: they are taken up after those that have not failed, the longest ago first.
 */
export async function processInviteRequests(
  dependencies: ProcessInviteRequestsDependencies,
): Promise<number> {
  const failed: string[] = [];
  let processed = 0;
  while (processed + failed.length < BATCH) {
    let claimedId: string | undefined;
    const claim = async (manager: EntityManager): Promise<InviteRequestEntity | null> => {
      const request = await claimNext(manager, failed);
      claimedId = request?.id;
      return request;
    };
    try {
      if (!(await processNext(dependencies, claim))) break;
      processed += 1;
    } catch (error) {
      if (claimedId === undefined) throw error;
      failed.push(claimedId);
      dependencies.onError(error);
      await noteFailure(dependencies, claimedId);
    }
  }
  return processed;
}

async function processNext(
  { database, clock, settings }: ProcessInviteRequestsDependencies,
  claim: (manager: EntityManager) => Promise<InviteRequestEntity | null>,
): Promise<boolean> {
  return database.write(async (manager) => {
    const request = await claim(manager);
    if (!request) return false;

    const now = clock.now();
    if (!request.throttled) {
      const origin = {
        identityId: request.requestedByIdentityId,
        profileId: null,
        requestId: request.requestId,
      };
      const matching = await findActiveByEmailKey(manager, request.emailKey);
      const locked = await lockProfiles(
        manager,
        matching.map(({ id }) => id),
      );
      // Looked at again under the lock: meanwhile some may have been moved to another address, or disabled.
      const profiles = locked
        .map(({ profile }) => profile)
        .filter(({ status, emailKey }) => status === 'ACTIVE' && emailKey === request.emailKey);
      await issueInvitations(manager, settings, { profiles, sentByProfileId: null, origin, now });
    }
    await manager.update(
      InviteRequestEntity,
      { id: request.id, processedAt: IsNull() },
      { processedAt: now },
    );
    return true;
  });
}

async function noteFailure(
  { database, clock }: ProcessInviteRequestsDependencies,
  id: string,
): Promise<void> {
  await database.write((manager) =>
    manager.update(InviteRequestEntity, { id, processedAt: IsNull() }, { failedAt: clock.now() }),
  );
}

async function claimNext(
  manager: EntityManager,
  passedOver: readonly string[],
): Promise<InviteRequestEntity | null> {
  return forUpdateSkippingLocked(
    manager
      .createQueryBuilder(InviteRequestEntity, 'request')
      .where({ processedAt: IsNull(), id: Not(In([...passedOver])) })
      // Both databases put NULL, for never failed, first.
      .orderBy('request.failedAt')
      .addOrderBy('request.id')
      .limit(1),
  ).getOne();
}
