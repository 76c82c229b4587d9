import type { MailTemplates } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import {
  composeQuestion,
  createQuestionMailRenderer,
  type QuestionMail,
  type QuestionMailDependencies,
} from './question-mail';

const TEMPLATES = {
  ACCESS: 'administrators-access',
  ADD_COLLEAGUE: 'administrators-colleague',
  CHANGE_MY_PROFILE: 'administrators-profile',
  OTHER: 'administrators-contact',
} as const;

/** What a question to an account's administrators is about. */
export type AdministratorTopic = keyof typeof TEMPLATES;

/** All topics of questions to administrators. */
export const ADMINISTRATOR_TOPICS = Object.keys(TEMPLATES) as AdministratorTopic[];

/** Returns the outbox template of questions about a topic. The template is all that a mail says about its topic. */
export function administratorContactTemplate(topic: AdministratorTopic): string {
  return TEMPLATES[topic];
}

/** Creates the templates of the mails that ask an account's administrators for help. */
export function createAdministratorContactMailRenderers(
  dependencies: QuestionMailDependencies,
): MailTemplates {
  return Object.fromEntries(
    ADMINISTRATOR_TOPICS.map((topic) => {
      const render = createQuestionMailRenderer(dependencies, findAdministratorsToWrite, (about) =>
        composeAdministratorContact({ ...about, topic }),
      );
      return [administratorContactTemplate(topic), { render }];
    }),
  );
}

/** Composes the mail that asks an administrator of an account for help. */
export function composeAdministratorContact({
  topic,
  ...about
}: QuestionMail & { readonly topic: AdministratorTopic }): Letter {
  const { company, number, program } = about;
  return composeQuestion(about, ({ messages: { words, administratorContact: said } }) => ({
    subject: said.subject({ company, number }),
    preheader: said.preheader({ company }),
    title: said.title({ program, company }),
    asks: said[topic]({ program, company }),
    footer: words.toAdministrator({ company }),
    isAboutAccess: topic === 'ACCESS',
  }));
}
