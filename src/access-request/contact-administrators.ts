import type { Actor } from '../access/actor';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import type { RateLimited } from '../rate-limit/limits';
import { administratorContactTemplate, type AdministratorTopic } from './administrator-contact-mail';
import { askerIn, createSendQuestion, type QuestionDependencies } from './send-question';

/** Why contactAdministrators was refused. */
export type ContactAdministratorsRefusal = Refusal<'NOT_FOUND' | 'NO_ADMINISTRATOR'> | RateLimited;

/** Asks an account's administrators for help. Returns the names of those who get the mail. */
export type ContactAdministrators = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly topic: AdministratorTopic;
}) => Promise<Result<string[], ContactAdministratorsRefusal>>;

/**
 * Creates the use case that mails an account's administrators, except the caller (see `createSendQuestion`).
 *
 * As with contactPartner, people can't add a message. Questions about different topics are different questions, and
 * share the limits.
 */
export function createContactAdministrators(dependencies: QuestionDependencies): ContactAdministrators {
  const { reads } = dependencies.database;
  const sendQuestion = createSendQuestion(dependencies);
  return async ({ actor, requestId, accountId, topic }) => {
    const asker = askerIn(actor, accountId);
    if (!asker) return refused('NOT_FOUND');
    const administrators = await findAdministratorsToWrite(reads, accountId);
    const asked = administrators.filter(({ id }) => !asker.profileIds.includes(id));
    if (asked.length === 0) return refused('NO_ADMINISTRATOR');
    const sent = await sendQuestion({
      ...{ actor, requestId, accountId, asker, asked },
      template: administratorContactTemplate(topic),
      action: 'ADMINISTRATORS_CONTACTED',
      limitedBy: ['contactAdministratorsPerPerson', 'contactAdministratorsPerAccount'],
    });
    return sent.ok ? ok(asked.map(({ displayName }) => displayName)) : sent;
  };
}
