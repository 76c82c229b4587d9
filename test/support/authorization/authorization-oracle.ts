import { AccessRequestEntity } from '../../../src/access-request/access-request.entity';
import { AccountEntity } from '../../../src/account/account.entity';
import { AssociationEntity } from '../../../src/association/association.entity';
import type { AuditEventEntity } from '../../../src/audit/audit-event.entity';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { type GuardedType, MAY, type Standing } from './authorization-table';
import type { TestApp } from '../servers/test-app';

/** The caller, by ids in the database. */
export interface Asker {
  /** Null if no one is signed in. */
  readonly identityId: string | null;
  /** The profile that they act as. */
  readonly activeProfileId: string | null;
  /** Whether it's an application with the role for reading. */
  readonly isApplication?: boolean;
}

type Right = keyof typeof MAY;

/** What the oracle knows of an audit event. */
type Event = Pick<AuditEventEntity, 'id' | 'accountId' | 'profileId' | 'actorProfileId'>;

// There may be thousands, for which TypeORM takes much longer than the database.
const EVENTS = `
  SELECT id, account_id AS accountId, profile_id AS profileId, actor_profile_id AS actorProfileId
  FROM audit_event`;

/**
 * Returns what a caller can see according to the contract's table, without using `src`.
 *
 * It's a snapshot of the database. Create a new one after every change.
 */
export class Oracle {
  private constructor(
    readonly accounts: ReadonlyMap<string, AccountEntity>,
    readonly profiles: ReadonlyMap<string, ProfileEntity>,
    readonly associations: ReadonlyMap<string, AssociationEntity>,
    readonly invitations: ReadonlyMap<string, InvitationEntity>,
    readonly accessRequests: readonly AccessRequestEntity[],
    private readonly events: readonly Event[],
    private readonly now: Date,
  ) {}

  /** Reads the whole database. */
  static async of({ database: { reads }, clock }: TestApp): Promise<Oracle> {
    const byId = <Row extends { id: string }>(rows: Row[]): Map<string, Row> =>
      new Map(rows.map((row) => [row.id, row]));
    return new Oracle(
      byId(await reads.find(AccountEntity)),
      byId(await reads.find(ProfileEntity, { order: { id: 'ASC' } })),
      byId(await reads.find(AssociationEntity)),
      byId(await reads.find(InvitationEntity)),
      await reads.find(AccessRequestEntity, { order: { id: 'ASC' } }),
      await reads.query<Event[]>(EVENTS),
      clock.now(),
    );
  }

  /** Returns the ids of all objects of a type. */
  idsOf(type: GuardedType): string[] {
    const rows = {
      Account: this.accounts,
      Profile: this.profiles,
      Association: this.associations,
      Invitation: this.invitations,
    };
    return [...rows[type].keys()];
  }

  /** Returns whether a caller has a right on a profile. */
  mayDo(asker: Asker, right: Right, profileId: string): boolean {
    return allows(right, this.standingToProfile(asker, profileId));
  }

  /** Returns whether a caller can read an object. */
  mayRead(asker: Asker, type: GuardedType, id: string): boolean {
    switch (type) {
      case 'Account':
        return allows('readAccount', this.standingToAccount(asker, id));
      case 'Profile':
        return this.mayDo(asker, 'readProfile', id);
      case 'Association':
        return this.mayDo(asker, 'readProfile', found(this.associations, id).profileId);
      case 'Invitation':
        return this.mayDo(asker, 'readProfile', found(this.invitations, id).profileId);
    }
  }

  /** Returns the id of an account, or of the account of a profile. */
  accountOf(id: string): string {
    return this.profiles.get(id)?.accountId ?? id;
  }

  /**
   * Returns whether a caller can list an account's profiles and invitations. In the payload of a call that disabled or
   * removed their own profile, they can't.
   */
  mayList(asker: Asker, accountId: string): boolean {
    const active = asker.activeProfileId === null ? null : found(this.profiles, asker.activeProfileId);
    if (active && active.status !== 'ACTIVE') return false;
    return allows('listProfilesAndInvitations', this.standingToAccount(asker, accountId));
  }

  /** Returns whether a caller can read an account's audit events. */
  mayReadAuditEvents(asker: Asker, accountId: string): boolean {
    return allows('readAuditEvents', this.standingToAccount(asker, accountId));
  }

  /** Returns whether a caller can follow an account's changes. */
  mayFollowAccount(asker: Asker, accountId: string): boolean {
    return allows('followAccount', this.standingToAccount(asker, accountId));
  }

  /** Returns whether a caller can read and decide the requests for access to an account. */
  mayDecideAccessRequests(asker: Asker, accountId: string): boolean {
    return allows('decideAccessRequests', this.standingToAccount(asker, accountId));
  }

  /** Returns the requests for access to an account. */
  accessRequestsIn(id: string): AccessRequestEntity[] {
    return this.accessRequests.filter(({ accountId }) => accountId === id);
  }

  /** Returns whether a caller can add profiles to an account. */
  mayAdd(asker: Asker, accountId: string): boolean {
    return allows('addProfile', this.standingToAccount(asker, accountId));
  }

  /** Returns whether a caller can contact an account's partner of record. */
  mayContactPartner(asker: Asker, accountId: string): boolean {
    return allows('contactPartner', this.standingToAccount(asker, accountId));
  }

