import { setTimeout as sleep } from 'node:timers/promises';
import { registers } from '../final-state';
import type { Caller } from './caller';
import type { Guest } from './memory';

interface Requested {
  readonly guest: Guest;
  readonly objectId: string;
  /** The register of the request. */
  readonly register: string;
}

/** Requests access. Then the guest withdraws the request, or the administrator approves or declines it. */
export async function requestAccess(caller: Caller): Promise<void> {
  if (!caller.has('requestAccess')) return;
  const guest = caller.memory.guests.find(({ hasRequested }) => !hasRequested);
  if (!guest) return;
  guest.hasRequested = true;
  const objectId = await caller.objectIdOf(guest);
  if (objectId === null) return;
  const { accountNumber } = caller.household;
  const register = registers.accessRequest(objectId, accountNumber);
  const requested = await caller.mutate({
    kind: 'requestAccess',
    as: guest,
    query:
      'mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { accepted userErrors { code } } }',
    input: { accountNumber },
    writes: [{ register, value: 'PENDING' }],
  });
  if (requested.outcome !== 'ok') return;
  const fate = caller.random();
  if (fate < 0.25) await withdraw(caller, { guest, objectId, register });
  else if (fate < 0.5) await decline(caller, { guest, objectId, register });
  else await approve(caller, { guest, objectId, register });
}

async function withdraw(caller: Caller, { guest, register }: Requested): Promise<void> {
  if (!caller.has('withdrawRequest')) return;
  const { data } = await caller.ask(
    guest,
    '{ viewer { accessRequests(first: 1) { edges { node { id } } } } }',
    {},
  );
  const viewer = data?.['viewer'] as
    { accessRequests: { edges: { node: { id: string } }[] } } | null | undefined;
  const accessRequestId = viewer?.accessRequests.edges[0]?.node.id;
  if (accessRequestId === undefined) return;
  await caller.mutate({
    kind: 'withdrawRequest',
    as: guest,
    query:
      'mutation ($input: WithdrawAccessRequestInput!) { withdrawAccessRequest(input: $input) { accessRequest { id } userErrors { code } } }',
    input: { accessRequestId },
    writes: [{ register, value: 'WITHDRAWN' }],
  });
}

async function decline(caller: Caller, { objectId, register }: Requested): Promise<void> {
  if (!caller.has('declineRequest')) return;
  const accessRequestId = await findRequest(caller, objectId);
  if (accessRequestId === null) return;
  await caller.mutate({
    kind: 'declineRequest',
    as: caller.household.administrator,
    query:
      'mutation ($input: DeclineAccessRequestInput!) { declineAccessRequest(input: $input) { accessRequest { id } userErrors { code } } }',
    input: { accessRequestId, reason: 'UNKNOWN_PERSON' },
    writes: [{ register, value: 'DECLINED' }],
  });
}

async function approve(caller: Caller, { objectId, register }: Requested): Promise<void> {
  const { household, memory } = caller;
  const accessRequestId = await findRequest(caller, objectId);
  if (accessRequestId === null) return;
  const email = memory.newEmail('r');
  await caller.mutate({
    kind: 'approveRequest',
    as: household.administrator,
    query:
      'mutation ($input: ApproveAccessRequestInput!) { approveAccessRequest(input: $input) { accessRequest { id } userErrors { code } } }',
    input: { accessRequestId, email, displayName: memory.newName(), role: 'MEMBER' },
    writes: [
      { register, value: 'APPROVED' },
      { register: registers.address(household.accountId, email), value: '1' },
    ],
  });
}

async function findRequest(caller: Caller, objectId: string): Promise<string | null> {
  const { accountId, administrator } = caller.household;
  // The service looks the account up later.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await sleep(300);
    const { data } = await caller.ask(
      administrator,
      'query ($id: ID!) { account(id: $id) { accessRequests(last: 100) { edges { node { id requestedBy { username } } } } } }',
      { id: accountId },
    );
    const account = data?.['account'] as
      | { accessRequests: { edges: { node: { id: string; requestedBy: { username: string } } }[] } }
      | null
      | undefined;
    const userName = `${objectId}@contoso.example`;
    const found = account?.accessRequests.edges.find(({ node }) => node.requestedBy.username === userName);
    if (found) return found.node.id;
  }
  return null;
}

/** Requests invitations by mail. */
export async function requestInvites(caller: Caller): Promise<void> {
  const { memory } = caller;
  const guest = memory.pick(memory.guests);
  const objectId = guest && (await caller.objectIdOf(guest));
  if (!guest || objectId === null || objectId === undefined) return;
  // An address without profiles, so that it ends no invitation that the client knows.
  const email = memory.newEmail('unknown-');
  await caller.mutate({
    kind: 'requestInvites',
    as: guest,
    query:
      'mutation ($input: RequestInvitesInput!) { requestInvites(input: $input) { accepted userErrors { code } } }',
    input: { email },
    writes: [{ register: registers.inviteRequest(objectId, email), value: 'stored' }],
  });
}
