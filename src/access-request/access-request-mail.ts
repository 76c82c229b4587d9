import { PROGRAM_NAME, programOf } from '../account/account';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import { frameMail, onOneLine } from '../mail/mail-frame';
import { AccessRequestEntity } from './access-request.entity';
import { findPetition } from './find-petition';

/** Names the template of requests for access in the outbox. */
export const ACCESS_REQUEST_TEMPLATE = 'access-request';

const LONGEST_NAME = 80;

/**
 * Makes the renderer of the mails that ask administrators to let a person in.
 *
 * One renders to nothing when it has come to nothing meanwhile: the person has got a profile, say, or the recipient
 * is no administrator any more.
 */
export function createAccessRequestMailRenderer(dependencies: {
  readonly database: Database;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, publicUrl } = dependencies;
  return async ({ subjectId, recipient }) => {
    const request = await database.reads.findOneBy(AccessRequestEntity, { id: subjectId });
    const petition = request && (await findPetition(database.reads, request));
    if (!petition?.asked.some(({ email }) => email === recipient)) return null;
    const { account, person, isOfPartner } = petition;
    return {
      tag: ACCESS_REQUEST_TEMPLATE,
      ...composeAccessRequest({
        company: account.name,
        number: account.number,
        program: PROGRAM_NAME[programOf(account.kind)],
        claimedName: person.displayName,
        claimedUsername: person.username,
        isOfPartner,
        link: publicUrl.href,
      }),
    };
  };
}

/**
 * Writes the mail that asks an administrator to let a person in.
 *
 * A Microsoft account may be called anything: what the person is called stands in quotes in one place, cut to a
 * name's length, never in the subject, and makes no link.
 */
export function composeAccessRequest(about: {
  readonly company: string;
  readonly number: string;
  readonly program: string;
  readonly claimedName: string;
  readonly claimedUsername: string;
  readonly isOfPartner: boolean;
  readonly link: string;
}): { subject: string; html: string; text: string } {
  const { program, link } = about;
  const company = onOneLine(about.company);
  const number = onOneLine(about.number);
  const name = unlinked(shortened(quotable(about.claimedName)));
  const username = quotable(about.claimedUsername);
  const title = `Somebody asks for access to ${program} for ${company}`;
  const body = frameMail(title, [
    {
      text: `Somebody who signed in with a Microsoft account asks to be let in to ${program} for ${company} (account ${number}).`,
    },
    {
      text: `What their Microsoft account says of them, which nobody has checked: name “${name}”, user name “${username}”.`,
    },
    {
      text: `If you know them and want to let them in, add a profile with that address, or with the one that you know them by, and have an invitation sent to it.`,
    },
    { label: `Open ${program}`, link },
    { small: 'If you do not know them, do nothing: nobody gets in by asking.' },
    {
      small: about.isOfPartner
        ? `Sent to you as an administrator of the partner of record, since ${company} has no administrator of its own.`
        : `Sent to you as an administrator of ${company}.`,
    },
  ]);
  return { subject: `${company} (${number}): somebody asks for access`, ...body };
}

// What is quoted must not end the quotation.
function quotable(text: string): string {
  return onOneLine(text).replace(/["“”„‟]/g, "'");
}

function shortened(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : name;
}

// Mail programs make links of what looks like an address of the web; a space that takes no room keeps them from it.
function unlinked(name: string): string {
  return name.replace(/(?<=\S)\.(?=[^\s.]{2})|:(?=\/)/gu, '$&\u200B');
}
