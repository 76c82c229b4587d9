import { AccessRequestEntity } from '../../../src/access-request/access-request.entity';
import { type AccountEntity } from '../../../src/account/account.entity';
import { AssociationEntity } from '../../../src/association/association.entity';
import { recordAuditEvents } from '../../../src/audit/record-audit-event';
import { newId } from '../../../src/foundation/ids';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { newTokenSource } from '../../../src/invitation/invitation-token';
import { enqueueMail } from '../../../src/mail/outbox.repository';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { recordsIn } from '../database/records';
import type { SignedIn, TestApp } from '../servers/test-app';

const DAY = 24 * 60 * 60_000;

/** The people, and the profiles they hold. Each profile is named `account.description`. */
const PEOPLE = {
  'someone without a profile': [],
  'a member': ['contoso.member'],
  'a colleague': ['contoso.colleague'],
  'an administrator': ['contoso.administrator'],
  'an administrator here and member there': ['contoso.secondAdministrator', 'fabrikam.member'],
  'a member here and administrator there': ['contoso.secondMember', 'fabrikam.administrator'],
  "the partner's administrator": ['northwind.administrator'],
  "the partner's administrator and member elsewhere": ['northwind.secondAdministrator', 'adventure.member'],
  "the partner's member": ['northwind.member'],
  "another partner's administrator": ['adventure.administrator'],
  'an unrelated administrator': ['tailspin.administrator'],
  'a disabled administrator': ['contoso.disabledAdministrator'],
  'a removed administrator': ['contoso.removedAdministrator'],
  'a former administrator': [],
  "the lapsed account's administrator": ['lapsed.administrator'],
  "the lapsed account's member": ['lapsed.member'],
  "Microsoft's administrator": ['microsoft.administrator'],
  "Microsoft's member": ['microsoft.member'],
} as const satisfies Record<string, readonly string[]>;

type Person = keyof typeof PEOPLE;

/** A caller: a person, and the profile they act as. */
export interface Role {
  readonly role: string;
  readonly person?: Person;
  /** How the person calls. By default, with a browser. */
  readonly by?: 'ACCESS_TOKEN';
  /** True for an application that calls on its own behalf, with the role for reading. */
  readonly isApplication?: true;
  /** The profile they act as. The request names it if they hold several. */
  readonly as?: string;
}

/** All callers with browsers, and a signed-out caller. */
const AT_BROWSERS: readonly Role[] = [
  { role: 'nobody' },
  { role: 'someone without a profile', person: 'someone without a profile' },
  { role: 'the holder of a profile', person: 'a member', as: 'contoso.member' },
  { role: 'a colleague of the holder', person: 'a colleague', as: 'contoso.colleague' },
  { role: 'an administrator of the account', person: 'an administrator', as: 'contoso.administrator' },
  {
    role: 'an administrator of the account, acting as one',
    person: 'an administrator here and member there',
    as: 'contoso.secondAdministrator',
  },
  {
    role: 'an administrator of the account, acting as a member of another',
    person: 'an administrator here and member there',
    as: 'fabrikam.member',
  },
  {
    role: 'an administrator of the account, acting as none',
    person: 'an administrator here and member there',
  },
  {
    role: 'a holder, acting as the administrator of another account',
    person: 'a member here and administrator there',
    as: 'fabrikam.administrator',
  },
  {
    role: 'the administrator of another account, acting as a member here',
    person: 'a member here and administrator there',
    as: 'contoso.secondMember',
  },
  {
    role: 'an administrator of the partner of record',
    person: "the partner's administrator",
    as: 'northwind.administrator',
  },
  {
    role: 'an administrator of the partner of record, acting as a member elsewhere',
    person: "the partner's administrator and member elsewhere",
    as: 'adventure.member',
  },
  { role: 'a member of the partner of record', person: "the partner's member", as: 'northwind.member' },
  {
    role: 'an administrator of another partner',
    person: "another partner's administrator",
    as: 'adventure.administrator',
  },
  {
    role: 'an administrator of an unrelated account that is recorded as a partner',
    person: 'an unrelated administrator',
    as: 'tailspin.administrator',
  },
  { role: 'the holder of a disabled profile', person: 'a disabled administrator' },
  { role: 'the holder of a removed profile', person: 'a removed administrator' },
  { role: 'a former holder, whose association ended', person: 'a former administrator' },
  { role: 'the administrator of a lapsed account', person: "the lapsed account's administrator" },
  { role: 'a member of a lapsed account', person: "the lapsed account's member" },
  {
    role: 'an administrator at Microsoft',
    person: "Microsoft's administrator",
    as: 'microsoft.administrator',
  },
  { role: 'a member at Microsoft', person: "Microsoft's member", as: 'microsoft.member' },
];

