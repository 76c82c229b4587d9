import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { differentBelow, type Random, wholeBelow } from '../../bench/random';
import { hashOfSessionToken } from '../../src/identity/session-token';
import { registers } from './final-state';
import type { Answer, OperationKind, Recorder, Write } from './history';
import {
  type Household,
  type SignedInPerson,
  type Surroundings,
  WEBHOOK_AUTHORIZATION,
} from './surroundings';

const ANSWER_LIMIT_MS = 15_000;
/** How many people at most sign in for one client before the oldest signs out. */
const MOST_GUESTS = 6;
const MOST_PROFILES = 30;

/** A profile whose state the client knows: none of its operations had an unknown outcome. */
interface KnownProfile {
  readonly id: string;
  readonly email: string;
  name: string;
  role: 'ADMINISTRATOR' | 'MEMBER';
  isHeld: boolean;
  pendingInvitation: string | null;
}

interface Session extends SignedInPerson {
  hasRequested: boolean;
}

type Payload = Readonly<Record<string, unknown>> & {
  readonly userErrors: readonly { readonly code: string }[];
};

/** What clients of the load use. */
export interface LoadGround extends Pick<Surroundings, 'households' | 'mailbox'> {
  /** Each request goes to a random one. */
  readonly instances: readonly { readonly origin: string | null }[];
  /** Operations that a release doesn't have. */
  readonly without?: ReadonlySet<OperationKind>;
}

/**
 * A client of the load. It works in an account of its own, one operation after another, so the result of each operation is
 * known. After an unknown outcome, it leaves the profile alone.
 */
export class LoadClient {
  readonly #profiles: KnownProfile[] = [];
  readonly #guests: Session[] = [];
  readonly #reported = new Set<string>();
  #serial = 0;

  constructor(
    private readonly index: number,
    private readonly ground: LoadGround,
    private readonly household: Household,
    private readonly recorder: Recorder,
    private readonly random: Random,
    private readonly links: Links,
  ) {}

  /** Works until `isOver`, with a pause between operations. */
  async work(isOver: () => boolean, pauseMs: number): Promise<void> {
    while (!isOver()) {
      await this.#step();
      await sleep(this.random() * 2 * pauseMs);
    }
  }

