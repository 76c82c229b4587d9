import { ArgsType, type ClassType, Directive, Field, Int } from 'type-graphql';
import type { Connection, ConnectionArguments } from './connection';
import { DescribedObject } from '../schema-parts/described-object';

/** The arguments of every list. */
@ArgsType()
export class ConnectionArgs implements ConnectionArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of items to return from the start. Defaults to 20, maximum 100.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns items after the item with this cursor. Cursors are valid only for the list that returned them. You can change filters between pages.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Number of items to return from the end. Maximum 100. Can't be combined with `first`.",
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns items before the item with this cursor. Cursors are valid only for the list that returned them. You can change filters between pages.',
  })
  before?: string | null;
}

/** The GraphQL type for information about a page of a list. */
@DescribedObject('PageInfo', 'Information about a page of a list.')
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean, { description: 'True when there are items after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when there are items before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first item on the page. Null when the page is empty.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last item on the page. Null when the page is empty.',
  })
  endCursor!: string | null;
}

/** Creates the `…Connection` and `…Edge` types for a node type. Call it once for each type. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @DescribedObject(`${name}Edge`, `One ${name} in a list, with its cursor.`)
  class EdgeType {
    @Field(node, { description: `The ${name}.` })
    node!: Node;

    @Field(() => String, {
      description: "The item's cursor, for `after` and `before`. Opaque.",
    })
    cursor!: string;
  }

  @DescribedObject(`${name}Connection`, `A page of a list of ${name} objects.`)
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The items on the page, in list order.' })
    edges!: EdgeType[];

    @Field(() => PageInfoType, { description: 'Information about the page.' })
    pageInfo!: PageInfoType;

    /** Counts the whole list. Not published. */
    readonly count!: Connection<Node>['count'];

    /** Counts the whole list, only on request. */
    @Directive('@cost(weight: 20)')
    @Field(() => Int, {
      description: 'Number of items that match the filters, on all pages. Counted only when requested.',
    })
    totalCount(): number | Promise<number> {
      return this.count();
    }
  }

  return ConnectionType;
}
