import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, wholeBelow } from '../../bench/random';
import { askGraph } from '../../test/support/graph/ask-graph';
import { type Caller, EventStream } from './event-stream';

/** An account whose changes are watched. */
export interface WatchedAccount {
  readonly accountId: string;
  readonly administrator: Caller;
  /** A person with several profiles. */
  readonly switcher: Caller & { readonly profileIds: readonly string[] };
  /** A person without a profile, who is invited, associated and removed again and again. */
  readonly guest: Caller;
}

/** What to measure. */
export interface LatencyOptions {
  /** The instances, on one database. */
  readonly origins: readonly string[];
  readonly accounts: readonly WatchedAccount[];
  /** Streams of each account: half of them of the account, half of its switcher. */
  readonly streamsOfAccount: number;
  /** How often each account's changes are made. */
  readonly rounds: number;
  /** Average time between two changes of an account. */
  readonly pauseMs: number;
  /** An event that takes longer is lost. */
  readonly lostMs: number;
  /** Waits for the token of an invitation. */
  readonly tokenOf: (invitationId: string) => Promise<string>;
  readonly random: Random;
  readonly onChange?: () => void;
}

/** An event that a change should cause at a subscriber. */
export interface Arrival {
  readonly change: 'switch' | 'invite' | 'associate' | 'remove';
  readonly instance: string;
  /** Milliseconds from the request for the change; null if it never arrived. */
  readonly ms: number | null;
}

/** The end of a stream of a person who was removed. */
export interface Ending {
  readonly instance: string;
  readonly of: 'account' | 'viewer';
  /** Milliseconds from the request for the removal; null if it never ended. */
  readonly ms: number | null;
  readonly code: string | null;
}

/** What was measured. */
export interface LatencyRecord {
  readonly arrivals: readonly Arrival[];
  readonly endings: readonly Ending[];
}

/** Number of changes in a round of an account. */
export const CHANGES_OF_ROUND = 4;
const BEGIN_MS = 30_000;
const ACCOUNT =
  'subscription ($id: ID!) { accountChanged(accountId: $id) { types profiles { id displayName } account { name } } }';
const VIEWER =
  'subscription { viewerChanged { activeProfile { id } profiles(first: 5) { edges { node { id } } } } }';

/** Subscribes to accounts and people on all instances, changes them one after the other, and measures every event. */
export async function measureLatency(options: LatencyOptions): Promise<LatencyRecord> {
  const record = { arrivals: [] as Arrival[], endings: [] as Ending[] };
  const watches: AccountWatch[] = [];
  try {
    // One after the other, so that only changes are measured, and not a thousand clients that arrive at once.
    for (const account of options.accounts) watches.push(await AccountWatch.begin(account, options, record));
    await Promise.all(watches.map((watch) => watch.run()));
    return record;
  } finally {
    for (const watch of watches) watch.close();
  }
}

/** The streams and the changes of one account. */
class AccountWatch {
  #accountStreams: readonly EventStream[] = [];
  #viewerStreams: readonly EventStream[] = [];
  #serial = 0;

  private constructor(
    private readonly account: WatchedAccount,
    private readonly options: LatencyOptions,
    private readonly record: { readonly arrivals: Arrival[]; readonly endings: Ending[] },
  ) {}

  static async begin(
    account: WatchedAccount,
    options: LatencyOptions,
    record: AccountWatch['record'],
  ): Promise<AccountWatch> {
    const watch = new AccountWatch(account, options, record);
    const { accountId, administrator, switcher } = watch.account;
    const half = Math.ceil(watch.options.streamsOfAccount / 2);
    watch.#accountStreams = await watch.#open(half, administrator, ACCOUNT, { id: accountId });
    watch.#viewerStreams = await watch.#open(watch.options.streamsOfAccount - half, switcher, VIEWER);
    return watch;
  }

  async run(): Promise<void> {
    for (let round = 0; round < this.options.rounds; round += 1) {
      await this.#switch(round);
      const { profileId, invitationId } = await this.#invite();
      await this.#associate(invitationId);
      await this.#remove(profileId);
    }
  }

