import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { findAdministratorsToWrite } from '../profile/administrators-to-write';
import { findPartnerOf } from './partner-of';
import {
  composeQuestion,
  createQuestionMailRenderer,
  type QuestionMail,
  type QuestionMailDependencies,
} from './question-mail';

/** The outbox template of mails to an account's partner of record. */
export const PARTNER_CONTACT_TEMPLATE = 'partner-contact';

/** Creates the renderer of the mails that ask a partner's administrators about a customer's access. */
export function createPartnerContactMailRenderer(dependencies: QuestionMailDependencies): MailRenderer {
  return createQuestionMailRenderer(
    dependencies,
    async (reads, accountId) => {
      const partner = await findPartnerOf(reads, accountId);
      return partner ? findAdministratorsToWrite(reads, partner.id) : [];
    },
    composePartnerContact,
  );
}

/** Composes the mail that asks an administrator of the partner of record about a customer's access. */
export function composePartnerContact(about: QuestionMail): Letter {
  const { company, number, program } = about;
  return composeQuestion(about, ({ messages: { partnerContact: said } }) => ({
    subject: said.subject({ company, number }),
    preheader: said.preheader({ program, company }),
    title: said.title({ program, company }),
    asks: said.asks({ program, company }),
    footer: said.toPartner({ company }),
    isAboutAccess: true,
  }));
}
