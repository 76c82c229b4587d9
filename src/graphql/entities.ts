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
 * Makes `_entities` resolve all references of a type together, those of a request's further `_entities` included, and not
 * one by one as the library does.
 *
 * Keeps the order of the references. A representation whose keys are not text is of nothing: representations are of
 * the scalar `_Any`, and a number would be compared as such by MySQL, which takes every id for 0. Answers
 * BAD_USER_INPUT to representations of what is no entity, at which the library fails.
 */
export function resolveEntitiesTogether(schema: GraphQLSchema, resolvers: EntityResolvers): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) throw new Error('The schema has no entities.');
  const batches = new WeakMap<RequestContext, Batch>();
  entities.resolve = async (_source, given: { readonly representations: readonly unknown[] }, context) => {
    const wanted = given.representations.map(wantedBy);
    const batch = batchOf(context as RequestContext, batches, resolvers);
    const from = batch.wanted.length;
    batch.wanted.push(...wanted);
    return (await batch.found).slice(from, from + wanted.length);
  };
}

/** What a representation stands for: an object of a type, or nothing when its keys are not text. */
interface Wanted {
  readonly type: EntityType;
  readonly reference: EntityReference | null;
}

/** The representations of all `_entities` fields of a request, which are executed in one go. */
interface Batch {
  readonly wanted: Wanted[];
  readonly found: Promise<readonly (object | null)[]>;
}

function batchOf(
  context: RequestContext,
  batches: WeakMap<RequestContext, Batch>,
  resolvers: EntityResolvers,
): Batch {
  const open = batches.get(context);
  if (open) return open;
  const wanted: Wanted[] = [];
  const found = Promise.resolve().then(() => {
    batches.delete(context);
    return resolveAll(wanted, context, resolvers);
  });
  const batch = { wanted, found };
  batches.set(context, batch);
  return batch;
}

async function resolveAll(
  wanted: readonly Wanted[],
  context: RequestContext,
  resolvers: EntityResolvers,
): Promise<readonly (object | null)[]> {
  const found: (object | null)[] = wanted.map(() => null);
  const places = placesByType(wanted);
  await Promise.all(
    [...places].map(async ([type, { at, references }]) => {
      const objects = await resolvers[type](references, context);
      objects.forEach((object, index) => {
        // The union `_Entity` tells its types by this.
        if (!object) return;
        (object as { __typename?: EntityType }).__typename = type;
        found[at[index] ?? -1] = object;
      });
    }),
  );
  return found;
}

interface Places {
  readonly at: number[];
  readonly references: EntityReference[];
}

function placesByType(wanted: readonly Wanted[]): ReadonlyMap<EntityType, Places> {
  const places = new Map<EntityType, Places>();
  wanted.forEach(({ type, reference }, index) => {
    if (!reference) return;
    let ofType = places.get(type);
    if (!ofType) places.set(type, (ofType = { at: [], references: [] }));
    ofType.at.push(index);
    ofType.references.push(reference);
  });
  return places;
}

function wantedBy(representation: unknown): Wanted {
  const type = typeOf(representation);
  return { type, reference: referenceIn(representation as object) };
}

const KNOWN_TYPES: ReadonlyMap<unknown, EntityType> = new Map(ENTITY_TYPES.map((type) => [type, type]));

function typeOf(representation: unknown): EntityType {
  const { __typename: name } = Object(representation) as { readonly __typename?: unknown };
  const type = KNOWN_TYPES.get(name);
  if (type) return type;
  throw requestError('BAD_USER_INPUT', `Each representation needs a __typename: ${ENTITY_TYPES.join(', ')}.`);
}

function referenceIn(representation: object): EntityReference | null {
  const { id, number } = representation as { readonly id?: unknown; readonly number?: unknown };
  const hasKey = id !== undefined || number !== undefined;
  return hasKey && isTextOrNone(id) && isTextOrNone(number) ? representation : null;
}

function isTextOrNone(key: unknown): boolean {
  return key === undefined || typeof key === 'string';
}