  close(): void {
    for (const stream of [...this.#accountStreams, ...this.#viewerStreams]) stream.close();
  }

  async #open(count: number, caller: Caller, query: string, variables: object = {}): Promise<EventStream[]> {
    const { origins } = this.options;
    const streams: EventStream[] = [];
    for (let index = 0; index < count; index += 1) {
      const origin = origins[index % origins.length] ?? '';
      streams.push(await (await EventStream.open(origin, caller, query, variables)).begun(BEGIN_MS));
    }
    return streams;
  }

  async #switch(round: number): Promise<void> {
    const { profileIds } = this.account.switcher;
    // The first switch must change something, regardless of the profile that the person uses.
    const current: unknown = this.#viewerStreams[0]?.last?.data?.viewerChanged.activeProfile?.id;
    const others = profileIds.filter((id) => id !== current);
    const profileId = others[round % others.length] ?? '';
    await this.#change('switch', this.#viewerStreams, this.account.switcher, {
      mutation: `switchProfile(input: { profileId: $id })`,
      variables: { id: profileId },
      shows: ({ data }) => data?.viewerChanged.activeProfile?.id === profileId,
    });
  }

  async #invite(): Promise<{ readonly profileId: string; readonly invitationId: string }> {
    const { accountId, administrator } = this.account;
    const email = `guest-${accountId}-${String((this.#serial += 1))}@contoso.example`;
    const { payload } = await this.#change('invite', this.#accountStreams, administrator, {
      mutation: `addProfile(input: { accountId: $id, email: $email, displayName: "Robin Counts", role: ADMINISTRATOR,
        sendInvite: true })`,
      selection: 'profile { id } invitation { id }',
      variables: { id: accountId, email },
      shows: hasType('invitation.sent'),
    });
    return { profileId: payload.profile.id, invitationId: payload.invitation.id };
  }

  async #associate(invitationId: string): Promise<void> {
    const token = await this.options.tokenOf(invitationId);
    await this.#change('associate', this.#accountStreams, this.account.guest, {
      mutation: 'associateProfile(input: { token: $token })',
      variables: { token },
      shows: hasType('association.created'),
    });
  }

  /** Removes the guest, whose streams must end on all instances. */
  async #remove(profileId: string): Promise<void> {
    const { accountId, administrator, guest } = this.account;
    const caller = { cookie: guest.cookie, profileId };
    const { origins, lostMs } = this.options;
    const count = origins.length;
    const streams = [
      ...(await this.#open(count, caller, ACCOUNT, { id: accountId })).map((stream) => ({
        stream,
        of: 'account' as const,
      })),
      ...(await this.#open(count, caller, VIEWER)).map((stream) => ({ stream, of: 'viewer' as const })),
    ];
    const { askedAt } = await this.#change('remove', this.#accountStreams, administrator, {
      mutation: 'removeProfile(input: { profileId: $id })',
      variables: { id: profileId },
      shows: hasType('profile.removed'),
    });
    for (const { stream, of } of streams) {
      const end = await Promise.race([stream.ended, sleep(lostMs, null, { ref: false })]);
      const ms = end && end.at - askedAt;
      this.record.endings.push({ instance: stream.origin, of, ms, code: end && end.code });
      stream.close();
    }
  }

  /** Makes a change, and records when each stream shows it. Returns its payload, and when it was requested. */
  async #change(
    change: Arrival['change'],
    streams: readonly EventStream[],
    caller: Caller,
    {
      mutation,
      selection = '',
      variables,
      shows,
    }: {
      readonly mutation: string;
      readonly selection?: string;
      readonly variables: Readonly<Record<string, string>>;
      readonly shows: Parameters<EventStream['next']>[0];
    },
    // The type depends on the mutation.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ): Promise<{ readonly payload: any; readonly askedAt: number }> {
    const { random, pauseMs, lostMs, origins, onChange } = this.options;
    await sleep(random() * 2 * pauseMs);
    const seen = streams.map((stream) => stream.next(shows, lostMs));
    const askedAt = performance.now();
    const origin = origins[wholeBelow(random, origins.length)] ?? '';
    const declared = Object.keys(variables).map((name) => `$${name}: ${name === 'id' ? 'ID' : 'String'}!`);
    const { data, errors } = await askGraph(
      `${origin}/graphql`,
      { cookie: caller.cookie },
      `mutation (${declared.join(', ')}) { change: ${mutation} { ${selection} userErrors { code } } }`,
      variables,
    );
    if (errors.length > 0 || data.change.userErrors.length > 0)
      throw new Error(`${change} failed: ${JSON.stringify({ errors, data })}`);
    for (const [index, arriving] of seen.entries()) {
      const at = await arriving;
      const instance = streams[index]?.origin ?? '';
      this.record.arrivals.push({ change, instance, ms: at === null ? null : at - askedAt });
    }
    onChange?.();
    return { payload: data.change, askedAt };
  }
}

function hasType(type: string): Parameters<EventStream['next']>[0] {
  return ({ data }) => data?.accountChanged.types.includes(type) === true;
}
