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

/** Adds to profiles what is known of their associations; whoever may read the profile may read them. */
@Resolver(() => ProfileType)
export class ProfileAssociationsResolver {
  /** Finds the association that holds. */
  @FieldResolver(() => AssociationType, {
    nullable: true,
    description: 'The tie by which a Microsoft account may use the profile now; null when there is none.',
  })
  async association(
    @Root() { profile }: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<AssociationType | null> {
    const association = await context.loaders.get(activeAssociationByProfileId).load(profile.id);
    return association && presentAssociation(association);
  }

  /** Tells whether endAssociation would end it. */
  @FieldResolver(() => Boolean, {
    description:
      'True when you may end `association` with endAssociation: that of your own profile, as whichever you act, or of one that you manage. False when there is none.',
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

  /** Lists the history. */
  @FieldResolver(() => AssociationConnection, {
    description: 'Every tie the profile has or had, the newest first: its history.',
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

  /** Tells when the profile was last used. */
  @FieldResolver(() => GraphQLDateTime, {
    nullable: true,
    description:
      'When somebody last acted as the profile, to within some minutes; null when nobody has since it was associated.',
  })
  async lastUsedAt(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<Date | null> {
    const association = await context.loaders.get(activeAssociationByProfileId).load(profile.id);
    return association?.lastUsedAt ?? null;
  }
}