  #step(): Promise<unknown> {
    const steps: readonly [number, () => Promise<unknown>][] = [
      [3, () => this.#signIn()],
      [1, () => this.#signOut()],
      [6, () => this.add()],
      [5, () => this.#rename()],
      [3, () => this.#changeRole()],
      [4, () => this.#remove()],
      [5, () => this.#sendInvite()],
      [2, () => this.#revoke()],
      [14, () => this.#accept()],
      [4, () => this.#switch()],
      [3, () => this.#requestAccess()],
      [2, () => this.#requestInvites()],
      [3, () => this.#report()],
      [10, () => this.#read()],
    ];
    let pick = this.random() * steps.reduce((sum, [weight]) => sum + weight, 0);
    const step = steps.find(([weight]) => (pick -= weight) < 0);
    return step ? step[1]() : Promise.resolve();
  }

  async #signIn(): Promise<void> {
    if (this.#guests.length >= MOST_GUESTS) return;
    const sessions: Session[] = [];
    await this.recorder.run({ client: this.index, kind: 'signIn', writes: [] }, async () => {
      const signedIn = await this.#walkThroughSignIn();
      if ('outcome' in signedIn) return signedIn;
      sessions.push({ ...signedIn, hasRequested: false });
      return {
        outcome: 'ok',
        writes: [{ register: registers.sessionState(signedIn.tokenHash), value: 'begun' }],
      };
    });
    this.#guests.push(...sessions);
  }

  async #walkThroughSignIn(): Promise<Answer | SignedInPerson> {
    try {
      const service = this.#origin();
      const begun = await visit(`${service}/auth/sign-in?returnTo=/`);
      const attempt = cookiesOf(begun);
      const toMicrosoft = begun.headers.get('location');
      if (toMicrosoft === null) return { outcome: 'unknown', error: `HTTP ${String(begun.status)}` };
      const agreed = await visit(toMicrosoft);
      const back = agreed.headers.get('location');
      if (back === null) return { outcome: 'unknown', error: `Microsoft ${String(agreed.status)}` };
      const { pathname, search } = new URL(back);
      const done = await visit(`${this.#origin()}${pathname}${search}`, { cookie: attempt });
      const token = /(?:^|; )session=([^;]+)/.exec(cookiesOf(done))?.[1];
      if (done.status >= 400 || token === undefined)
        return { outcome: 'unknown', error: `HTTP ${String(done.status)}` };
      return { objectId: 'not known yet', cookie: `session=${token}`, tokenHash: hashOfSessionToken(token) };
    } catch (error) {
      return { outcome: 'unknown', error: reasonOf(error) };
    }
  }

  async #signOut(): Promise<void> {
    const guest = this.#guests.shift();
    if (!guest) return;
    const writes = [{ register: registers.sessionState(guest.tokenHash), value: 'ended' }];
    await this.#mutate('signOut', guest, writes, 'mutation { signOut { userErrors { code } } }', {});
  }

  /** Adds a profile, often with an invitation. Returns null if there are enough. */
  async add(): Promise<Answer | null> {
    if (this.#profiles.length >= MOST_PROFILES) return null;
    const { accountId } = this.household;
    const email = `p${String(this.index)}-${String((this.#serial += 1))}@fabrikam.example`;
    const name = this.#newName();
    const role = this.random() < 0.3 ? 'ADMINISTRATOR' : 'MEMBER';
    const sendInvite = this.random() < 0.7;
    const added: KnownProfile[] = [];
    const answer = await this.#mutate(
      'addProfile',
      this.household.administrator,
      [{ register: registers.address(accountId, email), value: '1' }],
      'mutation ($input: AddProfileInput!) { addProfile(input: $input) { profile { id } invitation { id } userErrors { code } } }',
      { accountId, email, displayName: name, role, sendInvite },
      ({ profile, invitation }) => {
        const { id } = profile as { id: string };
        const invitationId = (invitation as { id: string } | null)?.id ?? null;
        added.push({ id, email, name, role, isHeld: false, pendingInvitation: invitationId });
        return [
          { register: registers.address(accountId, email), value: '1' },
          { register: registers.profileStatus(id), value: 'ACTIVE' },
          { register: registers.profileName(id), value: name },
          { register: registers.profileRole(id), value: role },
          ...(invitationId === null
            ? []
            : [{ register: registers.invitation(invitationId), value: 'PENDING' }]),
        ];
      },
    );
    this.#profiles.push(...added);
    return answer;
  }

  async #rename(): Promise<void> {
    const profile = this.#pick(this.#profiles);
    if (!profile) return;
    const name = this.#newName();
    const done = await this.#update(profile, 'renameProfile', { displayName: name }, [
      { register: registers.profileName(profile.id), value: name },
    ]);
    if (done) profile.name = name;
  }

  async #changeRole(): Promise<void> {
    const profile = this.#pick(this.#profiles);
    if (!profile) return;
    const role = profile.role === 'ADMINISTRATOR' ? 'MEMBER' : 'ADMINISTRATOR';
    const done = await this.#update(profile, 'changeRole', { role }, [
      { register: registers.profileRole(profile.id), value: role },
    ]);
    if (done) profile.role = role;
  }

  async #update(
    profile: KnownProfile,
    kind: 'changeRole' | 'renameProfile',
    values: object,
    writes: readonly Write[],
  ): Promise<boolean> {
    const { outcome } = await this.#mutate(
      kind,
      this.household.administrator,
      writes,
      'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { profile { id } userErrors { code } } }',
      { profileId: profile.id, ...values },
    );
    if (outcome === 'unknown') this.#leaveAlone(profile);
    return outcome === 'ok';
  }

  async #remove(): Promise<void> {
    const profile = this.#pick(this.#profiles);
    if (!profile) return;
    this.#leaveAlone(profile);
    const { accountId } = this.household;
    await this.#mutate(
      'removeProfile',
      this.household.administrator,
      [
        { register: registers.profileStatus(profile.id), value: 'REMOVED' },
        { register: registers.holder(profile.id), value: 'none' },
        { register: registers.address(accountId, profile.email), value: '0' },
        ...endOf(profile, 'REVOKED'),
      ],
      'mutation ($input: RemoveProfileInput!) { removeProfile(input: $input) { profile { id } userErrors { code } } }',
      { profileId: profile.id },
    );
  }

