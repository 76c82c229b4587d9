import type { GraphQLSchema } from 'graphql';
import type { EntityReference, ResolveReferences } from '../request/entity-reference';
import { requestError } from '../request/request-error';
import type { ViewerContext } from '../viewer/viewer-context';

/** The types that other subgraphs can reference, each with a `@key`. */
export const ENTITY_TYPES = ['Account', 'Profile', 'Association', 'Invitation'] as const;

/** The name of an entity's type. */
export type EntityType = (typeof ENTITY_TYPES)[number];

/** The reference resolver of each entity type. */
export type EntityResolvers = Readonly<Record<EntityType, ResolveReferences<ViewerContext>>>;

/**
 * Resolves all references to a type in one batch, across all `_entities` fields of a request. The library
 * would resolve them one by one.
 *
 * The results have the order of the references. Each reference is resolved once: otherwise, a reference
 * repeated a thousand times would reveal by its response time whether an object exists that the caller can't
 * read.
 *
 * Representations whose keys aren't strings resolve to null. They can have any type, since `_Any` is a
 * scalar, and MySQL would compare a number with every id as 0. Representations of a type that isn't an entity
 * get BAD_USER_INPUT, where the library would fail.
 */
export function resolveEntitiesTogether(schema: GraphQLSchema, resolvers: EntityResolvers): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) throw new Error('The schema has no entities.');
  const batches = new WeakMap<ViewerContext, Batch>();
  entities.resolve = async (_source, given: { readonly representations: readonly unknown[] }, context) => {
    const types = given.representations.map(typeOf);
    const batch = batchOf(context as ViewerContext, batches, resolvers);
    const from = batch.size;
    given.representations.forEach((representation, index) => {
      add(batch, types[index] ?? 'Account', referenceIn(representation as object));
    });
    return (await batch.found).slice(from, from + types.length);
  };
}

/** The representations of all `_entities` fields of a request. */
interface Batch {
  size: number;
  readonly byType: Map<EntityType, References>;
  readonly found: Promise<readonly (object | null)[]>;
}

/** The references to one type. */
interface References {
  readonly each: EntityReference[];
  /** The index of each reference's representation. */
  readonly places: number[];
}

function batchOf(
  context: ViewerContext,
  batches: WeakMap<ViewerContext, Batch>,
  resolvers: EntityResolvers,
): Batch {
  const open = batches.get(context);
  if (open) return open;
  const found = Promise.resolve().then(() => {
    batches.delete(context);
    return resolveAll(batch, context, resolvers);
  });
  const batch: Batch = { size: 0, byType: new Map(), found };
  batches.set(context, batch);
  return batch;
}

function add(batch: Batch, type: EntityType, reference: EntityReference | null): void {
  const place = batch.size;
  batch.size += 1;
  // The keys aren't strings.
  if (!reference) return;
  let references = batch.byType.get(type);
  if (!references) batch.byType.set(type, (references = { each: [], places: [] }));
  references.each.push(reference);
  references.places.push(place);
}

async function resolveAll(
  { size, byType }: Batch,
  context: ViewerContext,
  resolvers: EntityResolvers,
): Promise<readonly (object | null)[]> {
  const found = new Array<object | null>(size).fill(null);
  await Promise.all(
    [...byType].map(async ([type, { each, places }]) => {
      const objects = await resolveOnce(each, (references) => resolvers[type](references, context));
      places.forEach((place, index) => {
        const object = objects[index];
        if (!object) return;
        // The union `_Entity` resolves its types by this.
        (object as { __typename?: EntityType }).__typename = type;
        found[place] = object;
      });
    }),
  );
  return found;
}

/** Resolves references, and repeated ones only once. */
async function resolveOnce(
  references: readonly EntityReference[],
  resolve: (distinct: readonly EntityReference[]) => ReturnType<ResolveReferences>,
): ReturnType<ResolveReferences> {
  const distinct = new Map<string, EntityReference>();
  for (const reference of references) distinct.set(keyOf(reference), reference);
  if (distinct.size === references.length) return resolve(references);
  const objects = await resolve([...distinct.values()]);
  const objectByKey = new Map([...distinct.keys()].map((key, index) => [key, objects[index]]));
  return references.map((reference) => objectByKey.get(keyOf(reference)) ?? null);
}

/** Returns a unique key for a reference: usually the id, because a new, longer string would have to be hashed. */
function keyOf({ id, number }: EntityReference): string {
  return id === undefined || number !== undefined || id.startsWith('[') ? JSON.stringify([id, number]) : id;
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
