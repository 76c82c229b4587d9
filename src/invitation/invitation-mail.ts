import { PROGRAM_NAME, programOf } from '../account/account';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import { frameMail, onOneLine } from '../mail/mail-frame';
import type { SecretKeys } from '../secret-keys';
import { statusOf } from './invitation';
import { createInvitationToMailLoader } from './invitation-to-mail.loader';
import { tokenOf } from './invitation-token';

/** Names the template of invitations in the outbox. */
export const INVITATION_TEMPLATE = 'invitation';

/**
 * Makes the renderer of invitation mails.
 *
 * The link, with its token, is made here and nowhere kept. The token travels in the fragment, which no server
 * logs and no referrer carries. What it reads of the invitations of a batch is read together. An invitation that is no longer pending renders to nothing. Throws when its key
 * has been retired, for whoever runs the service can bring the key back until the invitation expires.
 */
export function createInvitationMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, clock, keys, publicUrl } = dependencies;
  const invitationToMail = createInvitationToMailLoader(database);
  return async ({ subjectId }) => {
    const found = await invitationToMail.load(subjectId);
    if (!found || statusOf(found.invitation, clock.now()) !== 'PENDING') return null;
    const { invitation, profile, account } = found;
    const token = tokenOf(invitation, keys);
    if (token === null) {
      throw new Error(
        `No link can be made for the invitation ${invitation.id}: its key ${invitation.tokenKeyId} has been retired from SECRET_KEYS.`,
      );
    }

    const link = new URL(`/accept#token=${token}`, publicUrl).href;
    return {
      tag: INVITATION_TEMPLATE,
      ...composeInvitation({
        link,
        company: account.name,
        person: profile.displayName,
        address: invitation.email,
        program: PROGRAM_NAME[programOf(account.kind)],
        expiresAt: invitation.expiresAt,
      }),
    };
  };
}

/** Writes an invitation so that several to one address can be told apart: company and profile in subject and body. */
export function composeInvitation(about: {
  readonly link: string;
  readonly company: string;
  readonly person: string;
  readonly address: string;
  readonly program: string;
  readonly expiresAt: Date;
}): { subject: string; html: string; text: string } {
  const { link, address, program } = about;
  // As they are elsewhere: none may begin a line, in the subject or in the text, that seems ours.
  const company = onOneLine(about.company);
  const person = onOneLine(about.person);
  const until = new Intl.DateTimeFormat('en', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(about.expiresAt);
  const title = `Use ${program} for ${company}`;
  const body = frameMail(title, [
    { text: `${person}, you are invited to use ${program} as ${person} of ${company}.` },
    { label: 'Accept the invitation', link },
    {
      text: 'Sign in with whichever Microsoft account you want to use; it need not have the address this mail went to.',
    },
    {
      small: `The link works once, until ${until} UTC. If you did not expect this mail, ignore it: nothing happens unless you open the link and confirm.`,
    },
    { small: `Sent to ${address}.` },
  ]);
  return { subject: `${company}: your ${program} invitation, ${person}`, ...body };
}
