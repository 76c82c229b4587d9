import type DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { Account, Profile, ProfileConnection, Session, Viewer } from './entities';

/** The resolvers' context of a request. */
export interface Context {
  readonly database: DataSource;
  readonly accounts: DataLoader<string, Account | null>;
  readonly sessionHash: string;
}

/** Finds the session of a request; null if it has ended or expired. */
export function findSession({ database, sessionHash }: Context): Promise<Session | null> {
  return database
    .getRepository(Session)
    .createQueryBuilder('session')
    .where('session.tokenHash = :sessionHash', { sessionHash })
    .andWhere('session.endedAt IS NULL')
    .andWhere('session.idleExpiresAt > UTC_TIMESTAMP(3)')
    .andWhere('session.expiresAt > UTC_TIMESTAMP(3)')
    .getOne();
}

/** Creates the query for the active profiles of the session's identity. */
export function ownProfiles(context: Context, session: Session): SelectQueryBuilder<Profile> {
  return context.database
    .getRepository(Profile)
    .createQueryBuilder('profile')
    .innerJoin('profile.associations', 'association', 'association.endedAt IS NULL')
    .where('association.identityId = :identityId', { identityId: session.identityId })
    .andWhere("profile.status = 'ACTIVE'");
}

/** Finds the profile that a session acts as; null if it isn't usable. */
export function findActiveProfile(context: Context, session: Session): Promise<Profile | null> {
  return ownProfiles(context, session)
    .andWhere('profile.id = :active', { active: session.activeProfileId })
    .innerJoin('profile.accountOfProfile', 'account', "account.status = 'ACTIVE'")
    .leftJoin('account.plans', 'plan', 'plan.startsAt <= UTC_TIMESTAMP(3) AND plan.endsAt > UTC_TIMESTAMP(3)')
    .andWhere("(account.kind <> 'CUSTOMER' OR plan.id IS NOT NULL)")
    .getOne();
}

/** Resolves the signed-in person. */
@Resolver(() => Viewer)
export class ViewerResolver {
  /** Returns the signed-in person. */
  @Query(() => Viewer, { nullable: true })
  async viewer(@Ctx() context: Context): Promise<Viewer | null> {
    const session = await findSession(context);
    return session && Object.assign(new Viewer(), { session });
  }

  /** Finds the active profile. */
  @FieldResolver(() => Profile, { nullable: true })
  activeProfile(@Root() { session }: Viewer, @Ctx() context: Context): Promise<Profile | null> {
    return findActiveProfile(context, session);
  }

  /** Lists the profiles. */
  @FieldResolver(() => ProfileConnection)
  async profiles(
    @Root() { session }: Viewer,
    @Arg('first', () => Int) first: number,
    @Ctx() context: Context,
  ): Promise<ProfileConnection> {
    const profiles = await ownProfiles(context, session)
      .orderBy('association.associatedAt')
      .addOrderBy('profile.id')
      .limit(first)
      .getMany();
    return { edges: profiles.map((node) => ({ node })) };
  }
}

/** Resolves the fields of profiles. */
@Resolver(() => Profile)
export class ProfileResolver {
  /** Loads the account. */
  @FieldResolver(() => Account)
  account(@Root() { accountId }: Profile, @Ctx() { accounts }: Context): Promise<Account | null> {
    return accounts.load(accountId);
  }
}
