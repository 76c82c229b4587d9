import { differentBelow } from '../../../bench/random';
import { registers } from '../final-state';
import type { Caller, Payload } from './caller';
import { pendingFrom, writesOfSending } from './invitations';
import type { KnownProfile } from './memory';
import { newProfile, otherRole, writesOfNew, writesOfRemoval } from './profiles';

/** The number of items of a batch. */
const ITEMS = 3;

/** Adds several profiles with an invitation each. */
export async function addProfiles(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  if (!memory.hasRoomForProfiles) return;
  const { accountId } = household;
  const people = Array.from({ length: ITEMS }, () => ({
    email: memory.newEmail('p'),
    name: memory.newName(),
    role: memory.newRole(),
  }));
  const added: KnownProfile[] = [];
  await caller.mutate({
    kind: 'addProfiles',
    as: household.administrator,
    query:
      'mutation ($input: AddProfilesInput!) { addProfiles(input: $input) { results { profile { id } invitation { id } userErrors { code } } userErrors { code } } }',
    input: {
      accountId,
      profiles: people.map(({ email, name, role }) => ({ email, displayName: name, role })),
      sendInvites: true,
    },
    writes: people.map(({ email }) => ({ register: registers.address(accountId, email), value: '1' })),
    writesOf({ results }) {
      added.push(
        ...people.map((about, index) =>
          newProfile(about, results?.[index]?.['profile'], results?.[index]?.['invitation']),
        ),
      );
      return added.flatMap((each) => writesOfNew(accountId, each));
    },
    isRepeatable: true,
  });
  memory.profiles.push(...added);
}

/** Renames some profiles and changes the role of others, in one call. */
export async function updateProfiles(caller: Caller): Promise<void> {
  const profiles = pickSome(caller);
  if (profiles.length === 0 || !caller.has('updateProfiles')) return;
  const changes = profiles.map((profile) => ({
    profile,
    to: caller.random() < 0.5 ? { name: caller.memory.newName() } : { role: otherRole(profile) },
  }));
  const { outcome } = await caller.mutate({
    kind: 'updateProfiles',
    as: caller.household.administrator,
    query:
      'mutation ($input: UpdateProfilesInput!) { updateProfiles(input: $input) { results { profile { id } userErrors { code } } userErrors { code } } }',
    input: {
      profiles: changes.map(({ profile: { id }, to: { name, ...rest } }) => ({
        profileId: id,
        ...(name !== undefined && { displayName: name }),
        ...rest,
      })),
    },
    writes: changes.map(({ profile: { id }, to }) =>
      to.name === undefined
        ? { register: registers.profileRole(id), value: to.role }
        : { register: registers.profileName(id), value: to.name },
    ),
  });
  for (const { profile, to } of changes)
    if (outcome === 'ok') Object.assign(profile, to);
    else caller.memory.leaveAlone(profile);
}

/** Removes several profiles. */
export async function removeProfiles(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  const profiles = pickSome(caller);
  if (profiles.length === 0 || !caller.has('removeProfiles')) return;
  for (const profile of profiles) memory.leaveAlone(profile);
  const { outcome } = await caller.mutate({
    kind: 'removeProfiles',
    as: household.administrator,
    query:
      'mutation ($input: RemoveProfilesInput!) { removeProfiles(input: $input) { results { profile { id } userErrors { code } } userErrors { code } } }',
    input: { profileIds: profiles.map(({ id }) => id) },
    writes: profiles.flatMap((profile) => writesOfRemoval(household.accountId, profile)),
  });
  if (outcome === 'ok') memory.removed.push(...profiles);
}

/** Sends invitations for several profiles. */
export async function sendInvites(caller: Caller): Promise<void> {
  const profiles = pickSome(caller);
  if (profiles.length === 0) return;
  const writes = profiles.flatMap(writesOfSending);
  const { outcome } = await caller.mutate({
    kind: 'sendInvites',
    as: caller.household.administrator,
    query:
      'mutation ($input: SendInvitesInput!) { sendInvites(input: $input) { results { invitation { id } userErrors { code } } userErrors { code } } }',
    input: { invites: profiles.map(({ id }) => ({ profileId: id })) },
    writes,
    writesOf: ({ results }: Payload) => [
      ...writes,
      ...profiles.map((profile, index) => pendingFrom(profile, results?.[index]?.['invitation'])),
    ],
    isRepeatable: true,
  });
  if (outcome === 'unknown') for (const profile of profiles) caller.memory.leaveAlone(profile);
}

function pickSome({ memory: { profiles }, random }: Caller): readonly KnownProfile[] {
  return differentBelow(random, profiles.length, ITEMS).map((index) => profiles[index]!);
}
