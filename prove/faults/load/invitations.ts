import { differentBelow } from '../../../bench/random';
import { registers } from '../final-state';
import type { Answer, Write } from '../history';
import type { Caller } from './caller';
import type { Guest, KnownProfile } from './memory';

/** Returns what ending the pending invitation of a profile writes. */
export function endOf(
  { pendingInvitation }: KnownProfile,
  value: 'DECLINED' | 'REVOKED' | 'SUPERSEDED',
): readonly Write[] {
  return pendingInvitation === null ? [] : [{ register: registers.invitation(pendingInvitation), value }];
}

/** Returns what sending an invitation for a profile writes, apart from the new invitation. */
export function writesOfSending(profile: KnownProfile): readonly Write[] {
  return [
    ...endOf(profile, 'SUPERSEDED'),
    { register: registers.invitationCount(profile.id), value: String(profile.invitations + 1) },
  ];
}

/** Remembers a new invitation of a profile, and returns what it writes. */
export function pendingFrom(profile: KnownProfile, invitation: unknown): Write {
  const { id } = invitation as { id: string };
  profile.pendingInvitation = id;
  profile.invitations += 1;
  return { register: registers.invitation(id), value: 'PENDING' };
}

/** Sends an invitation for a profile. */
export async function sendInvite(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles);
  if (!profile) return;
  const writes = writesOfSending(profile);
  const { outcome } = await caller.mutate({
    kind: 'sendInvite',
    as: caller.household.administrator,
    query:
      'mutation ($input: SendInviteInput!) { sendInvite(input: $input) { invitation { id } userErrors { code } } }',
    input: { profileId: profile.id },
    writes,
    writesOf: ({ invitation }) => [...writes, pendingFrom(profile, invitation)],
    isRepeatable: true,
  });
  if (outcome === 'unknown') memory.leaveAlone(profile);
}

/** Revokes a pending invitation. */
export async function revokeInvite(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles.filter(({ pendingInvitation }) => pendingInvitation !== null));
  if (!profile) return;
  const { outcome } = await caller.mutate({
    kind: 'revokeInvite',
    as: caller.household.administrator,
    query:
      'mutation ($input: RevokeInviteInput!) { revokeInvite(input: $input) { invitation { id } userErrors { code } } }',
    input: { invitationId: profile.pendingInvitation },
    writes: endOf(profile, 'REVOKED'),
  });
  if (outcome === 'ok') profile.pendingInvitation = null;
  if (outcome === 'unknown') memory.leaveAlone(profile);
}

/** Declines an invitation by the link in its mail, without signing in. */
export async function declineInvite(caller: Caller): Promise<void> {
  if (!caller.has('declineInvite')) return;
  const invited = pickInvited(caller, () => true);
  if (!invited) return;
  const { profile, token } = invited;
  const { outcome } = await caller.mutate({
    kind: 'declineInvite',
    as: { cookie: '' },
    query:
      'mutation ($input: DeclineInviteInput!) { declineInvite(input: $input) { declinedAt userErrors { code } } }',
    input: { token },
    writes: endOf(profile, 'DECLINED'),
  });
  if (outcome === 'ok') profile.pendingInvitation = null;
  if (outcome === 'unknown') caller.memory.leaveAlone(profile);
}

interface Invited {
  readonly profile: KnownProfile;
  readonly invitationId: string;
  readonly token: string;
}

/** Accepts an invitation by the link in its mail. Every third time, two people accept it at once. */
export async function acceptInvite(caller: Caller): Promise<void> {
  const { memory, random } = caller;
  const invited = pickInvited(caller, ({ associationId }) => associationId === null);
  const people = differentBelow(random, memory.guests.length, random() < 0.33 ? 2 : 1);
  if (!invited || people.length === 0) return;
  const { profile } = invited;
  const isRace = people.length > 1;
  const answers = await Promise.all(
    people.map((index) => acceptAs(caller, memory.guests[index]!, invited, isRace)),
  );
  if (answers.some(({ outcome }) => outcome === 'ok')) profile.pendingInvitation = null;
  if (answers.some(({ outcome }) => outcome === 'unknown')) memory.leaveAlone(profile);
}

/** Picks a profile whose invitation has arrived. */
function pickInvited(
  { memory, links }: Caller,
  isOne: (profile: KnownProfile) => boolean,
): Invited | undefined {
  const invited = memory.profiles.filter(isOne).flatMap((profile): Invited[] => {
    const invitationId = profile.pendingInvitation;
    const token = invitationId === null ? undefined : links.of(invitationId);
    return invitationId === null || token === undefined ? [] : [{ profile, invitationId, token }];
  });
  return memory.pick(invited);
}

async function acceptAs(
  caller: Caller,
  guest: Guest,
  { profile, invitationId, token }: Invited,
  isRace: boolean,
): Promise<Answer> {
  const holder = await caller.objectIdOf(guest);
  if (holder === null) return { outcome: 'fail' };
  const writes = [
    { register: registers.invitation(invitationId), value: 'ACCEPTED' },
    { register: registers.holder(profile.id), value: holder },
  ];
  return caller.mutate({
    kind: 'acceptInvite',
    as: guest,
    query:
      'mutation ($input: AssociateProfileInput!) { associateProfile(input: $input) { association { id } userErrors { code } } }',
    input: { token },
    writes,
    writesOf({ association }) {
      const { id } = association as { id: string };
      profile.associationId = id;
      return [...writes, { register: registers.association(id), value: 'active' }];
    },
    mayBeRefused: isRace,
  });
}

/** Ends the association of a profile, as its account's administrator. */
export async function endAssociation(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles.filter(({ associationId }) => associationId !== null));
  if (!profile) return;
  const { id, associationId } = profile;
  const { outcome } = await caller.mutate({
    kind: 'endAssociation',
    as: caller.household.administrator,
    query:
      'mutation ($input: EndAssociationInput!) { endAssociation(input: $input) { association { id } userErrors { code } } }',
    input: { associationId },
    writes: [
      { register: registers.association(associationId ?? ''), value: 'ended' },
      { register: registers.holder(id), value: 'none' },
    ],
  });
  if (outcome === 'ok') profile.associationId = null;
  if (outcome === 'unknown') memory.leaveAlone(profile);
}
