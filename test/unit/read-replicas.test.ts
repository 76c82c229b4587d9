import type { ReadReplica } from '../../src/database/read-replica';
import { ReadReplicas, type ReplicaFigures, type Writer } from '../../src/database/read-replicas';

interface Server {
  readonly name: string;
  /** How old its data is, in milliseconds; null while it fails. */
  lagMs: number | null;
}

/** Creates replicas whose rows are the names of the servers that returned them. */
function replicasOf(...servers: readonly Server[]): ReadReplicas {
  const writer: Writer = {
    clock: { now: () => new Date() },
    select: async () => [{ name: 'writer' }],
    writeInOneStatement: <Value>() => Promise.resolve(undefined as Value),
  };
  const replicas = servers.map((server): Partial<ReadReplica> => {
    const work = (): Promise<void> =>
      server.lagMs === null ? Promise.reject(new Error('out of reach')) : Promise.resolve();
    return {
      name: server.name,
      isReportedAsUsed: null,
      lagAt: () => server.lagMs,
      check: work,
      select: () => work().then(() => [{ name: server.name }]),
    };
  });
  return new ReadReplicas(writer, replicas as ReadReplica[], async () => false);
}

const read = async (replicas: ReadReplicas, times: number): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for (let time = 0; time < times; time += 1) rows.push(...(await replicas.select('acct_1', 'SELECT', [])));
  return rows.map((row) => (row as { readonly name: string }).name);
};

describe('several read replicas', () => {
  it('take turns, without those that are more than 5 seconds behind or fail', async () => {
    const [one, two] = [
      { name: 'one', lagMs: 5_000 as number | null },
      { name: 'two', lagMs: 0 as number | null },
    ];
    const replicas = replicasOf(one, two);
    expect(await read(replicas, 4)).toEqual(['one', 'two', 'one', 'two']);
    one.lagMs = 5_001;
    expect(await read(replicas, 2)).toEqual(['two', 'two']);
    two.lagMs = null;
    expect(await read(replicas, 2)).toEqual(['writer', 'writer']);
    expect(replicas.reads).toMatchObject({ replica: 6, 'writer: no replica': 2 });
  });

  it('are reported once each time they are left out or used', async () => {
    const one: Server = { name: 'one', lagMs: 0 };
    const replicas = replicasOf(one);
    const reported: [ReplicaFigures['isUsed'], unknown][] = [];
    replicas.listen(({ isUsed }, error) => reported.push([isUsed, error]));
    for (const lagMs of [0, 0, null, null, 6_000, 0]) {
      one.lagMs = lagMs;
      await replicas.check();
    }
    expect(reported).toEqual([
      [true, null],
      [false, new Error('out of reach')],
      [true, null],
    ]);
  });
});
