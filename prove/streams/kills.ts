import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, wholeBelow } from '../../bench/random';
import { askGraph } from '../../test/support/graph/ask-graph';
import { type Caller, EventStream } from './event-stream';

/** A process that can be killed. */
export interface Killable {
  readonly origin: string | null;
  kill(): Promise<unknown>;
  start(): unknown;
}

/** An account with a profile that is renamed again and again. */
export interface RenamedAccount {
  readonly accountId: string;
  readonly administrator: Caller;
  readonly profileId: string;
}

/** What to prove. */
export interface KillsOptions {
  readonly processes: readonly Killable[];
  readonly accounts: readonly RenamedAccount[];
  /** Number of changes that are acknowledged. */
  readonly changes: number;
  /** The numbers of acknowledged changes at which a random process is killed. */
  readonly killedAt: readonly number[];
  /** How long a killed process stays down, at most. */
  readonly downMs: number;
  readonly subscribersOfAccount: number;
  readonly readers: number;
  /** The access token of an application that can read the feed. */
  readonly token: string;
  readonly random: Random;
  readonly seconds: number;
  readonly onChange?: () => void;
  readonly onKill?: () => void;
}

/** What happened. */
export interface KillsRecord {
  readonly renames: readonly { readonly accountId: string; readonly outcome: 'ok' | 'unknown' }[];
  /** The last acknowledged name of each account's profile. */
  readonly names: ReadonlyMap<string, string>;
  /** The ids of the events that each reader got, in order. */
  readonly read: readonly (readonly string[])[];
  /** The last name that each subscriber saw. */
  readonly seen: readonly { readonly accountId: string; readonly name: string | null }[];
  readonly kills: number;
  readonly reconnects: number;
}

const FEED = `query ($after: String) { accessEvents(first: 100, after: $after) {
  edges { node { id } } pageInfo { endCursor } } }`;
const RENAME = `mutation ($id: ID!, $name: String!) {
  updateProfile(input: { profileId: $id, displayName: $name }) { userErrors { code } } }`;
const NAMES = `subscription ($id: ID!) { accountChanged(accountId: $id) {
  account { profiles(first: 20) { edges { node { id displayName } } } } } }`;
const PAUSE_MS = 100;
const BEGIN_MS = 10_000;

/**
 * Renames profiles while processes are killed. Meanwhile, subscribers reconnect, and readers resume with their cursor.
 * Ends when all have everything, or after a number of seconds.
 */
export async function runKills(
  options: KillsOptions,
  eventsExpected: () => Promise<number>,
): Promise<KillsRecord> {
  const run = new KillsRun(options);
  // A token that isn't accepted would look like lost events.
  await run.readPage(null);
  const background = run.follow();
  try {
    await run.rename();
    const total = await eventsExpected();
    const limit = performance.now() + options.seconds * 1000;
    while (performance.now() < limit && !run.isComplete(total)) await sleep(PAUSE_MS);
    return run.record();
  } finally {
    run.stop();
    await background;
  }
}

interface ReadPage {
  readonly ids: readonly string[];
  readonly after: string | null;
}

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly endCursor: string | null };
}

class KillsRun {
  readonly #renames: KillsRecord['renames'][number][] = [];
  readonly #names = new Map<string, string>();
  readonly #read: string[][];
  readonly #seen: { accountId: string; name: string | null }[];
  readonly #restarts: Promise<void>[] = [];
  readonly #origins: readonly string[];
  #acknowledged = 0;
  #kills = 0;
  #reconnects = 0;
  #isOver = false;
  #stop: () => void = () => undefined;
  readonly #stopped = new Promise<null>((resolve) => (this.#stop = () => resolve(null)));

