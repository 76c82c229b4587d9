import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { programOf } from '../account/account';
import { openSessionsByIdentityId, sessionById } from '../identity/session.loader';
import { presentProfile, ProfileConnection, type ProfileType } from '../profile/profile.type';
import { type Connection, connectionOfList } from '../relay/connection';
import { soughtTerms } from '../search/search-argument';
import { searchWords } from '../search/search-words';
import { sessionOf, type ViewerProfile, visibleProfilesOf } from './viewer';
import type { ViewerContext } from './viewer-context';
import { presentSession, presentViewer, SessionType, ViewerProfilesArgs, ViewerType } from './viewer.type';

/** Resolves the signed-in person. */
@Resolver(() => ViewerType)
export class ViewerResolver {
  /** Returns the signed-in person. */
  @Directive('@tag(name: "self-service")')
  @Query(() => ViewerType, {
    nullable: true,
    description:
      'The signed-in person and their active profile. Null for anonymous callers and for applications.',
  })
  async viewer(@Ctx() context: ViewerContext): Promise<ViewerType | null> {
    const viewer = await context.viewer();
    return viewer && presentViewer(viewer);
  }

  /** Reads the session, because identifying the caller reads only some of its columns. */
  @FieldResolver(() => SessionType, {
    nullable: true,
    description: 'The browser session that the request belongs to. Null for calls with an access token.',
  })
  async session(@Root() { viewer }: ViewerType, @Ctx() context: ViewerContext): Promise<SessionType | null> {
    const own = sessionOf(viewer);
    const session = own && (await context.loaders.get(sessionById).load(own.id));
    return session && presentSession(session, session.id);
  }

  /** Lists the viewer's open sessions. */
  @Directive('@listSize(assumedSize: 100)')
  @FieldResolver(() => [SessionType], {
    description:
      "The browsers in which you're signed in. Sorted with the most recently used first. Maximum 100. Client applications with access tokens have no session. End one with `endSession`, and all with `signOut`.",
  })
  async sessions(@Root() { viewer }: ViewerType, @Ctx() context: ViewerContext): Promise<SessionType[]> {
    const key = { identityId: viewer.identity.id, now: context.now() };
    const open = await context.loaders.get(openSessionsByIdentityId).load(key);
    const currentId = sessionOf(viewer)?.id ?? null;
    return open.map((session) => presentSession(session, currentId));
  }

  /** Lists the viewer's profiles. */
  @FieldResolver(() => ProfileConnection, {
    description:
      "Your profiles with status `ACTIVE` in all accounts, including accounts that currently don't have access. Sorted in the order that you associated them.",
  })
  profiles(
    @Root() { viewer }: ViewerType,
    @Args(() => ViewerProfilesArgs) args: ViewerProfilesArgs,
  ): Connection<ProfileType> {
    const terms = args.search?.trim() ? soughtTerms(args.search) : null;
    const matching = visibleProfilesOf(viewer).filter((own) => matches(own, args, terms ?? []));
    const list = {
      name: `OWN_PROFILE ${viewer.identity.id}`,
      rows: matching,
      idOf: ({ profile }: ViewerProfile) => profile.id,
    };
    return connectionOfList(list, args, ({ profile, account }) => presentProfile(profile, account));
  }
}

function matches(
  { profile, account }: ViewerProfile,
  { role, program }: ViewerProfilesArgs,
  terms: readonly string[],
): boolean {
  if (role && profile.role !== role) return false;
  if (program && programOf(account.kind) !== program) return false;
  if (terms.length === 0) return true;
  const words = searchWords(account.number, account.name, profile.displayName);
  return terms.every((term) => words.includes(` ${term}`));
}
