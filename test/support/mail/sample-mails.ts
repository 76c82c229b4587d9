import { composeAccessGranted } from '../../../src/access-request/access-granted-mail';
import { composeAccessRequest } from '../../../src/access-request/access-request-mail';
import { composeAdministratorContact } from '../../../src/access-request/administrator-contact-mail';
import { composePartnerContact } from '../../../src/access-request/partner-contact-mail';
import { accessOf } from '../../../src/account/account-access';
import { composeInvitationBounced } from '../../../src/invitation/invitation-bounced-mail';
import { composeInvitationDeclined } from '../../../src/invitation/invitation-declined-mail';
import { composeInvitation } from '../../../src/invitation/compose-invitation';
import { composeProfileMoved } from '../../../src/invitation/profile-moved-mail';
import { composeDigest } from '../../../src/mail/digest';
import { writeLetter } from '../../../src/mail/letter';
import { composeAdministratorsChanged } from '../../../src/profile/administrators-mail';

/** The values that differ between mails of a kind: everything that people, companies and administrators enter. */
export interface SampleNames {
  readonly company: string;
  readonly number: string;
  readonly person: string;
  readonly address: string;
  readonly inviter: string;
  readonly partner: string;
  readonly claimedName: string;
  readonly claimedUsername: string;
}

/** The link of the sample invitations, with a token of the usual length. */
export const SAMPLE_LINK = `https://access.example/accept#token=${'0'.repeat(26)}.${'-_'.repeat(21)}A`;

/** The default values of sample mails. */
export const USUAL: SampleNames = {
  company: 'Contoso Ltd',
  number: 'C-100001',
  person: 'Kim Abercrombie',
  address: 'kim.abercrombie@contoso.example',
  inviter: 'Ana Trujillo',
  partner: 'Fabrikam Consulting',
  claimedName: 'Nora Reyes',
  claimedUsername: 'nora.reyes@outlook.example',
};

/** Creates one mail of every kind, by the kind's name, in the language of a locale. */
export function sampleMails(
  locale: string,
  names: Partial<SampleNames> = {},
): Readonly<Record<string, ReturnType<typeof writeLetter>>> {
  return Object.fromEntries(
    Object.entries(sampleLetters(locale, names)).map(([kind, letter]) => [kind, writeLetter(letter)]),
  );
}

function sampleLetters(locale: string, names: Partial<SampleNames>) {
  const { inviter, partner, claimedName, claimedUsername, number, ...about } = { ...USUAL, ...names };
  const { company, person } = about;
  const program = 'CustomerSource';
  const site = 'https://access.example/';
  const now = new Date('2026-11-24T09:05:00Z');
  const invited = {
    ...about,
    ...{ program, locale, now, link: SAMPLE_LINK, expiresAt: new Date('2026-12-01T09:05:00Z') },
  };
  const colleague = { name: inviter, company, isOfPartner: false };
  const common = { company, program, locale, link: site };
  const asked = {
    ...common,
    number,
    claimedName: person,
    claimedAddress: about.address,
    access: accessOf(
      { kind: 'CUSTOMER', status: 'ACTIVE' },
      [{ name: 'Enhancement Plan', startsAt: new Date('2025-01-01'), endsAt: new Date('2026-01-01') }],
      now,
    ),
  };
  const letters = {
    invitation: composeInvitation({ ...invited, isMove: false, inviter: null }),
    'by a colleague': composeInvitation({ ...invited, isMove: false, inviter: colleague }),
    'by the partner': composeInvitation({
      ...invited,
      isMove: false,
      inviter: { name: inviter, company: partner, isOfPartner: true },
    }),
    move: composeInvitation({ ...invited, isMove: true, inviter: null }),
    'move by a colleague': composeInvitation({ ...invited, isMove: true, inviter: colleague }),
    moved: composeProfileMoved({ ...common, ...about, movedAt: now }),
    'access request': composeAccessRequest({
      ...common,
      number,
      claimedName,
      claimedUsername,
      isOfPartner: false,
    }),
    'access request to the partner': composeAccessRequest({
      ...common,
      number,
      claimedName,
      claimedUsername,
      isOfPartner: true,
    }),
    'question to the partner': composePartnerContact(asked),
    'question to the administrators': composeAdministratorContact({ ...asked, topic: 'ADD_COLLEAGUE' }),
    'access granted': composeAccessGranted({ ...common, ...about, number, claimedUsername }),
    'administrator added': composeAdministratorsChanged({
      ...common,
      number,
      added: [person],
      removed: [],
      actor: inviter,
      changedAt: now,
    }),
    'administrators changed': composeAdministratorsChanged({
      ...common,
      number,
      added: Array.from({ length: 12 }, () => person),
      removed: [inviter, claimedName],
      actor: null,
      changedAt: now,
    }),
    bounced: composeInvitationBounced({ ...common, ...about }),
    declined: composeInvitationDeclined({ ...common, ...about }),
  };
  const digested = [letters['by a colleague'], letters.moved, letters['access request']] as const;
  return { ...letters, digest: composeDigest(digested, about.address) };
}
