import type { AccountScope, Actor, Caller, ProfileScope } from './actor';

/**
 * Decides who may do what: the one place that does.
 *
 * Reading is allowed to a person for every account and profile of their own, since the Multiple Accounts page
 * shows them all, and so is giving one up; changing anything else is decided by the active profile alone. An
 * application reads accounts, profiles, associations and invitations, and nothing else. Each rule denies unless a
 * sentence allows; nobody (`null`) may do nothing. The source is the table "Who may do what" of the product's
 * contract.
 */
export const policy = {
  /** An account may be read by its own profiles, by people who manage it, and by applications. */
  mayReadAccount(caller: Caller | null, account: AccountScope): boolean {
    if (isApplication(caller)) return true;
    return isPerson(caller) && (managesProfilesOf(caller, account) || ownsAProfileIn(caller, account));
  },

  /**
   * A profile, its association and its invitations may be read by its holder, by people who manage it, and by
   * applications.
   */
  mayReadProfile(caller: Caller | null, profile: ProfileScope): boolean {
    if (isApplication(caller)) return true;
    return isPerson(caller) && (holds(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** All profiles and invitations of an account are listed to people who manage it, and to applications. */
  mayListProfiles(caller: Caller | null, account: AccountScope): boolean {
    return isApplication(caller) || policy.mayManageProfiles(caller, account);
  },

  /** The profiles of an account are managed by its administrators and those of its partner of record. */
  mayManageProfiles(caller: Caller | null, account: AccountScope): boolean {
    return isPerson(caller) && managesProfilesOf(caller, account);
  },

  /** The customers of a partner are listed to people who manage the partner's account. */
  mayListCustomers(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /** Each customer that a partner looks after may be read by its administrators; others read of them only their own. */
  mayReadAllCustomers(caller: Caller | null, partner: AccountScope): boolean {
    return isPerson(caller) && managesCustomersOf(caller, partner.accountId);
  },

  /** The audit trail of an account is for those who manage it alone. */
  mayReadAuditTrail(caller: Caller | null, account: AccountScope): boolean {
    return policy.mayManageProfiles(caller, account);
  },

  /** A profile's name, address and language are changed by its holder and by people who manage it. */
  mayEditProfile(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (actsAs(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** A profile's role and status are changed, and it is removed, by people who manage it; holding it is not enough. */
  mayGovernProfile(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && managesProfilesOf(caller, profile);
  },

  /** An invitation is sent by the profile's holder and by people who manage it. */
  maySendInvite(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (actsAs(caller, profile) || managesProfilesOf(caller, profile));
  },

  /** An association is ended by the profile's holder, with any active profile, and by people who manage it. */
  mayEndAssociation(caller: Caller | null, profile: ProfileScope): boolean {
    return isPerson(caller) && (holds(caller, profile) || managesProfilesOf(caller, profile));
  },
} as const;

/** Returns whether somebody has a profile that administers an account, as whichever they act. */
export function administersByOwnProfile(caller: Caller | null, accountId: string): boolean {
  if (!isPerson(caller)) return false;
  for (const own of caller.ownProfiles.values())
    if (own.accountId === accountId && own.role === 'ADMINISTRATOR') return true;
  return false;
}

function isPerson(caller: Caller | null): caller is Actor {
  return caller?.kind === 'PERSON';
}

function isApplication(caller: Caller | null): boolean {
  return caller?.kind === 'APPLICATION';
}

function actsAs(actor: Actor, profile: ProfileScope): boolean {
  return actor.active?.profileId === profile.profileId;
}

function holds(actor: Actor, profile: ProfileScope): boolean {
  return actor.ownProfiles.has(profile.profileId);
}

function ownsAProfileIn(actor: Actor, account: AccountScope): boolean {
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