  constructor(private readonly options: KillsOptions) {
    const { accounts, processes, readers, subscribersOfAccount } = options;
    this.#origins = processes.flatMap(({ origin }) => origin ?? []);
    this.#read = Array.from({ length: readers }, () => []);
    this.#seen = accounts.flatMap(({ accountId }) =>
      Array.from({ length: subscribersOfAccount }, () => ({ accountId, name: null })),
    );
  }

  /** Reads and subscribes until `stop`. */
  async follow(): Promise<void> {
    const { accounts } = this.options;
    await Promise.all([
      ...this.#read.map((ids) => this.#readOn(ids)),
      ...this.#seen.map((seen) => {
        const account = accounts.find(({ accountId }) => accountId === seen.accountId);
        return account ? this.#subscribe(account, seen) : Promise.resolve();
      }),
    ]);
  }

  async rename(): Promise<void> {
    await Promise.all(this.options.accounts.map((account) => this.#renameOn(account)));
    await Promise.all(this.#restarts);
  }

  isComplete(total: number): boolean {
    return (
      this.#read.every((ids) => ids.length >= total) &&
      this.#seen.every(({ accountId, name }) => name === this.#names.get(accountId))
    );
  }

  stop(): void {
    this.#isOver = true;
    this.#stop();
  }

  record(): KillsRecord {
    return {
      ...{ renames: this.#renames, names: this.#names, read: this.#read, seen: this.#seen },
      ...{ kills: this.#kills, reconnects: this.#reconnects },
    };
  }

  async #renameOn({ accountId, administrator, profileId }: RenamedAccount): Promise<void> {
    const { changes, onChange } = this.options;
    for (let serial = 1; this.#acknowledged < changes || !this.#names.has(accountId); serial += 1) {
      const name = `Person ${String(serial)}`;
      // The last change of each account must be acknowledged, so that its final state is known.
      for (let isDone = false; !isDone;) {
        isDone = await this.#ask(RENAME, { id: profileId, name }, { cookie: administrator.cookie }).then(
          () => true,
          () => false,
        );
        this.#renames.push({ accountId, outcome: isDone ? 'ok' : 'unknown' });
        if (!isDone) await sleep(PAUSE_MS);
      }
      this.#names.set(accountId, name);
      this.#acknowledged += 1;
      onChange?.();
      if (this.options.killedAt.includes(this.#acknowledged)) this.#kill();
    }
  }

  #kill(): void {
    const { processes, random, downMs } = this.options;
    const victim = processes[wholeBelow(random, processes.length)];
    if (!victim) return;
    this.#kills += 1;
    const restart = async (): Promise<void> => {
      // One kill of the same process at a time.
      await Promise.all(this.#restarts);
      await victim.kill();
      this.options.onKill?.();
      await sleep(random() * downMs);
      await victim.start();
    };
    this.#restarts.push(restart());
  }

  async #readOn(ids: string[]): Promise<void> {
    for (let after: string | null = null; !this.#isOver;) {
      const page: ReadPage = await this.readPage(after).catch(() => ({ ids: [], after }));
      ids.push(...page.ids);
      ({ after } = page);
      if (page.ids.length === 0) await sleep(PAUSE_MS);
    }
  }

  /** Reads the feed after a cursor. */
  async readPage(after: string | null): Promise<ReadPage> {
    const data = await this.#ask(FEED, { after }, { authorization: `Bearer ${this.options.token}` });
    const { edges, pageInfo } = data.accessEvents as Page;
    return { ids: edges.map(({ node }) => node.id), after: pageInfo.endCursor ?? after };
  }

  async #subscribe(
    { accountId, administrator, profileId }: RenamedAccount,
    seen: { name: string | null },
  ): Promise<void> {
    while (!this.#isOver) {
      const opened = EventStream.open(this.#origin(), administrator, NAMES, { id: accountId }, ({ data }) => {
        const edges = data?.accountChanged.account.profiles.edges ?? [];
        const profiles = edges as readonly {
          readonly node: { readonly id: string; readonly displayName: string };
        }[];
        seen.name = profiles.find(({ node }) => node.id === profileId)?.node.displayName ?? seen.name;
      });
      const stream = await opened.catch(() => null);
      if (stream) await Promise.race([stream.ended, this.#stopped]);
      stream?.close();
      this.#reconnects += 1;
      await sleep(PAUSE_MS);
    }
  }

  // The type depends on the query.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async #ask(query: string, variables: object, headers: Readonly<Record<string, string>>): Promise<any> {
    const { data, errors } = await askGraph(`${this.#origin()}/graphql`, headers, query, variables, BEGIN_MS);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const { userErrors = [] } = data.updateProfile ?? {};
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return data;
  }

  #origin(): string {
    return this.#origins[wholeBelow(this.options.random, this.#origins.length)] ?? '';
  }
}
