import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { numberChanges } from '../change-log/number-changes';
import { countChanges, lastPosition, readChanges } from '../change-log/read-changes';
import type { Database } from '../database/database';
import { type Connection, pageOf, presentConnection, windowOf } from '../relay/connection';
import { badArgument, type CursorList, cursorOf } from '../relay/place';
import type { RequestContext } from '../request/request-context';
import { requestError, signInFirst } from '../request/request-error';
import {
  AccessEventConnection,
  AccessEventIdentityType,
  AccessEventsArgs,
  AccessEventType,
  presentAccessEvent,
} from './access-event.type';
import { identityKeysById } from './identity-keys.loader';

/** The list, as its cursors identify it. Filters don't change the order. */
const ACCESS_EVENTS: CursorList = {
  name: 'ACCESS_EVENT',
  isId: (text) => /^(?:0|[1-9]\d{0,14})$/.test(text),
};

/** Resolves the feed of access events for applications. */
@Resolver(() => AccessEventConnection)
export class AccessEventsResolver {
  /** Takes the database with the change log. */
  constructor(private readonly database: Database) {}

  /** Lists access events, oldest first, for applications that may follow all accounts. */
  @Directive('@cost(weight: 400)')
  @Query(() => AccessEventConnection, {
    description:
      "Access events of all accounts, in commit order. Only applications with the role `Events.Read.All` can read them. Other callers get `FORBIDDEN`, or `UNAUTHENTICATED` when they're anonymous. Events are kept for 30 days. If those after the cursor are gone, the query fails with `BAD_USER_INPUT` and the reason `CURSOR_EXPIRED`: note `latestCursor`, read the accounts again, and continue after that cursor.",
  })
  async accessEvents(
    @Args(() => AccessEventsArgs) args: AccessEventsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccessEventType>> {
    const caller = await context.caller();
    if (!caller) throw signInFirst();
    if (!policy.mayReadEvents(caller)) throw notPermitted();
    const window = windowOf(args, ACCESS_EVENTS);
    await numberChanges(this.database);
    const after = window.after && Number(window.after.at(-1));
    const accountId = args.accountId ?? null;
    const read = await readChanges(this.database, { after, limit: window.limit + 1, accountId });
    if (!read.ok) throw expired();
    return presentConnection(pageOf(window, read.value), cursorOfChange, presentAccessEvent, () =>
      countChanges(this.database, accountId),
    );
  }

  /** Returns the cursor of the newest event, whether or not it's on the page. */
  @FieldResolver(() => String, {
    description:
      'The cursor of the newest event of all accounts. To follow only what happens from now on, start after this cursor. Also set when there are no events.',
  })
  async latestCursor(): Promise<string> {
    return cursorOfChange({ position: await lastPosition(this.database) });
  }
}

/** Resolves the fields of access events. Access is checked where they are listed. */
@Resolver(() => AccessEventType)
export class AccessEventResolver {
  /** Finds the Microsoft account that the event names. */
  @FieldResolver(() => AccessEventIdentityType, {
    nullable: true,
    description:
      "The Microsoft account whose access or choices changed. Null when the event doesn't identify one. The profile's holder is then the identity in its last `association.created` event.",
  })
  async identity(
    @Root() { change: { identityId } }: AccessEventType,
    @Ctx() context: RequestContext,
  ): Promise<AccessEventIdentityType | null> {
    const keys = identityId === null ? null : await context.loaders.get(identityKeysById).load(identityId);
    return keys ? { id: keys.id, tenantId: keys.tenantId, objectId: keys.objectId } : null;
  }
}

function cursorOfChange({ position }: { readonly position: number }): string {
  return cursorOf(ACCESS_EVENTS, [String(position)]);
}

function expired(): Error {
  return badArgument(
    'after',
    'The events after this cursor are no longer kept. Read the accounts again, and continue after `latestCursor`.',
    'CURSOR_EXPIRED',
  );
}

function notPermitted(): Error {
  return requestError(
    'FORBIDDEN',
    'Only applications with the role Events.Read.All can read access events.',
    {
      reason: 'EVENTS_NOT_PERMITTED',
    },
  );
}
