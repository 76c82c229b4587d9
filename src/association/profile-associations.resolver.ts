import { GraphQLDateTime } from 'graphql-scalars';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { ProfileType } from '../profile/profile.type';
import { scopeOf } from '../profile/visible-profile';
import type { RequestContext } from '../request/request-context';
import { activeAssociationByProfileId, associationsByProfileId } from './association.loader';
import {
  AssociationConnection,
  AssociationType,
  presentAssociation,
  ProfileAssociationsArgs,
} from './association.type';
import { type Connection, connectionOfList } from '../relay/connection';

/** Resolves the associations of profiles. Everyone who can read the profile can read them. */
@Resolver(() => ProfileType)
export class ProfileAssociationsResolver {
  /** Finds the active association. */
  @FieldResolver(() => AssociationType, {
    nullable: true,
    description: 'The active association. Null when no Microsoft account can use the profile.',
  })
  async association(
    @Root() { profile }: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<AssociationType | null> {
    const association = await context.loaders.get(activeAssociationByProfileId).load(profile.id);
    return association && presentAssociation(association);
  }

  /** Returns whether endAssociation would end the active association. */
  @FieldResolver(() => Boolean, {
    description:
      "True when you can end `association` with `endAssociation`: it's one of your own profiles, or you can manage the account. False when `association` is null.",
  })
  async viewerCanEndAssociation(
    @Root() { profile }: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return (
      policy.mayEndAssociation(await context.caller(), await scopeOf(context, profile)) &&
      (await context.loaders.get(activeAssociationByProfileId).load(profile.id)) !== null
    );
  }

  /** Lists the active and ended associations. */
  @FieldResolver(() => AssociationConnection, {
    description: 'All associations of the profile, the ended ones included. Sorted with the newest first.',
  })
  async associations(
    @Root() { profile }: ProfileType,
    @Args(() => ProfileAssociationsArgs) args: ProfileAssociationsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AssociationType>> {
    const history = await context.loaders.get(associationsByProfileId).load(profile.id);
    const presented = history
      .map(presentAssociation)
      .filter(({ status }) => !args.status || status === args.status);
    const list = {
      name: `ASSOCIATION ${profile.id}`,
      rows: presented,
      idOf: ({ id }: AssociationType) => id,
    };
    return connectionOfList(list, args, (association) => association);
  }

  /** Returns when the profile was last used. */
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      "When the profile was last used, accurate to a few minutes. Null when it isn't associated or wasn't used since it was associated.",
  })
  async lastUsedAt(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<Date | null> {
    const association = await context.loaders.get(activeAssociationByProfileId).load(profile.id);
    return association?.lastUsedAt ?? null;
  }
}
