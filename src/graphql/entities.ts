import type { GraphQLSchema } from 'graphql';
import type { EntityReference, ResolveReferences } from '../request/entity-reference';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';

/** The types that other subgraphs may refer to, each with a `@key`. */
export const ENTITY_TYPES = ['Account', 'Profile', 'Association', 'Invitation'] as const;

/** The name of an entity's type. */
export type EntityType = (typeof ENTITY_TYPES)[number];

/** What resolves references, type by type. */
export type EntityResolvers = Readonly<Record<EntityType, ResolveReferences>>;

/**
 * Makes `_entities` resolve all references of a type together, and not one by one as the library does.
 *
 * Keeps the order of the references. A representation whose keys are not text is of nothing: representations are of
 * the scalar `_Any`, and a number would be compared as such by MySQL, which takes every id for 0. Answers
 * BAD_USER_INPUT to representations of what is no entity, at which the library fails.
 */
export function resolveEntitiesTogether(schema: GraphQLSchema, resolvers: EntityResolvers): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) throw new Error('The schema has no entities.');
  entities.resolve = (_source, given: { readonly representations: readonly unknown[] }, context) =>
    resolveAll(given.representations, context as RequestContext, resolvers);
}

async function resolveAll(
  representations: readonly unknown[],
  context: RequestContext,
  resolvers: EntityResolvers,
): Promise<(object | null)[]> {
  const found: (object | null)[] = representations.map(() => null);
  const places = placesByType(representations);
  await Promise.all(
    [...places].map(async ([type, { at, references }]) => {
      const objects = await resolvers[type](references, context);
      objects.forEach((object, index) => {
        // The union `_Entity` tells its types by this.
        if (object) found[at[index] ?? -1] = Object.assign(object, { __typename: type });
      });
    }),
  );
  return found;
}

interface Places {
  readonly at: number[];
  readonly references: EntityReference[];
}

function placesByType(representations: readonly unknown[]): ReadonlyMap<EntityType, Places> {
  const places = new Map<EntityType, Places>();
  representations.forEach((representation, index) => {
    const type = typeOf(representation);
    const reference = referenceIn(representation as object);
    if (!reference) return;
    const ofType = places.get(type) ?? { at: [], references: [] };
    ofType.at.push(index);
    ofType.references.push(reference);
    places.set(type, ofType);
  });
  return places;
}

function typeOf(representation: unknown): EntityType {
  const name: unknown =
    typeof representation === 'object' &&
    representation !== null &&
    Reflect.get(representation, '__typename');
  const type = ENTITY_TYPES.find((known) => known === name);
  if (type) return type;
  throw requestError('BAD_USER_INPUT', `Each representation needs a __typename: ${ENTITY_TYPES.join(', ')}.`);
}

function referenceIn(representation: object): EntityReference | null {
  const { id, number } = representation as { readonly id?: unknown; readonly number?: unknown };
  const keys = [id, number].filter((key) => key !== undefined);
  return keys.length > 0 && keys.every((key) => typeof key === 'string') ? representation : null;
}
