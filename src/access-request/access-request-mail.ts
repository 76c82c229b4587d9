import { PROGRAM_NAME, programOf } from '../account/account';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { wordingFor } from '../mail/wording';
import { statusOf } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';
import { findPetition } from './find-petition';
import { quotable, quotableName } from './quotable';

/** The outbox template of requests for access. */
export const ACCESS_REQUEST_TEMPLATE = 'access-request';

/**
 * Creates the renderer of the mails that ask administrators to give a person access.
 *
 * Returns nothing if the request has become obsolete: for example, if it was decided or withdrawn, the person already
 * has a profile, or the recipient is no longer an administrator.
 */
export function createAccessRequestMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, clock, publicUrl } = dependencies;
  return async ({ subjectId, recipient }) => {
    const request = await database.reads.findOneBy(AccessRequestEntity, { id: subjectId });
    if (!request || statusOf(request, clock.now()) !== 'PENDING') return null;
    const petition = await findPetition(database.reads, request);
    const reader = petition?.asked.find(({ email }) => email === recipient);
    if (!petition || !reader) return null;
    const { account, person, isOfPartner } = petition;
    const program = PROGRAM_NAME[programOf(account.kind)];
    return {
      tag: ACCESS_REQUEST_TEMPLATE,
      letter: composeAccessRequest({
        company: account.name,
        number: account.number,
        program,
        locale: reader.locale,
        claimedName: person.displayName,
        claimedUsername: person.username,
        isOfPartner,
        link: new URL(`/our-accounts/${account.id}/requests`, publicUrl).href,
      }),
    };
  };
}

/**
 * Writes the mail that asks an administrator to give a person access.
 *
 * A Microsoft account can have any display name. So it appears in only one place, in quotation marks and cut to the
 * maximum length of a name, and never in the subject.
 */
export function composeAccessRequest(about: {
  readonly company: string;
  readonly number: string;
  readonly program: string;
  /** The administrator's language, a BCP 47 tag. */
  readonly locale: string;
  readonly claimedName: string;
  readonly claimedUsername: string;
  readonly isOfPartner: boolean;
  readonly link: string;
}): Letter {
  const { program, company, number, link } = about;
  const { language, messages } = wordingFor(about.locale);
  const { words, accessRequest: said } = messages;
  const name = quotableName(about.claimedName);
  const username = quotable(about.claimedUsername);
  return {
    language,
    sender: program,
    subject: said.subject({ company, number }),
    preheader: said.preheader({ program, company }),
    title: said.title({ program, company }),
    blocks: [
      { text: said.asks({ program, company, number }) },
      {
        facts: [
          [words.company, company],
          [words.account, number],
        ],
      },
      { text: said.claimed({ name, username }) },
      { text: said.whatToDo },
      { label: said.review, link },
      { small: said.unknown },
    ],
    addresses: [username],
    footer: about.isOfPartner ? said.toPartner({ company }) : words.toAdministrator({ company }),
  };
}
