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

/** Names the template of the notices that a profile was moved in the outbox. */
export const PROFILE_MOVED_TEMPLATE = 'profile-moved';

/**
 * Writes to whoever held profiles that they were moved to another Microsoft account, a mail for each; in the
 * transaction that moves them. Two statements, however many; none for profiles that nobody held.
 *
 * To the address that the profile had when they got in, which is the mailbox that they proved to be theirs: the one it
 * has now may have been given to it by who takes it over, and what a Microsoft account says of itself was never checked.
 */
export async function tellFormerHolders(
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
    // The first change since tells what was before it.
    const former = changes
      .filter(({ profileId }) => profileId === profile.id)
      .map((event) => event.changes?.['email']?.[0])
      .find((address) => typeof address === 'string');
    return { template: PROFILE_MOVED_TEMPLATE, subjectId, recipient: former ?? profile.email };
  });
  await enqueueMails(manager, mails, now);
}

/** Makes the renderer of the notices that a profile was moved; what is told has happened and stays so. */
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

/** Writes the notice that a profile was moved: company and profile in subject and body, and what to do about it. */
export function composeProfileMoved(about: {
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  /** The profile's, a BCP 47 tag. */
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
    footer: messages.invitation.sentTo({ address: about.address }),
  };
}