  /** Returns whether a caller can contact an account's administrators. */
  mayContactAdministrators(asker: Asker, accountId: string): boolean {
    return allows('contactAdministrators', this.standingToAccount(asker, accountId));
  }

  /**
   * Returns the ids that an object's field refers to, for a caller who can read all of them; null if the field refers
   * to nothing guarded.
   */
  targets(field: string, id: string): string[] | null {
    const existing = (...ids: (string | null | undefined)[]): string[] =>
      ids.filter((target) => target != null);
    const ofProfile = <Row extends { profileId: string }>(rows: ReadonlyMap<string, Row>): Row[] =>
      [...rows.values()].filter(({ profileId }) => profileId === id);
    const inAccount = [...this.profiles.values()].filter(({ accountId }) => accountId === id);
    switch (field) {
      case 'Account.partner':
        return existing(found(this.accounts, id).partnerId);
      case 'Account.customers':
        return [...this.accounts.values()]
          .filter(({ partnerId }) => partnerId === id)
          .map((customer) => customer.id);
      case 'Account.profiles':
        return inAccount.map((profile) => profile.id);
      case 'Account.invitations':
        return [...this.invitations.values()]
          .filter(({ profileId }) => found(this.profiles, profileId).accountId === id)
          .map((invitation) => invitation.id);
      case 'Account.invitationSummary':
      case 'Account.openAccessRequestCount':
        return [];
      case 'Account.auditEvents':
        return existing(
          ...this.eventsIn(id).flatMap(({ profileId, actorProfileId }) => [profileId, actorProfileId]),
        );
      case 'Account.accessRequests':
        return existing(
          ...this.accessRequestsIn(id).flatMap((each) => [each.decidedByProfileId, each.profileId]),
        );
      case 'Account.administrators':
        return inAccount
          .filter(({ role, status }) => role === 'ADMINISTRATOR' && status === 'ACTIVE')
          .map((profile) => profile.id);
      case 'Profile.account':
        return [found(this.profiles, id).accountId];
      case 'Profile.association':
        return ofProfile(this.associations)
          .filter(({ endedAt }) => endedAt === null)
          .map((association) => association.id);
      case 'Profile.associations':
        return ofProfile(this.associations).map((association) => association.id);
      case 'Profile.invitations':
        return ofProfile(this.invitations).map((invitation) => invitation.id);
      case 'Profile.pendingInvitation':
        return ofProfile(this.invitations)
          .filter(({ state, expiresAt }) => state === 'PENDING' && expiresAt > this.now)
          .map((invitation) => invitation.id);
      case 'Association.profile':
        return [found(this.associations, id).profileId];
      case 'Invitation.profile':
        return [found(this.invitations, id).profileId];
      case 'Invitation.sentBy':
        return existing(found(this.invitations, id).sentByProfileId);
      default:
        return null;
    }
  }

  /** Returns whether a profile is the only active administrator of its account. */
  isLastAdministrator(profileId: string): boolean {
    const { accountId } = found(this.profiles, profileId);
    const administrators = this.targets('Account.administrators', accountId);
    return administrators?.join() === profileId;
  }

  /** Returns an account's audit events. */
  eventsIn(id: string): Event[] {
    return this.events.filter(({ accountId }) => accountId === id);
  }

  /** Returns the active profiles that are associated with the caller. */
  ownProfiles(asker: Asker): ProfileEntity[] {
    return this.heldProfiles(asker).filter(({ status }) => status === 'ACTIVE');
  }

  /** Returns the profiles that are associated with the caller, including disabled ones. */
  heldProfiles({ identityId }: Asker): ProfileEntity[] {
    return [...this.associations.values()]
      .filter((held) => held.endedAt === null && held.identityId === identityId)
      .map(({ profileId }) => found(this.profiles, profileId))
      .filter(({ status }) => status !== 'REMOVED');
  }

  private standingToProfile(asker: Asker, profileId: string): Standing[] {
    const { accountId } = found(this.profiles, profileId);
    const isOwn = this.ownProfiles(asker).some(({ id }) => id === profileId);
    return [
      ...this.standingToAccount(asker, accountId).filter((standing) => standing !== 'OWN_ACCOUNT'),
      ...(isOwn ? (['OWN_PROFILE'] as const) : []),
      ...(asker.activeProfileId === profileId ? (['ACTIVE_PROFILE'] as const) : []),
    ];
  }

  private standingToAccount(asker: Asker, accountId: string): Standing[] {
    if (asker.isApplication) return ['APPLICATION'];
    const standings: Standing[] = [];
    if (this.ownProfiles(asker).some((own) => own.accountId === accountId)) standings.push('OWN_ACCOUNT');
    if (asker.activeProfileId === null) return standings;
    const active = found(this.profiles, asker.activeProfileId);
    if (active.role !== 'ADMINISTRATOR') return standings;
    if (active.accountId === accountId) standings.push('ADMINISTRATOR');
    const isPartner = found(this.accounts, active.accountId).kind === 'PARTNER';
    if (isPartner && found(this.accounts, accountId).partnerId === active.accountId)
      standings.push('PARTNER_ADMINISTRATOR');
    return standings;
  }
}

function allows(right: Right, standings: readonly Standing[]): boolean {
  const required: readonly Standing[] = MAY[right];
  return standings.some((standing) => required.includes(standing));
}

function found<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (!row) throw new Error(`There is no ${id}: the answer made it up.`);
  return row;
}
