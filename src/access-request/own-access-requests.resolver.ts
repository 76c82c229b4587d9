import { Args, Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Database } from '../database/database';
import type { Connection } from '../relay/connection';
import { ConnectionArgs } from '../relay/connection.type';
import { connectionOfStoredList } from '../relay/stored-list';
import { actorOf } from '../viewer/viewer';
import type { ViewerContext } from '../viewer/viewer-context';
import { ViewerType } from '../viewer/viewer.type';
import { accessRequestsOfPerson } from './access-request-list';
import {
  OwnAccessRequestConnection,
  type OwnAccessRequestType,
  presentOwnAccessRequest,
} from './access-request.type';
import { countOpenRequests } from './count-open-requests';

/** Resolves the viewer's own requests for access, and the number of those that they can decide. */
@Resolver(() => ViewerType)
export class OwnAccessRequestsResolver {
  /** Takes the database that the requests are read from. */
  constructor(private readonly database: Database) {}

  /** Lists the viewer's own requests. */
  @FieldResolver(() => OwnAccessRequestConnection, {
    description:
      'Your requests for access with `requestAccess`, with the status of each. Sorted with the newest first. Requests are deleted 90 days after you last requested access to the account.',
  })
  async accessRequests(
    @Root() { viewer }: ViewerType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: ViewerContext,
  ): Promise<Connection<OwnAccessRequestType>> {
    const list = accessRequestsOfPerson(this.database, viewer.identity.id);
    const now = context.now();
    return connectionOfStoredList(this.database, list, args, (own) => presentOwnAccessRequest(own, now));
  }

  /** Counts the requests that the viewer can decide. */
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => Int, {
    description:
      "Number of pending requests for access that your active profile can decide, to its account and, if it's a partner, to its customers. Counted only when requested: for a partner, every customer is looked up. Maximum 100.",
  })
  openAccessRequestCount(@Root() { viewer }: ViewerType, @Ctx() context: ViewerContext): Promise<number> {
    return countOpenRequests(this.database, actorOf(viewer), context.now());
  }
}
