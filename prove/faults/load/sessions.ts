import { hashOfSessionToken } from '../../../src/identity/session-token';
import { registers } from '../final-state';
import type { Answer } from '../history';
import type { SignedInPerson } from '../surroundings';
import type { Caller } from './caller';
import { cookiesOf, reasonOf, visit } from './http';
import type { Guest } from './memory';

/** Signs a new person in with Microsoft. */
export async function signIn(caller: Caller): Promise<void> {
  const { memory, recorder } = caller;
  if (!memory.hasRoomForGuests) return;
  const sessions: Guest[] = [];
  await recorder.run({ client: caller.index, kind: 'signIn', writes: [] }, async () => {
    const signedIn = await walkThroughSignIn(caller);
    if ('outcome' in signedIn) return signedIn;
    sessions.push({ ...signedIn, hasRequested: false });
    return {
      outcome: 'ok',
      writes: [{ register: registers.sessionState(signedIn.tokenHash), value: 'begun' }],
    };
  });
  memory.guests.push(...sessions);
}

async function walkThroughSignIn(caller: Caller): Promise<Answer | SignedInPerson> {
  try {
    const begun = await visit(`${caller.origin()}/auth/sign-in?returnTo=/`);
    const attempt = cookiesOf(begun);
    const toMicrosoft = begun.headers.get('location');
    if (toMicrosoft === null) return { outcome: 'unknown', error: `HTTP ${String(begun.status)}` };
    const agreed = await visit(toMicrosoft);
    const back = agreed.headers.get('location');
    if (back === null) return { outcome: 'unknown', error: `Microsoft ${String(agreed.status)}` };
    const { pathname, search } = new URL(back);
    const done = await visit(`${caller.origin()}${pathname}${search}`, { cookie: attempt });
    const token = /(?:^|; )session=([^;]+)/.exec(cookiesOf(done))?.[1];
    if (done.status >= 400 || token === undefined)
      return { outcome: 'unknown', error: `HTTP ${String(done.status)}` };
    return { objectId: 'not known yet', cookie: `session=${token}`, tokenHash: hashOfSessionToken(token) };
  } catch (error) {
    return { outcome: 'unknown', error: reasonOf(error) };
  }
}

/** Signs the guest out who signed in first. */
export async function signOut(caller: Caller): Promise<void> {
  const guest = caller.memory.guests.shift();
  if (!guest) return;
  await caller.mutate({
    kind: 'signOut',
    as: guest,
    query: 'mutation { signOut { userErrors { code } } }',
    writes: [{ register: registers.sessionState(guest.tokenHash), value: 'ended' }],
  });
}

/** Ends the session of the guest who signed in first by its id. */
export async function endSession(caller: Caller): Promise<void> {
  const [guest] = caller.memory.guests;
  if (!guest || !caller.has('endSession')) return;
  const { data } = await caller.ask(guest, '{ viewer { session { id } } }', {});
  const viewer = data?.['viewer'] as { session: { id: string } } | null | undefined;
  if (!viewer) return;
  caller.memory.guests.shift();
  await caller.mutate({
    kind: 'endSession',
    as: guest,
    query:
      'mutation ($input: EndSessionInput!) { endSession(input: $input) { sessionId userErrors { code } } }',
    input: { sessionId: viewer.session.id },
    writes: [{ register: registers.sessionState(guest.tokenHash), value: 'ended' }],
  });
}

/** Switches the profile of a person who has several, and often makes it the default. */
export async function switchProfile(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  const { switcher } = household;
  const profileId = memory.pick(switcher.profileIds);
  if (profileId === undefined) return;
  const makeDefault = caller.random() < 0.5;
  const { outcome } = await caller.mutate({
    kind: 'switchProfile',
    as: switcher,
    query:
      'mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) { viewer { activeProfile { id } } userErrors { code } } }',
    input: { profileId, makeDefault },
    writes: [
      { register: registers.sessionProfile(switcher.tokenHash), value: profileId },
      ...(makeDefault ? [{ register: registers.defaultProfile(switcher.objectId), value: profileId }] : []),
    ],
  });
  if (makeDefault && outcome !== 'fail') memory.defaultProfileId = outcome === 'ok' ? profileId : undefined;
}

/** Clears the default profile of the same person. */
export async function clearDefaultProfile(caller: Caller): Promise<void> {
  const { household, memory } = caller;
  const { switcher } = household;
  if (typeof memory.defaultProfileId !== 'string' || !caller.has('clearDefaultProfile')) return;
  const { outcome } = await caller.mutate({
    kind: 'clearDefaultProfile',
    as: switcher,
    query: 'mutation { clearDefaultProfile { viewer { activeProfile { id } } userErrors { code } } }',
    writes: [{ register: registers.defaultProfile(switcher.objectId), value: 'none' }],
  });
  if (outcome !== 'fail') memory.defaultProfileId = outcome === 'ok' ? null : undefined;
}
