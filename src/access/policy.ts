import type { AccountScope, Actor, ProfileScope } from './actor';

/**
 * Decides who may do what: the one place that does.
 *
 * Reading is allowed to a person for every account and profile of their own, since the Multiple Accounts page
 * shows them all, and so is giving one up; changing anything else is decided by the active profile alone. Each rule
 * denies unless a sentence allows; nobody (`null`) may do nothing. The source is the table "Who may do what" of the
 * product's contract.
 */
export const policy = {
  /** An account may be read by its own profiles and by whoever manages it. */
  mayReadAccount(actor: Actor | null, account: AccountScope): boolean {
    if (!actor) return false;
    return ownsAProfileIn(actor, account) || managesProfilesOf(actor, account);
  },

  /** A profile, its association and its invitations may be read by its holder and by whoever manages it. */
  mayReadProfile(actor: Actor | null, profile: ProfileScope): boolean {
    if (!actor) return false;
    return actor.ownProfiles.has(profile.profileId) || managesProfilesOf(actor, profile);
  },

  /** The profiles of an account are managed by its administrators and those of its partner of record. */
  mayManageProfiles(actor: Actor | null, account: AccountScope): boolean {
    return actor !== null && managesProfilesOf(actor, account);
  },

  /** A profile's name, address and language are changed by its holder and by whoever manages it. */
  mayEditProfile(actor: Actor | null, profile: ProfileScope): boolean {
    return actor !== null && (actsAs(actor, profile) || managesProfilesOf(actor, profile));
  },

  /** A profile's role and status are changed, and it is removed, by whoever manages it; holding it is not enough. */
  mayGovernProfile(actor: Actor | null, profile: ProfileScope): boolean {
    return actor !== null && managesProfilesOf(actor, profile);
  },

  /** An invitation is sent by the profile's holder and by whoever manages it. */
  maySendInvite(actor: Actor | null, profile: ProfileScope): boolean {
    return actor !== null && (actsAs(actor, profile) || managesProfilesOf(actor, profile));
  },

  /** An association is ended by the profile's holder, as whichever profile they act, and by whoever manages it. */
  mayEndAssociation(actor: Actor | null, profile: ProfileScope): boolean {
    if (!actor) return false;
    return actor.ownProfiles.has(profile.profileId) || managesProfilesOf(actor, profile);
  },
} as const;

function actsAs(actor: Actor, profile: ProfileScope): boolean {
  return actor.active?.profileId === profile.profileId;
}

function ownsAProfileIn(actor: Actor, account: AccountScope): boolean {
  for (const own of actor.ownProfiles.values()) if (own.accountId === account.accountId) return true;
  return false;
}

function managesProfilesOf(actor: Actor, account: AccountScope): boolean {
  const { active } = actor;
  if (active?.role !== 'ADMINISTRATOR') return false;
  if (active.accountId === account.accountId) return true;
  return active.accountKind === 'PARTNER' && active.accountId === account.partnerId;
}
