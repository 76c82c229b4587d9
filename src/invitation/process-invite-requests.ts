import type { EntityManager } from 'typeorm';
import type { AuditOrigin } from '../audit/record-audit-event';
import { findActiveByEmailKey, lockProfiles } from '../profile/profile.repository';
import { processQueuedRequests, type RequestQueue } from '../queued-request/process-queued-requests';
import { InviteRequestEntity } from './invite-request.entity';
import { issueInvitations, type InvitationSettings } from './issue-invitation';
import { resendPending } from './resend-pending';

/** The dependencies of processing. */
export interface ProcessInviteRequestsDependencies extends Pick<
  RequestQueue<InviteRequestEntity>,
  'database' | 'clock' | 'onError'
> {
  readonly settings: InvitationSettings;
}

/**
 * Issues the invitations that people requested on the association page, and returns how many requests it processed.
 *
 * Anybody can enter any address, so a request never ends an invitation: a pending one is sent again with the same link.
 * "You will then receive an e-mail for each one of those profiles" (CustomerSource Access FAQ). Processes
 * requests like `processQueuedRequests`.
 */
export async function processInviteRequests({
  settings,
  ...queue
}: ProcessInviteRequestsDependencies): Promise<number> {
  return processQueuedRequests({
    ...queue,
    entity: InviteRequestEntity,
    process: async (manager, { emailKey, throttled }, at) => {
      if (!throttled) await inviteMailbox(manager, settings, { emailKey, ...at });
    },
  });
}

async function inviteMailbox(
  manager: EntityManager,
  settings: InvitationSettings,
  { emailKey, origin, now }: { readonly emailKey: string; readonly origin: AuditOrigin; readonly now: Date },
): Promise<void> {
  const matching = await findActiveByEmailKey(manager, emailKey);
  const locked = await lockProfiles(
    manager,
    matching.map(({ id }) => id),
  );
  // Checked again under the lock, because some may have been disabled or have another address meanwhile.
  const profiles = locked
    .filter(({ account }) => account.status === 'ACTIVE')
    .map(({ profile }) => profile)
    .filter((profile) => profile.status === 'ACTIVE' && profile.emailKey === emailKey);
  const resentIds = await resendPending(manager, settings, { profiles, origin, now });
  const uninvited = profiles.filter(({ id }) => !resentIds.has(id));
  await issueInvitations(manager, settings, { profiles: uninvited, sentByProfileId: null, origin, now });
}
