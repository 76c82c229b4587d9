import { PROGRAM_NAME, programOf, type ServicePlan } from '../account/account';
import { type AccountAccess, accessOf } from '../account/account-access';
import { ServicePlanEntity } from '../account/service-plan.entity';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { parseEmailAddress } from '../foundation/email-address';
import type { ReplyToPolicy } from '../invitation/invitation-mail';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { type Wording, wordingFor } from '../mail/wording';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import { findScopedProfile } from '../profile/profile.repository';
import { findPartnerOf } from './partner-of';

/** The outbox template of mails to an account's partner of record. */
export const PARTNER_CONTACT_TEMPLATE = 'partner-contact';

/**
 * Creates the renderer of the mails that ask a partner's administrators about a customer's access.
 *
 * Replies go to the person who asks, unless `replyTo` is `none`. Renders nothing if that person's profile is no longer
 * active, or the recipient is no longer an administrator of the partner of record.
 */
export function createPartnerContactMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
  readonly replyTo: ReplyToPolicy;
}): MailRenderer {
  const { database, clock, publicUrl } = dependencies;
  const { reads } = database;
  return async ({ template, subjectId, recipient }) => {
    const found = await findScopedProfile(reads, subjectId);
    if (found?.profile.status !== 'ACTIVE') return null;
    const { profile, account } = found;
    const partner = await findPartnerOf(reads, account.id);
    const asked = partner ? await findAdministratorsToWrite(reads, partner.id) : [];
    const reader = asked.find(({ email }) => email === recipient);
    if (!reader) return null;

    const plans = await reads.findBy(ServicePlanEntity, { accountId: account.id });
    // Postmark rejects mails with an invalid Reply-To address.
    const replyTo =
      dependencies.replyTo === 'inviter' ? parseEmailAddress(profile.email)?.address : undefined;
    return {
      tag: template,
      ...(replyTo !== undefined && { replyTo }),
      letter: composePartnerContact({
        company: account.name,
        number: account.number,
        program: PROGRAM_NAME[programOf(account.kind)],
        person: profile.displayName,
        address: profile.email,
        access: accessOf(account, plans, clock.now()),
        locale: reader.locale,
        link: publicUrl.href,
      }),
    };
  };
}

/** Composes the mail that asks an administrator of the partner of record about a customer's access. */
export function composePartnerContact(about: {
  readonly company: string;
  readonly number: string;
  readonly program: string;
  /** The name and address of the profile of the person who asks. */
  readonly person: string;
  readonly address: string;
  readonly access: AccountAccess<Pick<ServicePlan, 'name' | 'startsAt' | 'endsAt'>>;
  /** The reader's language, a BCP 47 tag. */
  readonly locale: string;
  readonly link: string;
}): Letter {
  const { company, number, program, person, address, link } = about;
  const wording = wordingFor(about.locale);
  const { words, partnerContact: said } = wording.messages;
  return {
    language: wording.language,
    sender: program,
    subject: said.subject({ company, number }),
    preheader: said.preheader({ person, company }),
    title: said.title({ program, company }),
    blocks: [
      { text: said.asks({ person, program, company }) },
      { text: reasonOf(about, wording) },
      {
        facts: [
          [words.company, company],
          [words.account, number],
          [words.profile, person],
          [words.address, address],
        ],
      },
      { text: said.whatToDo({ person }) },
      { label: words.open({ program }), link },
    ],
    footer: said.toPartner({ company }),
  };
}

function reasonOf(
  { company, access }: Pick<Parameters<typeof composePartnerContact>[0], 'company' | 'access'>,
  { messages: { partnerContact: said }, day }: Wording,
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