/** An application that calls on its own behalf. */
const APPLICATION: Role = { role: 'an application', isApplication: true };

const byAccessToken = (role: Role): Role => ({
  ...role,
  role: `${role.role}, by access token`,
  by: 'ACCESS_TOKEN',
});

/**
 * The callers in tests of reading: each person with a browser and with an access token, a signed-out caller, and an
 * application.
 */
export const READERS: readonly Role[] = [
  ...AT_BROWSERS,
  ...AT_BROWSERS.filter(({ person }) => person !== undefined).map(byAccessToken),
  APPLICATION,
];

/** The callers in tests of changes. Only representative ones use access tokens. */
export const ROLES: readonly Role[] = [
  ...AT_BROWSERS,
  ...AT_BROWSERS.filter(({ role }) =>
    ['someone without a profile', 'the holder of a profile', 'an administrator of the account'].includes(
      role,
    ),
  ).map(byAccessToken),
  APPLICATION,
];

/** The records of a scene, and the people in it. */
export interface Scene {
  readonly accounts: Readonly<Record<string, AccountEntity>>;
  readonly profiles: Readonly<Record<string, ProfileEntity>>;
  readonly people: Readonly<Record<string, SignedIn>>;
  /** Returns whether a person has more than one profile. */
  readonly holdsSeveral: (person: string) => boolean;
}

/**
 * Returns an account, profile or person of a scene. Throws if the name is unknown, because it's a mistake in the test.
 */
export function named<Value>(of: Readonly<Record<string, Value>>, name: string): Value {
  const value = of[name];
  if (value === undefined) throw new Error(`The scene has no ${name}.`);
  return value;
}

/**
 * Creates the records for tests of authorization.
 *
 * Each profile has an ended association, an active one if a person holds it, and a revoked and a pending invitation.
 * Each account has a pending, a declined and an approved request for access by the previous holder. The senders are in
 * turn an administrator, the partner's administrator, and no one. Each profile also has an audit
 * event, with actors in the same order.
 */
export async function stageScene(test: TestApp): Promise<Scene> {
  const records = recordsIn(test.database, () => test.clock.now());
  const northwind = await records.account({ name: 'Northwind', kind: 'PARTNER' });
  const tailspin = await records.account({ name: 'Tailspin Toys' });
  const accounts: Record<string, AccountEntity> = {
    northwind,
    tailspin,
    contoso: await records.account({ name: 'Contoso', partnerId: northwind.id }),
    // A customer can't be a partner of record. If it's recorded as one, it gets no permissions.
    fabrikam: await records.account({ name: 'Fabrikam', partnerId: tailspin.id }),
    adventure: await records.account({ name: 'Adventure Works', kind: 'PARTNER' }),
    lapsed: await records.lapsedAccount({ name: 'Litware', partnerId: northwind.id }),
    microsoft: await records.account({ name: 'Microsoft', kind: 'EMPLOYEE' }),
  };

  const profiles: Record<string, ProfileEntity> = {};
  const names = [...Object.values(PEOPLE).flat(), 'contoso.formerAdministrator', 'tailspin.member'];
  for (const name of names) {
    const [account = '', kind = ''] = name.split('.');
    profiles[name] = await records.profile({
      accountId: named(accounts, account).id,
      displayName: name,
      role: /administrator/i.test(kind) ? 'ADMINISTRATOR' : 'MEMBER',
    });
  }

  const previous = await test.signIn({ displayName: 'previous holder' });
  const senders = [
    named(profiles, 'contoso.administrator'),
    named(profiles, 'northwind.administrator'),
    null,
  ];
  for (const [index, profile] of Object.values(profiles).entries()) {
    await endedAssociation(test, profile, (await records.identityOf(previous)).id);
    for (const state of ['REVOKED', 'PENDING'] as const)
      await invitation(test, profile, state, senders[index % senders.length]?.id ?? null);
  }

  for (const [index, profile] of Object.values(profiles).entries())
    await happening(test, profile, senders[index % senders.length]?.id ?? null);

  for (const account of Object.values(accounts)) {
    const { id: requestedByIdentityId } = await records.identityOf(previous);
    await accessRequests(test, { account, requestedByIdentityId }, senders[0] ?? null, profiles);
  }

  const people: Record<string, SignedIn> = {};
  for (const [person, held] of Object.entries<readonly string[]>(PEOPLE)) {
    const signedIn = await test.signIn({ displayName: person });
    people[person] = signedIn;
    for (const name of held) await records.associate(named(profiles, name), signedIn);
  }
  const former = named(people, 'a former administrator');
  await endedAssociation(
    test,
    named(profiles, 'contoso.formerAdministrator'),
    (await records.identityOf(former)).id,
  );
  await setStatus(test, named(profiles, 'contoso.disabledAdministrator'), 'DISABLED');
  await setStatus(test, named(profiles, 'contoso.removedAdministrator'), 'REMOVED');
  const held: Readonly<Record<string, readonly string[]>> = PEOPLE;
  return { accounts, profiles, people, holdsSeveral: (person) => named(held, person).length > 1 };
}

