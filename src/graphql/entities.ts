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
 * Keeps the order of the references, and resolves each once: repeated a thousand times, one would tell by the time it
 * takes whether an object exists that the caller may not read. A representation whose keys are not text is of nothing: representations are of
 * the scalar `_Any`, and a number would be compared as such by MySQL, which takes every id for 0. Answers
 * BAD_USER_INPUT to representations of what is no entity, at which the library fails.
 */
export function resolveEntitiesTogether(schema: GraphQLSchema, resolvers: EntityResolvers): void {
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (!entities) throw new Error('The schema has no entities.');
  const batches = new WeakMap<RequestContext, Batch>();
  entities.resolve = async (_source, given: { readonly representations: readonly unknown[] }, context) => {
    const types = given.representations.map(typeOf);
    const batch = batchOf(context as RequestContext, batches, resolvers);
    const from = batch.size;
    given.representations.forEach((representation, index) => {
      add(batch, types[index] ?? 'Account', referenceIn(representation as object));
    });
    return (await batch.found).slice(from, from + types.length);
  };
}

/** The representations of all `_entities` fields of a request, which are executed in one go. */
interface Batch {
  size: number;
  readonly byType: Map<EntityType, References>;
  readonly found: Promise<readonly (object | null)[]>;
}

/** The references to one type. */
interface References {
  readonly each: EntityReference[];
  /** For each of them, the place of its representation. */
  readonly places: number[];
}

function batchOf(
  context: RequestContext,
  batches: WeakMap<RequestContext, Batch>,
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
  // Keys that aren't text are nothing's.
  if (!reference) return;
  let references = batch.byType.get(type);
  if (!references) batch.byType.set(type, (references = { each: [], places: [] }));
  references.each.push(reference);
  references.places.push(place);
}

async function resolveAll(
  { size, byType }: Batch,
  context: RequestContext,
  resolvers: EntityResolvers,
): Promise<readonly (object | null)[]> {
  const found = new Array<object | null>(size).fill(null);
  await Promise.all(
    [...byType].map(async ([type, { each, places }]) => {
      const objects = await resolveOnce(each, (references) => resolvers[type](references, context));
      places.forEach((place, index) => {
        const object = objects[index];
        if (!object) return;
        // The union `_Entity` tells its types by this.
        (object as { __typename?: EntityType }).__typename = type;
        found[place] = object;
      });
    }),
  );
  return found;
}

/** Resolves references that may be repeated, each once. */
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

/** Gives a text that is alike for the same references alone: mostly the id, since a longer one would have to be hashed anew. */
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