  async #sendInvite(): Promise<void> {
    const profile = this.#pick(this.#profiles);
    if (!profile) return;
    const superseded = endOf(profile, 'SUPERSEDED');
    const { outcome } = await this.#mutate(
      'sendInvite',
      this.household.administrator,
      superseded,
      'mutation ($input: SendInviteInput!) { sendInvite(input: $input) { invitation { id } userErrors { code } } }',
      { profileId: profile.id },
      ({ invitation }) => {
        const { id } = invitation as { id: string };
        profile.pendingInvitation = id;
        return [...superseded, { register: registers.invitation(id), value: 'PENDING' }];
      },
    );
    if (outcome === 'unknown') this.#leaveAlone(profile);
  }

  async #revoke(): Promise<void> {
    const profile = this.#pick(this.#profiles.filter(({ pendingInvitation }) => pendingInvitation !== null));
    if (!profile) return;
    const { outcome } = await this.#mutate(
      'revokeInvite',
      this.household.administrator,
      endOf(profile, 'REVOKED'),
      'mutation ($input: RevokeInviteInput!) { revokeInvite(input: $input) { invitation { id } userErrors { code } } }',
      { invitationId: profile.pendingInvitation },
    );
    if (outcome === 'ok') profile.pendingInvitation = null;
    if (outcome === 'unknown') this.#leaveAlone(profile);
  }

  /** Accepts an invitation by the link in its mail. Every third time, two people accept it at once. */
  async #accept(): Promise<void> {
    const profile = this.#pick(
      this.#profiles.filter(
        ({ pendingInvitation: id, isHeld }) => !isHeld && id !== null && this.links.of(id) !== undefined,
      ),
    );
    const people = differentBelow(this.random, this.#guests.length, this.random() < 0.33 ? 2 : 1);
    if (!profile || people.length === 0) return;
    const invitationId = profile.pendingInvitation ?? '';
    const token = this.links.of(invitationId);
    const answers = await Promise.all(
      people.map((index) => this.#acceptAs(this.#guests[index]!, { profile, invitationId, token }, people)),
    );
    if (answers.some(({ outcome }) => outcome === 'ok')) {
      profile.isHeld = true;
      profile.pendingInvitation = null;
    }
    if (answers.some(({ outcome }) => outcome === 'unknown')) this.#leaveAlone(profile);
  }

  async #acceptAs(
    guest: Session,
    {
      profile,
      invitationId,
      token,
    }: {
      readonly profile: KnownProfile;
      readonly invitationId: string;
      readonly token: string | undefined;
    },
    people: readonly number[],
  ): Promise<Answer> {
    const holder = await this.#objectIdOf(guest);
    if (holder === null) return { outcome: 'fail' };
    return this.#mutate(
      'acceptInvite',
      guest,
      [
        { register: registers.invitation(invitationId), value: 'ACCEPTED' },
        { register: registers.holder(profile.id), value: holder },
      ],
      'mutation ($input: AssociateProfileInput!) { associateProfile(input: $input) { association { id } userErrors { code } } }',
      { token },
      undefined,
      people.length > 1,
    );
  }

  async #switch(): Promise<void> {
    const { switcher } = this.household;
    const profileId = this.#pick(switcher.profileIds);
    if (profileId === undefined) return;
    await this.#mutate(
      'switchProfile',
      switcher,
      [{ register: registers.sessionProfile(switcher.tokenHash), value: profileId }],
      'mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) { viewer { activeProfile { id } } userErrors { code } } }',
      { profileId },
    );
  }

  /** Requests access, and approves the request as the administrator. */
  async #requestAccess(): Promise<void> {
    if (this.ground.without?.has('requestAccess')) return;
    const guest = this.#guests.find(({ hasRequested }) => !hasRequested);
    if (!guest) return;
    guest.hasRequested = true;
    const objectId = await this.#objectIdOf(guest);
    if (objectId === null) return;
    const { accountNumber, accountId, administrator } = this.household;
    const register = registers.accessRequest(objectId, accountNumber);
    const requested = await this.#mutate(
      'requestAccess',
      guest,
      [{ register, value: 'PENDING' }],
      'mutation ($input: RequestAccessInput!) { requestAccess(input: $input) { accepted userErrors { code } } }',
      { accountNumber },
    );
    if (requested.outcome !== 'ok') return;
    const accessRequestId = await this.#findRequest(`${objectId}@contoso.example`);
    if (accessRequestId === null) return;
    const email = `r${String(this.index)}-${String((this.#serial += 1))}@fabrikam.example`;
    const address = { register: registers.address(accountId, email), value: '1' };
    await this.#mutate(
      'approveRequest',
      administrator,
      [{ register, value: 'APPROVED' }, address],
      'mutation ($input: ApproveAccessRequestInput!) { approveAccessRequest(input: $input) { accessRequest { id } userErrors { code } } }',
      { accessRequestId, email, displayName: this.#newName(), role: 'MEMBER' },
    );
  }

  async #findRequest(userName: string): Promise<string | null> {
    // The service looks the account up later.
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await sleep(300);
      const { data } = await this.#ask(
        this.household.administrator,
        'query ($id: ID!) { account(id: $id) { accessRequests(last: 100) { edges { node { id requestedBy { username } } } } } }',
        { id: this.household.accountId },
      );
      const account = data?.['account'] as
        | { accessRequests: { edges: { node: { id: string; requestedBy: { username: string } } }[] } }
        | null
        | undefined;
      const found = account?.accessRequests.edges.find(({ node }) => node.requestedBy.username === userName);
      if (found) return found.node.id;
    }
    return null;
  }

  async #requestInvites(): Promise<void> {
    const guest = this.#pick(this.#guests);
    const objectId = guest && (await this.#objectIdOf(guest));
    if (!guest || objectId === null || objectId === undefined) return;
    // An address without profiles, so that it ends no invitation that the client knows.
    const email = `unknown-${String(this.index)}-${String((this.#serial += 1))}@fabrikam.example`;
    await this.#mutate(
      'requestInvites',
      guest,
      [{ register: registers.inviteRequest(objectId, email), value: 'stored' }],
      'mutation ($input: RequestInvitesInput!) { requestInvites(input: $input) { accepted userErrors { code } } }',
      { email },
    );
  }

  /** Reports a delivery as Postmark does, for a message that wasn't reported yet. */
  async #report(): Promise<void> {
    const message = this.ground.mailbox
      .messages()
      .findLast(
        ({ Metadata, MessageID }, index) =>
          index % this.ground.households.length === this.index &&
          Metadata?.['mail_id'] !== undefined &&
          !this.#reported.has(MessageID),
      );
    if (!message) return;
    this.#reported.add(message.MessageID);
    const mailId = message.Metadata?.['mail_id'] ?? '';
    const writes = [{ register: registers.message(mailId), value: 'reported' }];
    await this.recorder.run({ client: this.index, kind: 'webhook', writes }, async () => {
      try {
        const response = await fetch(`${this.#origin()}/webhooks/postmark`, {
          method: 'POST',
          headers: { authorization: WEBHOOK_AUTHORIZATION, 'content-type': 'application/json' },
          body: JSON.stringify({
            RecordType: 'Delivery',
            MessageID: message.MessageID,
            Metadata: message.Metadata,
            Recipient: message.Recipients[0],
            DeliveredAt: new Date().toISOString(),
          }),
          signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
        });
        const body = await response.text();
        const error = codeOfBody(response, body);
        return error === null ? { outcome: 'ok' } : { outcome: 'unknown', error };
      } catch (error) {
        return { outcome: 'unknown', error: reasonOf(error) };
      }
    });
  }

  /** Reads a profile's name, which must be the one that was written last. */
  async #read(): Promise<void> {
    const profile = this.#pick(this.#profiles);
    if (!profile) return;
    await this.recorder.run({ client: this.index, kind: 'read', writes: [] }, async () => {
      const { data, ...answer } = await this.#ask(
        this.household.administrator,
        'query ($id: ID!) { profile(id: $id) { displayName role status } viewer { activeProfile { id } } }',
        { id: profile.id },
      );
      if (answer.outcome !== 'ok') return answer;
      const read = data?.['profile'] as { displayName: string; role: string; status: string } | null;
      return {
        outcome: 'ok',
        reads: [
          { register: registers.profileName(profile.id), value: read?.displayName ?? 'missing' },
          { register: registers.profileRole(profile.id), value: read?.role ?? 'missing' },
          { register: registers.profileStatus(profile.id), value: read?.status ?? 'missing' },
        ],
      };
    });
  }

  async #objectIdOf(guest: Session): Promise<string | null> {
    if (guest.objectId !== 'not known yet') return guest.objectId;
    const { data } = await this.#ask(guest, '{ viewer { identity { username } } }', {});
    const viewer = data?.['viewer'] as { identity: { username: string } } | null | undefined;
    const username = viewer?.identity.username;
    if (username === undefined) return null;
    const objectId = username.replace(/@.*/, '');
    this.#guests.splice(this.#guests.indexOf(guest), 1, Object.assign(guest, { objectId }));
    return objectId;
  }

  async #mutate(
    kind: Parameters<Recorder['run']>[0]['kind'],
    as: SignedInPerson,
    writes: readonly Write[],
    query: string,
    input: object,
    writesOf?: (payload: Payload) => readonly Write[],
    mayBeRefused = false,
  ): Promise<Answer> {
    return this.recorder.run({ client: this.index, kind, writes, mayBeRefused }, async () => {
      const { data, ...answer } = await this.#ask(as, query, { input });
      if (answer.outcome !== 'ok') return answer;
      const payload = Object.values(data ?? {})[0] as Payload | undefined;
      if (!payload) return { outcome: 'unknown', error: 'no data' };
      const refusal = payload.userErrors[0]?.code;
      if (refusal !== undefined) return { outcome: 'fail', error: refusal };
      return { outcome: 'ok', ...(writesOf && { writes: writesOf(payload) }) };
    });
  }

  async #ask(
    as: SignedInPerson,
    query: string,
    variables: object,
  ): Promise<Answer & { readonly data?: Readonly<Record<string, unknown>> | undefined }> {
    try {
      const response = await fetch(`${this.#origin()}/graphql`, {
        method: 'POST',
        headers: { cookie: as.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const body = await response.text();
      const code = codeOfBody(response, body);
      if (code !== null) return { outcome: isRefusal(code) ? 'fail' : 'unknown', error: code };
      const { data } = JSON.parse(body) as { data?: Record<string, unknown> };
      return { outcome: 'ok', data };
    } catch (error) {
      return { outcome: 'unknown', error: reasonOf(error) };
    }
  }

  #origin(): string {
    const { instances } = this.ground;
    return instances[wholeBelow(this.random, instances.length)]?.origin ?? '';
  }

  #pick<Item>(items: readonly Item[]): Item | undefined {
    return items[wholeBelow(this.random, items.length)];
  }

  #newName(): string {
    return `Person ${String(this.index)} ${String((this.#serial += 1))}`;
  }

  #leaveAlone(profile: KnownProfile): void {
    const index = this.#profiles.indexOf(profile);
    if (index >= 0) this.#profiles.splice(index, 1);
  }
}

