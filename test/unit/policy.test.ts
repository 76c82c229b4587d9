import type { AccountKind, Actor, Caller, ProfileRole } from '../../src/access/actor';
import { policy } from '../../src/access/policy';

const account = { accountId: 'customer', partnerId: 'partner' };
const profile = { ...account, profileId: 'subject' };

/** Creates an actor with an active profile. `also` adds further profiles, each with its account. */
function actor(
  active: { id?: string; accountId: string; kind?: AccountKind; role?: ProfileRole } | null,
  also: Record<string, string> = {},
): Actor {
  const id = active?.id ?? 'own';
  const own = { ...also, ...(active && { [id]: active.accountId }) };
  return {
    kind: 'PERSON',
    identityId: 'identity',
    active: active && {
      profileId: id,
      accountId: active.accountId,
      accountKind: active.kind ?? 'CUSTOMER',
      role: active.role ?? 'MEMBER',
    },
    ownProfiles: new Map(
      Object.entries(own).map(([key, accountId]) => [key, { accountId, role: 'MEMBER' as const }]),
    ),
  };
}

const ADMINISTRATOR = { role: 'ADMINISTRATOR' } as const;
const readsAccount = ['mayReadAccount'];
const belongs = [...readsAccount, 'mayAskForHelp'];
const readsProfile = ['mayReadProfile'];
const changes = ['mayEditProfile', 'maySendInvite'];
const ends = ['mayEndAssociation'];
const lists = ['mayListProfiles'];
const manages = [
  ...[...lists, 'mayManageProfiles', 'mayListCustomers', 'mayDecideAccessRequests'],
  ...['mayReadAuditTrail', 'mayFollowAccount', 'mayGovernProfile'],
];

const cases: [who: string, caller: Caller | null, may: string[]][] = [
  ['nobody', null, []],
  ['someone without a profile', actor(null), []],
  [
    'the holder, acting as the profile',
    actor({ id: 'subject', accountId: 'customer' }),
    [...belongs, ...readsProfile, ...changes, ...ends],
  ],
  [
    'the holder, acting as none',
    actor(null, { subject: 'customer' }),
    [...belongs, ...readsProfile, ...ends],
  ],
  [
    'the holder, acting as a profile of another account',
    actor({ accountId: 'elsewhere' }, { subject: 'customer' }),
    [...belongs, ...readsProfile, ...ends],
  ],
  [
    'the holder, acting as the administrator of another account',
    actor({ accountId: 'elsewhere', ...ADMINISTRATOR }, { subject: 'customer' }),
    [...belongs, ...readsProfile, ...ends],
  ],
  ['a colleague', actor({ accountId: 'customer' }), belongs],
  [
    'an administrator of the account',
    actor({ accountId: 'customer', ...ADMINISTRATOR }),
    [...belongs, ...readsProfile, ...changes, ...ends, ...manages],
  ],
  [
    'an administrator of the partner of record',
    actor({ accountId: 'partner', kind: 'PARTNER', ...ADMINISTRATOR }),
    [...readsAccount, ...readsProfile, ...changes, ...ends, ...manages],
  ],
  ['a member of the partner of record', actor({ accountId: 'partner', kind: 'PARTNER' }), []],
  [
    'an administrator of another partner',
    actor({ accountId: 'other-partner', kind: 'PARTNER', ...ADMINISTRATOR }),
    [],
  ],
  [
    'an administrator of a customer that is recorded as the partner',
    actor({ accountId: 'partner', kind: 'CUSTOMER', ...ADMINISTRATOR }),
    [],
  ],
  [
    'an administrator at Microsoft',
    actor({ accountId: 'microsoft', kind: 'EMPLOYEE', ...ADMINISTRATOR }),
    [],
  ],
  [
    "someone who acts as a member elsewhere and has the account's administrator among their profiles",
    actor({ accountId: 'elsewhere' }, { administrator: 'customer' }),
    belongs,
  ],
  [
    'an application that reads accounts',
    { kind: 'APPLICATION', clientId: 'support-cases', roles: ['Accounts.Read.All'] },
    [...readsAccount, ...readsProfile, ...lists],
  ],
  [
    'an application that follows events',
    { kind: 'APPLICATION', clientId: 'billing', roles: ['Events.Read.All'] },
    ['mayReadEvents'],
  ],
];

describe('policy', () => {
  it.each(cases)('allows %s exactly what the contract says', (_who, subject, may) => {
    const verdicts = {
      mayAskForHelp: policy.mayAskForHelp(subject, account),
      mayReadAccount: policy.mayReadAccount(subject, account),
      mayListProfiles: policy.mayListProfiles(subject, account),
      mayListCustomers: policy.mayListCustomers(subject, account),
      mayDecideAccessRequests: policy.mayDecideAccessRequests(subject, account),
      mayReadAllCustomers: policy.mayReadAllCustomers(subject, account),
      mayManageProfiles: policy.mayManageProfiles(subject, account),
      mayReadAuditTrail: policy.mayReadAuditTrail(subject, account),
      mayReadEvents: policy.mayReadEvents(subject),
      mayFollowAccount: policy.mayFollowAccount(subject, account),
      mayReadProfile: policy.mayReadProfile(subject, profile),
      mayEditProfile: policy.mayEditProfile(subject, profile),
      mayGovernProfile: policy.mayGovernProfile(subject, profile),
      maySendInvite: policy.maySendInvite(subject, profile),
      mayEndAssociation: policy.mayEndAssociation(subject, profile),
    };
    expect(Object.keys(verdicts).toSorted()).toEqual(Object.keys(policy).toSorted());
    const allowed = Object.entries(verdicts).flatMap(([name, verdict]) => (verdict ? [name] : []));
    expect(allowed.toSorted()).toEqual([...may].toSorted());
  });

  it("lets only a partner's administrators read all of its customers, and not its customers' customers", () => {
    const partner = { accountId: 'partner', partnerId: null };
    const runs = actor({ accountId: 'partner', kind: 'PARTNER', ...ADMINISTRATOR });
    expect(policy.mayReadAllCustomers(runs, partner)).toBe(true);
    expect(policy.mayReadAllCustomers(runs, account)).toBe(false);
    for (const other of [
      actor({ accountId: 'partner', kind: 'PARTNER' }),
      actor({ accountId: 'partner', ...ADMINISTRATOR }),
      actor({ accountId: 'other-partner', kind: 'PARTNER', ...ADMINISTRATOR }),
      actor(null, { own: 'partner' }),
      { kind: 'APPLICATION', clientId: 'support-cases', roles: ['Accounts.Read.All'] } as const,
      null,
    ])
      expect(policy.mayReadAllCustomers(other, partner)).toBe(false);
  });

  it('treats the lack of a partner as nobody', () => {
    const unattended = { accountId: 'customer', partnerId: null };
    const partner = actor({ accountId: 'partner', kind: 'PARTNER', ...ADMINISTRATOR });
    expect(policy.mayManageProfiles(partner, unattended)).toBe(false);
    expect(policy.mayReadAccount(partner, unattended)).toBe(false);
  });
});
