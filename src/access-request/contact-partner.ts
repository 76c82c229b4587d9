import type { Actor } from '../access/actor';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import type { RateLimited } from '../rate-limit/limits';
import { PARTNER_CONTACT_TEMPLATE } from './partner-contact-mail';
import { findPartnerOf } from './partner-of';
import { askerIn, createSendQuestion, type QuestionDependencies } from './send-question';

/** Why contactPartner was refused. */
export type ContactPartnerRefusal = Refusal<'NOT_FOUND' | 'NO_PARTNER'> | RateLimited;

/** Asks an account's partner of record about the account's access. Returns the partner's name. */
export type ContactPartner = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
}) => Promise<Result<string, ContactPartnerRefusal>>;

/**
 * Creates the use case that mails the administrators of an account's partner of record (see `createSendQuestion`).
 *
 * The mail is about the caller's profile in the account, which `subjectId` contains. People can't add a message, because
 * we would send it in mail in our name: the only text that they can change is the name and address of their profile
 * (see `composeQuestion`). The mail is dropped if the profile or the reader's role is gone when it's sent.
 */
export function createContactPartner(dependencies: QuestionDependencies): ContactPartner {
  const { reads } = dependencies.database;
  const sendQuestion = createSendQuestion(dependencies);
  return async ({ actor, requestId, accountId }) => {
    const asker = askerIn(actor, accountId);
    if (!asker) return refused('NOT_FOUND');
    const partner = await findPartnerOf(reads, accountId);
    const asked = partner ? await findAdministratorsToWrite(reads, partner.id) : [];
    if (!partner || asked.length === 0) return refused('NO_PARTNER');
    const sent = await sendQuestion({
      ...{ actor, requestId, accountId, asker, asked },
      template: PARTNER_CONTACT_TEMPLATE,
      action: 'PARTNER_CONTACTED',
      limitedBy: ['contactPartnerPerPerson', 'contactPartnerPerAccount'],
    });
    return sent.ok ? ok(partner.name) : sent;
  };
}
