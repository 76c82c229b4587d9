import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount, visibleAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import { identityById } from '../identity/identity.loader';
import { presentProfile, ProfileType } from '../profile/profile.type';
import { visibleProfile } from '../profile/visible-profile';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { auditEventsOfAccount } from './audit-list';
import {
  AccountAuditEventsArgs,
  AuditActorType,
  type AuditChangeType,
  AuditEventConnection,
  AuditEventType,
  presentAuditEvent,
  presentChanges,
} from './audit-event.type';

/** Adds the audit trail to accounts. */
@Resolver(() => AccountType)
export class AccountAuditEventsResolver {
  /** Takes the database that lists are read from. */
  constructor(private readonly database: Database) {}

  /** Lists an account's audit events, for people who manage its profiles. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => AuditEventConnection, {
    nullable: true,
    description:
      "The account's audit trail. Sorted with the newest first. Returns only events that match all filters. Null unless `viewerCanManageProfiles` is true.",
  })
  async auditEvents(
    @Root() { account }: AccountType,
    @Args(() => AccountAuditEventsArgs) args: AccountAuditEventsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditEventType> | null> {
    if (!policy.mayReadAuditTrail(await context.caller(), scopeOfAccount(account))) return null;
    const list = auditEventsOfAccount(this.database, account.id, args);
    return connectionOfStoredList(this.database, list, args, presentAuditEvent);
  }
}

/** Resolves the fields of audit events. Access is checked where events are listed. */
@Resolver(() => AuditEventType)
export class AuditEventResolver {
  /** Returns the name of who caused the event, and nothing else of their Microsoft account. */
  @FieldResolver(() => AuditActorType, { description: 'Who caused the event.' })
  async actor(
    @Root() { event: { actorIdentityId, actorProfileId } }: AuditEventType,
    @Ctx() context: RequestContext,
  ): Promise<AuditActorType> {
    const [identity, profile] = await Promise.all([
      actorIdentityId === null ? null : context.loaders.get(identityById).load(actorIdentityId),
      readableProfile(context, actorProfileId),
    ]);
    return { displayName: identity?.displayName ?? null, profile };
  }

  /** Returns the changes. Ids of accounts are included only if the caller can read the account. */
  @FieldResolver()
  async changes(
    @Root() { event }: AuditEventType,
    @Ctx() context: RequestContext,
  ): Promise<AuditChangeType[]> {
    return presentChanges(event, async (id) => (await visibleAccount(context, { id })) !== null);
  }

  /** Finds the profile that the event concerns. */
  @FieldResolver(() => ProfileType, {
    nullable: true,
    description:
      "The profile that the event is about, such as the profile of an invitation or association. Null when there is none or you can't read it.",
  })
  async profile(
    @Root() { event }: AuditEventType,
    @Ctx() context: RequestContext,
  ): Promise<ProfileType | null> {
    return readableProfile(context, event.profileId);
  }
}

async function readableProfile(context: RequestContext, id: string | null): Promise<ProfileType | null> {
  const profile = id === null ? null : await visibleProfile(context, id);
  return profile && presentProfile(profile);
}
