import { PROGRAM_NAME, programOf } from '../account/account';
import { findActiveOfProfile } from '../association/association.repository';
import type { Database } from '../database/database';
import { IdentityEntity } from '../identity/identity.entity';
import type { MailRenderer } from '../mail/delivery-worker';
import type { Letter } from '../mail/letter';
import { wordingFor } from '../mail/wording';
import { findScopedProfile } from '../profile/profile.repository';
import { AccessRequestEntity } from './access-request.entity';
import { quotable } from './quotable';

/** The outbox template of mails about approved requests for access. */
export const ACCESS_GRANTED_TEMPLATE = 'access-granted';

/**
 * Creates the renderer of the mails that tell people that they have access.
 *
 * Returns nothing if the person has lost the profile in the meantime.
 */
export function createAccessGrantedMailRenderer(dependencies: {
  readonly database: Database;
  readonly publicUrl: URL;
}): MailRenderer {
  const { database, publicUrl } = dependencies;
  const { reads } = database;
  return async ({ subjectId, recipient }) => {
    const request = await reads.findOneBy(AccessRequestEntity, { id: subjectId });
    const found = request?.profileId != null ? await findScopedProfile(reads, request.profileId) : null;
    if (!request || found?.profile.status !== 'ACTIVE') return null;
    const { profile, account } = found;
    const held = await findActiveOfProfile(reads, profile.id);
    if (held?.identityId !== request.requestedByIdentityId) return null;
    const { username } = await reads.findOneByOrFail(IdentityEntity, { id: held.identityId });
    return {
      tag: ACCESS_GRANTED_TEMPLATE,
      letter: composeAccessGranted({
        company: account.name,
        number: account.number,
        program: PROGRAM_NAME[programOf(account.kind)],
        person: profile.displayName,
        address: recipient,
        claimedUsername: username,
        locale: profile.locale,
        link: publicUrl.href,
      }),
    };
  };
}

/**
 * Composes the mail that tells a person that they have access, with which Microsoft account.
 *
 * It also goes to the address of an existing profile, which may be another person's. So it says what to do then.
 */
export function composeAccessGranted(about: {
  readonly company: string;
  readonly number: string;
  readonly program: string;
  readonly person: string;
  readonly address: string;
  /** The user name of the Microsoft account, which can be any text. */
  readonly claimedUsername: string;
  /** The profile's language, a BCP 47 tag. */
  readonly locale: string;
  readonly link: string;
}): Letter {
  const { company, number, program, person, link } = about;
  const { language, messages } = wordingFor(about.locale);
  const { words, accessGranted: said } = messages;
  return {
    language,
    sender: program,
    subject: said.subject({ company, program }),
    preheader: said.preheader({ company, program }),
    title: said.title({ program, company }),
    blocks: [
      { text: said.granted({ company, program, person }) },
      {
        facts: [
          [words.company, company],
          [words.account, number],
          [words.profile, person],
        ],
      },
      { text: said.howTo({ username: quotable(about.claimedUsername) }) },
      { label: words.open({ program }), link },
      { small: said.unexpected({ company }) },
    ],
    addresses: [about.address, quotable(about.claimedUsername)],
    footer: messages.invitation.sentTo({ address: about.address }),
  };
}