/** Adds a request of each state to an account. An administrator of Contoso has decided all of them. */
async function accessRequests(
  test: TestApp,
  of: { readonly account: AccountEntity; readonly requestedByIdentityId: string },
  decider: ProfileEntity | null,
  profiles: Readonly<Record<string, ProfileEntity>>,
): Promise<void> {
  const now = test.clock.now();
  const { requestedByIdentityId, account } = of;
  const given = Object.values(profiles).find(({ accountId }) => accountId === account.id);
  const decided = { decidedAt: now, decidedByProfileId: decider?.id ?? null };
  const outcomes = [
    { state: 'PENDING' },
    { state: 'DECLINED', declineReason: 'OTHER', ...decided },
    { state: 'APPROVED', profileId: given?.id ?? null, ...decided },
  ] as const;
  await test.database.write((manager) =>
    manager.insert(
      AccessRequestEntity,
      outcomes.map((outcome) => ({
        ...{ id: newId('areq'), accountId: account.id, accountNumber: account.number },
        ...{ requestedByIdentityId, requestId: 'scene', throttled: false, createdAt: now, processedAt: now },
        ...outcome,
      })),
    ),
  );
}

async function setStatus(
  test: TestApp,
  profile: ProfileEntity,
  status: ProfileEntity['status'],
): Promise<void> {
  profile.status = status;
  await test.database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, { status }));
}

async function endedAssociation(test: TestApp, profile: ProfileEntity, identityId: string): Promise<void> {
  const now = test.clock.now().getTime();
  await test.database.write((manager) =>
    manager.insert(AssociationEntity, {
      id: newId('asso'),
      profileId: profile.id,
      identityId,
      associatedAt: new Date(now - 20 * DAY),
      endedAt: new Date(now - 10 * DAY),
      endReason: 'ENDED_BY_HOLDER',
      lastUsedAt: null,
    }),
  );
}

async function happening(
  test: TestApp,
  { accountId, id }: ProfileEntity,
  actorProfileId: string | null,
): Promise<void> {
  const origin = { identityId: null, profileId: actorProfileId, requestId: 'scene' };
  const fact = { action: 'PROFILE_UPDATED', subjectId: id, occurredAt: test.clock.now() } as const;
  await test.database.write((manager) =>
    recordAuditEvents(manager, origin, [
      { ...fact, accountId, profileId: id },
      { ...fact, accountId: null, profileId: id },
    ]),
  );
}

async function invitation(
  test: TestApp,
  profile: ProfileEntity,
  state: InvitationEntity['state'],
  sentByProfileId: string | null,
): Promise<void> {
  const now = test.clock.now();
  const id = newId('invt');
  await test.database.write(async (manager) => {
    await manager.insert(InvitationEntity, {
      id,
      accountId: profile.accountId,
      profileId: profile.id,
      email: profile.email,
      emailKey: profile.emailKey,
      state,
      createdAt: now,
      expiresAt: new Date(now.getTime() + 7 * DAY),
      acceptedAt: null,
      acceptedByIdentityId: null,
      sentByProfileId,
      ...newTokenSource(test.config.secretKeys),
      delivery: 'QUEUED',
      words: profile.words,
    });
    await enqueueMail(manager, { template: 'invitation', subjectId: id, recipient: profile.email }, now);
  });
}
