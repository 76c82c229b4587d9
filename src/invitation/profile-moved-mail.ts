import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Association } from '../association/association';
import { AssociationEntity } from '../association/association.entity';
import { AuditEventEntity } from '../audit/audit-event.entity';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { enqueueMails } from '../mail/outbox.repository';
import { wordingFor } from '../mail/wording';
import type { Profile } from '../profile/profile';
import { ProfileEntity } from '../profile/profile.entity';

/** The name of the template of the notices that a profile was moved in the outbox. */
export const PROFILE_MOVED_TEMPLATE = 'profile-moved';

/**
 * Notifies the former holders of profiles that these were moved to another Microsoft account, in the transaction that
 * moves them. Queues one mail per profile with two statements, and none for profiles without a former holder.
 *
 * The mail goes to the profile's address at the time of the former association, a mailbox that the holder has proven.
 * The current address may have been set by the person who takes over the profile, and a Microsoft account's own address
 * was never verified.
 */
export async function notifyFormerHolders(
  manager: EntityManager,
  moved: readonly { readonly profile: Profile; readonly held: Association | null }[],
  now: Date,
): Promise<void> {
  const held = moved.flatMap((each) => (each.held ? [{ profile: each.profile, held: each.held }] : []));
  if (held.length === 0) return;
  const changes = await manager.find(AuditEventEntity, {
    where: held.map(({ profile, held: { associatedAt } }) => ({
      accountId: profile.accountId,
      profileId: profile.id,
      action: 'PROFILE_UPDATED',
      occurredAt: MoreThanOrEqual(associatedAt),
    })),
    order: { occurredAt: 'ASC', id: 'ASC' },
  });
  const mails = held.map(({ profile, held: { id: subjectId } }) => {
    // The first change since then contains the previous value.
    const former = changes
      .filter(({ profileId }) => profileId === profile.id)
      .map((event) => event.changes?.['email']?.[0])
      .find((address) => typeof address === 'string');
    return { template: PROFILE_MOVED_TEMPLATE, subjectId, recipient: former ?? profile.email };
  });
  await enqueueMails(manager, mails, now);
}

/** Creates the renderer of the notices that a profile was moved. The notice never becomes obsolete. */
export function createProfileMovedMailRenderer(dependencies: {
  readonly database: Database;
  readonly publicUrl: URL;
}): MailRenderer {
  const { reads } = dependencies.database;
  return async ({ subjectId, recipient, createdAt }) => {
    const { profileId, endedAt } = await reads.findOneByOrFail(AssociationEntity, { id: subjectId });
    const profile = await reads.findOneByOrFail(ProfileEntity, { id: profileId });
    const account = await reads.findOneByOrFail(AccountEntity, { id: profile.accountId });
    const program = PROGRAM_NAME[programOf(account.kind)];
    return {
      tag: PROFILE_MOVED_TEMPLATE,
      letter: composeProfileMoved({
        company: account.name,
        person: profile.displayName,
        address: recipient,
        program,
        locale: profile.locale,
        movedAt: endedAt ?? createdAt,
        link: dependencies.publicUrl.href,
      }),
    };
  };
}

/**
 * Composes the notice that a profile was moved, with company and profile in subject and body, and what to do about it.
 */
export function composeProfileMoved(about: {
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  /** The profile's language, a BCP 47 tag. */
  readonly locale: string;
  readonly movedAt: Date;
  readonly link: string;
}): Letter {
  const { company, person, program, link } = about;
  const { language, messages, instant } = wordingFor(about.locale);
  const { words, moved: said } = messages;
  return {
    language,
    sender: program,
    subject: said.subject({ company, program, person }),
    preheader: said.preheader({ company, program, person }),
    title: said.title({ program, company }),
    blocks: [
      { text: said.moved({ company, program, person, on: instant(about.movedAt) }) },
      {
        facts: [
          [words.company, company],
          [words.profile, person],
        ],
      },
      { text: said.meaning({ company }) },
      { text: said.unexpected({ company }) },
      { label: words.open({ program }), link },
    ],
    addresses: [about.address],
    footer: messages.invitation.sentTo({ address: about.address }),
  };
}
