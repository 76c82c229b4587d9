import { PROGRAM_NAME, programOf } from '../account/account';
import { AccountEntity } from '../account/account.entity';
import type { Database } from '../database/database';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { wordingFor } from '../mail/wording';
import { type AdministratorChange, findAdministratorChange } from './administrators-changed';
import { findAdministratorsToWrite } from './administrators-to-write';

/**
 * Creates the renderer of the mails that notify administrators of changed administrators.
 *
 * Renders nothing if the reader is no longer an administrator.
 */
export function createAdministratorsMailRenderer(dependencies: {
  readonly database: Database;
  readonly publicUrl: URL;
}): MailRenderer {
  const { reads } = dependencies.database;
  return async ({ template, subjectId, recipient, createdAt }) => {
    const account = await reads.findOneBy(AccountEntity, { id: subjectId });
    const administrators = account && (await findAdministratorsToWrite(reads, account.id));
    const reader = administrators?.find(({ email }) => email === recipient);
    if (!account || !reader) return null;
    const change = await findAdministratorChange(reads, account.id, createdAt);
    if (change.added.length + change.removed.length === 0) return null;
    const program = PROGRAM_NAME[programOf(account.kind)];
    return {
      tag: template,
      letter: composeAdministratorsChanged({
        ...change,
        company: account.name,
        number: account.number,
        program,
        locale: reader.locale,
        changedAt: createdAt,
        link: dependencies.publicUrl.href,
      }),
    };
  };
}

/** Composes the mail that names who became or stopped being an administrator of an account. */
export function composeAdministratorsChanged(
  about: AdministratorChange & {
    readonly company: string;
    readonly number: string;
    readonly program: string;
    /** The reader's language, a BCP 47 tag. */
    readonly locale: string;
    readonly changedAt: Date;
    readonly link: string;
  },
): Letter {
  const { added, removed, actor, company, number, program, link } = about;
  const { language, messages, instant, list } = wordingFor(about.locale);
  const { words, administrators: said } = messages;
  const on = instant(about.changedAt);
  const counted = (names: readonly string[]) => ({ company, names: list(names), count: names.length });
  return {
    language,
    sender: program,
    subject: said.subject({ company }),
    preheader: said.preheader({ program, company }),
    title: said.title({ program, company }),
    blocks: [
      ...(added.length > 0 ? [{ text: said.added(counted(added)) }] : []),
      ...(removed.length > 0 ? [{ text: said.removed(counted(removed)) }] : []),
      ...(actor === null ? [] : [{ text: said.by({ actor, on }) }]),
      {
        facts: [
          [words.company, company],
          [words.account, number],
        ],
      },
      { text: said.meaning({ company }) },
      { label: words.open({ program }), link },
      { small: said.unexpected },
    ],
    footer: words.toAdministrator({ company }),
  };
}