/** Finds the tokens of invitations in the mails that Postmark accepted. */
export class Links {
  readonly #tokens = new Map<string, string>();
  #read = 0;

  constructor(private readonly ground: Pick<LoadGround, 'mailbox'>) {}

  /** Returns the token of an invitation; undefined if its mail hasn't arrived. */
  of(invitationId: string): string | undefined {
    const messages = this.ground.mailbox.messages();
    for (const { TextBody = '' } of messages.slice(this.#read))
      for (const [token, id] of TextBody.matchAll(/\b([0-9a-hjkmnp-tv-z]{26})\.[A-Za-z0-9_-]{43}/g))
        this.#tokens.set(`invt_${String(id)}`, token);
    this.#read = messages.length;
    return this.#tokens.get(invitationId);
  }
}

function endOf({ pendingInvitation }: KnownProfile, value: 'REVOKED' | 'SUPERSEDED'): readonly Write[] {
  return pendingInvitation === null ? [] : [{ register: registers.invitation(pendingInvitation), value }];
}

// The others may follow a change that was carried out: the answer to an ambiguous commit is SERVICE_UNAVAILABLE.
const REFUSALS = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'RATE_LIMITED', 'UNAUTHENTICATED']);

function isRefusal(code: string): boolean {
  return REFUSALS.has(code) || code.startsWith('GRAPHQL_');
}

/** Returns the code of an error response; null for a response without errors. */
function codeOfBody(response: Response, body: string): string | null {
  try {
    const { errors = [] } = JSON.parse(body) as {
      errors?: { message: string; extensions?: { code?: string } }[];
    };
    const [first] = errors;
    if (first) return first.extensions?.code ?? first.message;
    return response.ok ? null : `HTTP ${String(response.status)}`;
  } catch {
    return `HTTP ${String(response.status)}`;
  }
}

function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? (name === 'TimeoutError' ? 'timed out' : message);
}

async function visit(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const response = await fetch(url, {
    headers: { 'user-agent': `drill ${randomUUID()}`, ...headers },
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  await response.arrayBuffer();
  return response;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
