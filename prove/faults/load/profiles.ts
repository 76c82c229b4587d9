import { registers } from '../final-state';
import type { Answer, Write } from '../history';
import type { Caller } from './caller';
import { endOf } from './invitations';
import type { KnownProfile } from './memory';

/** Adds a profile, often with an invitation. Returns null if there are enough. */
export async function addProfile(caller: Caller, isRepeatable: boolean): Promise<Answer | null> {
  const { household, memory } = caller;
  if (!memory.hasRoomForProfiles) return null;
  const { accountId } = household;
  const email = memory.newEmail('p');
  const about = { email, name: memory.newName(), role: memory.newRole() };
  const sendInvite = caller.random() < 0.7;
  const added: KnownProfile[] = [];
  const answer = await caller.mutate({
    kind: 'addProfile',
    as: household.administrator,
    query:
      'mutation ($input: AddProfileInput!) { addProfile(input: $input) { profile { id } invitation { id } userErrors { code } } }',
    input: { accountId, email, displayName: about.name, role: about.role, sendInvite },
    writes: [{ register: registers.address(accountId, email), value: '1' }],
    writesOf({ profile, invitation }) {
      const known = newProfile(about, profile, invitation);
      added.push(known);
      return writesOfNew(accountId, known);
    },
    isRepeatable,
  });
  memory.profiles.push(...added);
  return answer;
}

/** Creates what a client knows about a new profile, from what a mutation returned. */
export function newProfile(
  about: Pick<KnownProfile, 'email' | 'name' | 'role'>,
  profile: unknown,
  invitation: unknown,
): KnownProfile {
  const pendingInvitation = (invitation as { id: string } | null)?.id ?? null;
  const { id } = profile as { id: string };
  const invitations = pendingInvitation === null ? 0 : 1;
  return { ...about, id, associationId: null, pendingInvitation, invitations };
}

/** Returns what adding a profile writes. */
export function writesOfNew(accountId: string, added: KnownProfile): readonly Write[] {
  const { id, email, name, role, pendingInvitation, invitations } = added;
  return [
    { register: registers.address(accountId, email), value: '1' },
    { register: registers.profileStatus(id), value: 'ACTIVE' },
    { register: registers.profileName(id), value: name },
    { register: registers.profileRole(id), value: role },
    { register: registers.invitationCount(id), value: String(invitations) },
    ...(pendingInvitation === null
      ? []
      : [{ register: registers.invitation(pendingInvitation), value: 'PENDING' }]),
  ];
}

/** Renames a profile. */
export async function renameProfile(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles);
  if (!profile) return;
  const name = memory.newName();
  const writes = [{ register: registers.profileName(profile.id), value: name }];
  const isDone = await update(caller, profile, 'renameProfile', { displayName: name }, writes);
  if (isDone) profile.name = name;
}

/** Changes the role of a profile. */
export async function changeRole(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles);
  if (!profile) return;
  const role = otherRole(profile);
  const writes = [{ register: registers.profileRole(profile.id), value: role }];
  const isDone = await update(caller, profile, 'changeRole', { role }, writes);
  if (isDone) profile.role = role;
}

/** Returns the role that a profile doesn't have. */
export function otherRole({ role }: KnownProfile): KnownProfile['role'] {
  return role === 'ADMINISTRATOR' ? 'MEMBER' : 'ADMINISTRATOR';
}

async function update(
  caller: Caller,
  profile: KnownProfile,
  kind: 'changeRole' | 'renameProfile',
  values: object,
  writes: readonly Write[],
): Promise<boolean> {
  const { outcome } = await caller.mutate({
    kind,
    as: caller.household.administrator,
    query:
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { profile { id } userErrors { code } } }',
    input: { profileId: profile.id, ...values },
    writes,
  });
  if (outcome === 'unknown') caller.memory.leaveAlone(profile);
  return outcome === 'ok';
}

/** Removes a profile. */
export async function removeProfile(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  const profile = memory.pick(memory.profiles);
  if (!profile) return;
  memory.leaveAlone(profile);
  const { outcome } = await caller.mutate({
    kind: 'removeProfile',
    as: household.administrator,
    query:
      'mutation ($input: RemoveProfileInput!) { removeProfile(input: $input) { profile { id } userErrors { code } } }',
    input: { profileId: profile.id },
    writes: writesOfRemoval(household.accountId, profile),
  });
  if (outcome === 'ok') memory.removed.push(profile);
}

/** Returns what removing a profile writes. */
export function writesOfRemoval(accountId: string, profile: KnownProfile): readonly Write[] {
  const { id, email, associationId } = profile;
  return [
    { register: registers.profileStatus(id), value: 'REMOVED' },
    { register: registers.holder(id), value: 'none' },
    { register: registers.address(accountId, email), value: '0' },
    ...(associationId === null ? [] : [{ register: registers.association(associationId), value: 'ended' }]),
    ...endOf(profile, 'REVOKED'),
  ];
}

/** Adds a removed profile again. The new one has another id. */
export async function restoreProfile(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  if (!memory.hasRoomForProfiles || !caller.has('restoreProfile')) return;
  const removed = memory.removed.shift();
  if (!removed) return;
  const { accountId } = household;
  const { email, name } = removed;
  const added: KnownProfile[] = [];
  await caller.mutate({
    kind: 'restoreProfile',
    as: household.administrator,
    query:
      'mutation ($input: RestoreProfileInput!) { restoreProfile(input: $input) { profile { id } invitation { id } userErrors { code } } }',
    input: { profileId: removed.id, sendInvite: caller.random() < 0.7 },
    writes: [{ register: registers.address(accountId, email), value: '1' }],
    writesOf({ profile, invitation }) {
      const known = newProfile({ email, name, role: 'MEMBER' }, profile, invitation);
      added.push(known);
      return writesOfNew(accountId, known);
    },
  });
  memory.profiles.push(...added);
}
