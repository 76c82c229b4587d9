import type { AccountScope, Actor, Caller, ProfileScope } from './actor';

/**
 * Authorization policy. All access decisions are made here.
 *
 * People can read every account and profile of their own, since the Multiple Accounts page shows them all, and can end
 * their own associations. All other changes depend on the active profile alone. Applications can only read, each what
 * its roles allow: accounts with their profiles, associations and invitations, or events. Everything is denied by default,
 * also to signed-out callers (`null`). The source is the table "Who may do what" in the product's contract.
 */
export const policy = {
  /**
   * People with a profile in an account can ask its administrators and its partner of record for help, whichever profile
   * they act as.
   */
  mayAskForHelp(caller: Caller | null, account: Pick<AccountScope, 'accountId'>): boolean {
    return isPerson(caller) && ownsAProfileIn(caller, account);
  },

  /** The account's own profiles, people who manage it, and applications can read an account. */
  mayReadAccount(caller: Caller | null, account: AccountScope): boolean {
    if (readsAccounts(caller)) return true;
    return isPerson(caller) && (managesProfilesOf(caller, account) || ownsAProfileIn(caller, account));
  },

  /** Its holder, people who manage it, and applications can read a profile, its association and its invitations. */
  mayReadProfile(caller: Caller | null, profile: ProfileScope): boolean {
    if (readsAccounts(caller)) return true;
    return isPerson(caller) && (holds(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** People who manage an account, and applications, can list all its profiles and invitations. */
  mayListProfiles(caller: Caller | null, account: AccountScope): boolean {
    return readsAccounts(caller) || policy.mayManageProfiles(caller, account);
  },

  /** Administrators of an account and of its partner of record manage its profiles. */
  mayManageProfiles(caller: Caller | null, account: AccountScope): boolean {
    return isPerson(caller) && managesProfilesOf(caller, account);
  },

  /** People who manage a partner's account, and applications, can list its customers. */
  mayListCustomers(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /**
   * Administrators of a partner can read all its customers. Other people can only read their own accounts among them.
   */
  mayReadAllCustomers(caller: Caller | null, partner: AccountScope): boolean {
    return isPerson(caller) && managesCustomersOf(caller, partner.accountId);
  },

  /** Only people who manage an account can read and decide the requests for access to it. */
  mayDecideAccessRequests(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /** Only people who manage an account can read its audit trail. */
  mayReadAuditTrail(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /** Only applications with the role for it can follow the events of all accounts. */
  mayReadEvents(caller: Caller | null): boolean {
    return caller?.kind === 'APPLICATION' && caller.roles.includes('Events.Read.All');
  },

  /** Only people who manage an account can follow its changes. */
  mayFollowAccount(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /** The holder of a profile, and people who manage it, can change its name, address and language. */
  mayEditProfile(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (actsAs(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** People who manage a profile can change its role and status, and remove it. Its holder alone can't. */
  mayGovernProfile(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && managesProfilesOf(caller, profile);
  },

  /** The holder of a profile, and people who manage it, can send an invitation. */
  maySendInvite(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (actsAs(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** The holder of a profile, with any active profile, and people who manage it can end an association. */
  mayEndAssociation(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (holds(caller, profile) || managesProfilesOf(caller, profile));
  },
} as const;

/** Returns whether a person has a profile that administers an account, even if they act as another profile. */
export function administersByOwnProfile(caller: Caller | null, accountId: string): boolean {
  if (!isPerson(caller)) return false;
  for (const own of caller.ownProfiles.values())
    if (own.accountId === accountId && own.role === 'ADMINISTRATOR') return true;
  return false;
}

function isPerson(caller: Caller | null): caller is Actor {
  return caller?.kind === 'PERSON';
}

function readsAccounts(caller: Caller | null): boolean {
  return caller?.kind === 'APPLICATION' && caller.roles.includes('Accounts.Read.All');
}

function actsAs(actor: Actor, profile: ProfileScope): boolean {
  return actor.active?.profileId === profile.profileId;
}

function holds(actor: Actor, profile: ProfileScope): boolean {
  return actor.ownProfiles.has(profile.profileId);
}

function ownsAProfileIn(actor: Actor, account: Pick<AccountScope, 'accountId'>): boolean {
  for (const own of actor.ownProfiles.values()) if (own.accountId === account.accountId) return true;
  return false;
}

function managesProfilesOf(actor: Actor, account: AccountScope): boolean {
  const { active } = actor;
  if (active?.role !== 'ADMINISTRATOR') return false;
  return active.accountId === account.accountId || managesCustomersOf(actor, account.partnerId);
}

function managesCustomersOf({ active }: Actor, partnerId: string | null): boolean {
  return (
    active?.role === 'ADMINISTRATOR' && active.accountKind === 'PARTNER' && active.accountId === partnerId
  );
}
