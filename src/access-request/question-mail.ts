import type { EntityManager } from 'typeorm';
import { PROGRAM_NAME, programOf, type ServicePlan } from '../account/account';
import { type AccountAccess, accessOf } from '../account/account-access';
import { ServicePlanEntity } from '../account/service-plan.entity';
import { findActiveOfProfile } from '../association/association.repository';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { parseEmailAddress } from '../foundation/email-address';
import { hasConfirmedAddress } from '../invitation/confirmed-address';
import type { ReplyToPolicy } from '../invitation/invitation-mail';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { type Wording, wordingFor } from '../mail/wording';
import type { ProfileEntity } from '../profile/profile.entity';
import { findScopedProfile } from '../profile/profile.repository';
import { quotable, quotableName } from './quotable';

/** What a question is about, and who asks. */
export interface QuestionMail {
  readonly company: string;
  readonly number: string;
  readonly program: string;
  /** The name and address of the profile of the person who asks, which they can change themselves. */
  readonly claimedName: string;
  readonly claimedAddress: string;
  readonly access: AccountAccess<Pick<ServicePlan, 'name' | 'startsAt' | 'endsAt'>>;
  /** The reader's language, a BCP 47 tag. */
  readonly locale: string;
  readonly link: string;
}

/** The dependencies of mails with questions. */
export interface QuestionMailDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
  readonly replyTo: ReplyToPolicy;
}

/**
 * Creates the renderer of mails in which a person asks for help with an account.
 *
 * People can enter any address in their profile, so replies only go to an address that they confirmed by accepting an
 * invitation sent to it, and only if `replyTo` is `inviter`. Renders nothing if the profile is no longer active or
 * the person's, or the recipient is no longer among those whom `findAsked` returns for the account.
 */
export function createQuestionMailRenderer(
  { database, clock, publicUrl, replyTo: replyToPolicy }: QuestionMailDependencies,
  findAsked: (manager: EntityManager, accountId: string) => Promise<readonly ProfileEntity[]>,
  compose: (about: QuestionMail) => Letter,
): MailRenderer {
  const { reads } = database;
  return async ({ template, subjectId, recipient, createdAt }) => {
    const found = await findScopedProfile(reads, subjectId);
    if (found?.profile.status !== 'ACTIVE') return null;
    const { profile, account } = found;
    const held = await findActiveOfProfile(reads, profile.id);
    // Another holder than the person who asked got the profile after the question.
    if (!held || held.associatedAt > createdAt) return null;
    const asked = await findAsked(reads, account.id);
    const reader = asked.find(({ email }) => email === recipient);
    if (!reader) return null;

    const plans = await reads.findBy(ServicePlanEntity, { accountId: account.id });
    const allowsReply = replyToPolicy === 'inviter' && (await hasConfirmedAddress(reads, profile));
    // Postmark rejects mails with an invalid Reply-To address.
    const replyTo = allowsReply ? parseEmailAddress(profile.email)?.address : undefined;
    return {
      tag: template,
      ...(replyTo !== undefined && { replyTo }),
      letter: compose({
        company: account.name,
        number: account.number,
        program: PROGRAM_NAME[programOf(account.kind)],
        claimedName: profile.displayName,
        claimedAddress: profile.email,
        access: accessOf(account, plans, clock.now()),
        locale: reader.locale,
        link: publicUrl.href,
      }),
    };
  };
}

/** The sentences that depend on who is asked. */
export interface QuestionSentences {
  readonly subject: string;
  readonly title: string;
  readonly preheader: string;
  readonly asks: string;
  readonly footer: string;
  /** Whether the mail explains the account's access. */
  readonly isAboutAccess: boolean;
}

/**
 * Composes a mail in which a person asks for help with an account.
 *
 * People can change the name and the address of their profile. So these appear in only one place, in quotation marks
 * and with the name cut like in `composeAccessRequest`, and never in the subject.
 */
export function composeQuestion(
  about: QuestionMail,
  sentencesIn: (wording: Wording) => QuestionSentences,
): Letter {
  const { company, number, program, link } = about;
  const wording = wordingFor(about.locale);
  const { words, question } = wording.messages;
  const { asks, isAboutAccess, ...said } = sentencesIn(wording);
  const name = quotableName(about.claimedName);
  const address = quotable(about.claimedAddress);
  return {
    language: wording.language,
    sender: program,
    ...said,
    addresses: [address],
    blocks: [
      { text: asks },
      ...(isAboutAccess ? [{ text: reasonOf(about, wording) }] : []),
      {
        facts: [
          [words.company, company],
          [words.account, number],
        ],
      },
      { text: question.claimed({ name, address }) },
      { text: question.whatToDo },
      { label: words.open({ program }), link },
    ],
  };
}

function reasonOf(
  { company, access }: Pick<QuestionMail, 'company' | 'access'>,
  { messages: { question: said }, day }: Wording,
): string {
  const { reason, plan, until } = access;
  switch (reason) {
    case 'PLAN_LAPSED':
      // The end is exclusive, so the last day with access is the one before it.
      return said.lapsed({ plan: plan?.name ?? '', company, on: day(new Date(Number(until) - 1)) });
    case 'PLAN_NOT_STARTED':
      return said.notStarted({ plan: plan?.name ?? '', company, on: day(new Date(Number(until))) });
    case 'NO_PLAN':
      return said.noPlan({ company });
    case 'ACCOUNT_INACTIVE':
      return said.inactive({ company });
    case 'ACTIVE_PLAN':
    case 'PARTNER':
    case 'EMPLOYEE':
      return said.open({ company });
  }
}
