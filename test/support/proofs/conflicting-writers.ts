import { type Random, randomFrom, wholeBelow } from '../../../bench/random';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { outcomeOf } from '../actors/invitations';
import { peopleOf } from '../actors/people';
import type { Cluster } from '../database/cluster';
import type { TestDatabase } from '../database/test-database';
import { startTestApp, type TestApp } from '../servers/test-app';

/** What instances on several nodes of a cluster did with conflicting changes. */
export interface ConflictReport {
  readonly rounds: number;
  /** How often the changes of a round had each pair of answers, such as `LAST_ADMINISTRATOR, OK`. */
  readonly answers: Readonly<Record<string, number>>;
  readonly accountsWithoutAdministrator: number;
  readonly addressesTwice: number;
  readonly removedWithInvitation: number;
}

/** Lists the rules that were broken. */
export function rulesBrokenIn({
  accountsWithoutAdministrator,
  addressesTwice,
  removedWithInvitation,
}: ConflictReport): string[] {
  const counts = { accountsWithoutAdministrator, addressesTwice, removedWithInvitation };
  return Object.entries(counts).flatMap(([rule, count]) =>
    count === 0 ? [] : [`conflicting changes: ${String(count)} ${rule}`],
  );
}

const ERRORS = 'userErrors { code message field }';
const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { profile { id } ${ERRORS} } }`;
const REMOVE = `mutation ($input: RemoveProfileInput!) { removeProfile(input: $input) { profile { id } ${ERRORS} } }`;
const ADD = `mutation ($input: AddProfileInput!) { addProfile(input: $input) { profile { id } ${ERRORS} } }`;
const SEND = `mutation ($input: SendInviteInput!) { sendInvite(input: $input) { invitation { id } ${ERRORS} } }`;

/**
 * Starts an instance on each node, and makes conflicting changes on two of them at once: both administrators of an
 * account are demoted, an address is added twice, and a profile is invited and removed.
 */
export async function writeConflicts(
  cluster: Cluster,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<ConflictReport> {
  const tests: TestApp[] = [];
  for (const { url } of cluster.nodes) {
    await cluster.settle();
    tests.push(await startTestApp(clusterDatabase(url)));
  }
  try {
    await cluster.settle();
    return await write(tests, cluster, rounds, randomFrom(seed));
  } finally {
    for (const test of tests) await test.close();
  }
}

async function write(
  tests: readonly TestApp[],
  cluster: Cluster,
  rounds: number,
  random: Random,
): Promise<ConflictReport> {
  const [test] = tests;
  if (!test) throw new Error('A cluster has a node.');
  const people = peopleOf(test);
  const partner = await people.administrator({ account: await people.records.account({ kind: 'PARTNER' }) });
  const answers: Record<string, number> = {};
  const found = { accountsWithoutAdministrator: 0, addressesTwice: 0, removedWithInvitation: 0 };

  /** Sends two mutations to two nodes at once. */
  const atOnce = async (
    ...changes: readonly (readonly [mutation: string, input: object])[]
  ): Promise<void> => {
    await cluster.settle();
    const start = wholeBelow(random, tests.length);
    const given = await Promise.all(
      changes.map(([mutation, input], index) =>
        (tests[(start + index) % tests.length] ?? test).send(mutation, { input }, { as: partner.person }),
      ),
    );
    const codes = given.map(outcomeOf).sort().join(', ');
    answers[codes] = (answers[codes] ?? 0) + 1;
    await cluster.settle();
  };

  for (let round = 0; round < rounds; round += 1) {
    const account = await people.records.account({ partnerId: partner.account.id });
    const accountId = account.id;
    const pair = [await people.administrator({ account }), await people.administrator({ account })];
    await atOnce(...pair.map(({ profile }) => [UPDATE, { profileId: profile.id, role: 'MEMBER' }] as const));
    const administrators = { accountId, role: 'ADMINISTRATOR', status: 'ACTIVE' } as const;
    if ((await test.database.reads.countBy(ProfileEntity, administrators)) === 0)
      found.accountsWithoutAdministrator += 1;

    const email = `kim-${String(round)}@contoso.example`;
    const added = [ADD, { accountId, displayName: 'Kim Abercrombie', email, sendInvite: false }] as const;
    await atOnce(added, added);
    if ((await test.database.reads.countBy(ProfileEntity, { accountId, emailKey: email })) !== 1)
      found.addressesTwice += 1;

    const { profile } = await people.member({ account });
    await atOnce([SEND, { profileId: profile.id }], [REMOVE, { profileId: profile.id }]);
    const { status } = await test.database.reads.findOneByOrFail(ProfileEntity, { id: profile.id });
    const pending = { profileId: profile.id, state: 'PENDING' } as const;
    if (status !== 'REMOVED' || (await test.database.reads.countBy(InvitationEntity, pending)) > 0)
      found.removedWithInvitation += 1;
  }
  return { rounds, answers, ...found };
}

/** Returns the database of a node for a test's service. It's removed with the cluster. */
export function clusterDatabase(url: string): TestDatabase {
  const kind = url.startsWith('mariadb:') ? 'mariadb' : 'mysql';
  return { name: `${kind}-cluster`, kind, url, drop: () => Promise.resolve() };
}
