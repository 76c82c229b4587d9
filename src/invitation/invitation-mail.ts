import { programOf, type Program } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { escapeHtml } from '../escape-html';
import type { MailRenderer } from '../mail/delivery-worker';
import { ProfileEntity } from '../profile/profile.entity';
import type { SecretKeys } from '../secret-keys';
import { statusOf } from './invitation';
import { InvitationEntity } from './invitation.entity';
import { tokenOf } from './invitation-token';

/** Names the template of invitations in the outbox. */
export const INVITATION_TEMPLATE = 'invitation';

const PROGRAM_NAME: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/**
 * Makes the renderer of invitation mails.
 *
 * The link, with its token, is made here and nowhere kept. The token travels in the fragment, which no server
 * logs and no referrer carries. An invitation that is no longer pending renders to nothing. Throws when its key
 * has been retired, for whoever runs the service can bring the key back until the invitation expires.
 */
export function createInvitationMailRenderer(dependencies: {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, clock, keys, publicUrl } = dependencies;
  return async ({ subjectId }) => {
    const invitation = await database.reads.findOneBy(InvitationEntity, { id: subjectId });
    if (!invitation || statusOf(invitation, clock.now()) !== 'PENDING') return null;
    const token = tokenOf(invitation, keys);
    if (token === null) {
      throw new Error(
        `No link can be made for the invitation ${invitation.id}: its key ${invitation.tokenKeyId} has been retired from SECRET_KEYS.`,
      );
    }

    const profile = await database.reads.findOneByOrFail(ProfileEntity, { id: invitation.profileId });
    const account = await database.reads.findOneByOrFail(AccountEntity, { id: profile.accountId });
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
  const company = onOneLine(about.company);
  const person = onOneLine(about.person);
  const until = new Intl.DateTimeFormat('en', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(about.expiresAt);
  const lines = {
    title: `Use ${program} for ${company}`,
    lead: `${person}, you are invited to use ${program} as ${person} of ${company}.`,
    how: 'Sign in with whichever Microsoft account you want to use; it need not have the address this mail went to.',
    until: `The link works once, until ${until} UTC. If you did not expect this mail, ignore it: nothing happens unless you open the link and confirm.`,
    sent: `Sent to ${address}.`,
  };
  const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(lines.title)}</title></head>
  <body style="margin:0;padding:24px;font-family:'Segoe UI',Arial,sans-serif;font-size:16px;line-height:1.5">
    <div style="max-width:560px;margin:0 auto">
      <h1 style="font-size:22px;font-weight:600">${escapeHtml(lines.title)}</h1>
      <p>${escapeHtml(lines.lead)}</p>
      <p><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;background:#0f6cbd;color:#ffffff;text-decoration:none;border-radius:4px">Accept the invitation</a></p>
      <p>${escapeHtml(lines.how)}</p>
      <p style="font-size:14px">${escapeHtml(lines.until)}</p>
      <p style="font-size:14px">${escapeHtml(lines.sent)}</p>
    </div>
  </body>
</html>`;
  const text = `${lines.title}\n\n${lines.lead}\n\nAccept the invitation: ${link}\n\n${lines.how}\n\n${lines.until}\n\n${lines.sent}\n`;
  return { subject: `${company}: your ${program} invitation, ${person}`, html, text };
}

// Companies come from elsewhere as they are: none may begin a line, in the subject or in the text, that seems ours.
function onOneLine(name: string): string {
  return name.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}
