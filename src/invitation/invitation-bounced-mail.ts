import type { EntityManager } from 'typeorm';
import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { enqueueMail } from '../mail/outbox.repository';
import { wordingFor } from '../mail/wording';
import { ProfileEntity } from '../profile/profile.entity';
import { findInviter } from './find-inviter';
import { type Invitation, statusOf } from './invitation';
import { InvitationEntity } from './invitation.entity';

/** Names the template of the notices that an invitation bounced in the outbox. */
export const INVITATION_BOUNCED_TEMPLATE = 'invitation-bounced';

/**
 * Writes to the colleague who sent an invitation that its mail bounced for good; to nobody when the reader had asked
 * for it themselves, or the colleague is gone.
 *
 * In the transaction that records the bounce, and once for it: calling it again writes again.
 */
export async function tellInviterOfBounce(
  manager: EntityManager,
  invitation: Invitation,
  now: Date,
): Promise<void> {
  const account = await manager.findOneByOrFail(AccountEntity, { id: invitation.accountId });
  const inviter = await findInviter(manager, invitation, account);
  if (!inviter) return;
  const { email: recipient } = inviter.profile;
  const mail = { template: INVITATION_BOUNCED_TEMPLATE, subjectId: invitation.id, recipient };
  await enqueueMail(manager, mail, now);
}

/**
 * Makes the renderer of the notices that an invitation bounced.
 *
 * One renders to nothing when there is nothing left to mend: the invitation is not pending any more, its mail has
 * arrived after all, or who sent it is gone or has another address.
 */
export function createInvitationBouncedMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, clock, publicUrl } = dependencies;
  const { reads } = database;
  return async ({ subjectId, recipient }) => {
    const invitation = await reads.findOneBy(InvitationEntity, { id: subjectId });
    if (!invitation || statusOf(invitation, clock.now()) !== 'PENDING') return null;
    if (invitation.delivery === 'DELIVERED') return null;
    const account = await reads.findOneByOrFail(AccountEntity, { id: invitation.accountId });
    const inviter = await findInviter(reads, invitation, account);
    if (inviter?.profile.email !== recipient) return null;
    const profile = await reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    const program = PROGRAM_NAME[programOf(account.kind)];
    return {
      tag: INVITATION_BOUNCED_TEMPLATE,
      letter: composeInvitationBounced({
        company: account.name,
        person: profile.displayName,
        address: invitation.email,
        program,
        locale: inviter.profile.locale,
        link: publicUrl.href,
      }),
    };
  };
}

/** Writes the notice that an invitation bounced: whose it was, where it went, and how to mend it. */
export function composeInvitationBounced(about: {
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  /** The inviter's, a BCP 47 tag. */
  readonly locale: string;
  readonly link: string;
}): Letter {
  const { company, person, address, program, link } = about;
  const { language, messages } = wordingFor(about.locale);
  const { words, bounced: said } = messages;
  return {
    language,
    sender: program,
    subject: said.subject({ company, program, person }),
    preheader: said.preheader({ address }),
    title: said.title({ person }),
    blocks: [
      { text: said.bounced({ company, program, person, address }) },
      {
        facts: [
          [words.company, company],
          [words.profile, person],
          [words.address, address],
        ],
      },
      { text: said.whatToDo },
      { label: words.open({ program }), link },
    ],
    footer: said.sentBecause({ company, program, person }),
  };
}
