import { ArgsType, type ClassType, Directive, Field, Int } from 'type-graphql';
import type { Connection, ConnectionArguments } from './connection';
import { DescribedObject } from '../schema-parts/described-object';

/** The arguments that every list takes. */
@ArgsType()
export class ConnectionArgs implements ConnectionArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many items to give from the start, 0 to 100; 20 unless told.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns items after the one with this cursor. Cursors are valid only for the list that returned them. Filters may change.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many items to give from the end, 0 to 100. Not with `first`.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns items before the one with this cursor. Cursors are valid only for the list that returned them. Filters may change.',
  })
  before?: string | null;
}

/** Says where a page stands in its list. */
@DescribedObject('PageInfo', 'Where a page stands in its list.')
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean, { description: 'True when more items follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when items precede.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first item; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last item; null on an empty page.' })
  endCursor!: string | null;
}

/** Makes the `…Connection` and `…Edge` types for a node type; call it once a type. */
export function connectionType<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
): ClassType<Connection<Node>> {
  @DescribedObject(`${name}Edge`, `One ${name} in a list, with its cursor.`)
  class EdgeType {
    @Field(node, { description: `The ${name} itself.` })
    node!: Node;

    @Field(() => String, {
      description: 'The place of this item in the list, for `after` and `before`. Opaque.',
    })
    cursor!: string;
  }

  @DescribedObject(`${name}Connection`, `A page of a list of ${name} objects.`)
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'The items of the page, in the order of the list.' })
    edges!: EdgeType[];

    @Field(() => PageInfoType, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfoType;

    /** Counts the whole list; not published. */
    readonly count!: Connection<Node>['count'];

    /** Counts the whole list, only when it is asked for. */
    @Directive('@cost(weight: 20)')
    @Field(() => Int, {
      description: 'How many items the whole list has, with these filters. Counted only when you ask for it.',
    })
    totalCount(): number | Promise<number> {
      return this.count();
    }
  }

  return ConnectionType;
}
