import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  isRequiredArgument,
  type GraphQLObjectType,
} from 'graphql';
import { DECISIONS, GUARDED_TYPES, type GuardedType } from './authorization-table';
import type { Asker, Oracle } from './authorization-oracle';

/**
 * Lists that return all their items to callers who can list them, but of the profiles and accounts in them only those
 * that the caller can read.
 */
const FILTERED: ReadonlySet<string> = new Set([
  'administrators',
  'auditEvents',
  'customers',
  'accessRequests',
]);

type Fields = Readonly<Record<string, unknown>>;

/** Returns whether objects of a type require permission to read. */
export function isGuarded(type: string): type is GuardedType {
  return (GUARDED_TYPES as string[]).includes(type);
}

/** Returns the graph's own object types, without introspection types. */
export function objectTypesOf(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));
}

/**
 * Adds the fragments that a query uses. `<Type>All` selects every field of a guarded type, and follows references up to
 * `depth`. `<Type>0` selects every field, and only the type names of references.
 */
export function withFragments(schema: GraphQLSchema, query: string, depth = 1): string {
  const fragments = new Map<string, string>();
  const add = (text: string): void => {
    for (const [, name = '', typeName = '', tail = ''] of text.matchAll(/\.\.\.(([A-Za-z]+?)(All|\d+))\b/g)) {
      if (fragments.has(name)) continue;
      const type = schema.getType(typeName) as GraphQLObjectType;
      const level = tail === 'All' ? depth : Number(tail);
      const fragment = `fragment ${name} on ${typeName} ${everythingOf(type, level, depth)}`;
      fragments.set(name, fragment);
      add(fragment);
    }
  };
  add(query);
  return [query, ...fragments.values()].join('\n');
}

/** Selects all fields of an unguarded type, with the fragments of guarded types in it. */
export function crawlOf(schema: GraphQLSchema, typeName: string, depth = 1): string {
  return everythingOf(schema.getType(typeName) as GraphQLObjectType, depth + 1, depth);
}

function everythingOf(type: GraphQLObjectType, level: number, depth: number): string {
  const fields = Object.values(type.getFields()).map((field) => select(field, level, depth));
  return `{ __typename ${fields.join(' ')} }`;
}

function select(field: GraphQLField<unknown, unknown>, level: number, depth: number): string {
  // Ids. What they find is checked apart.
  const required = field.args.filter(isRequiredArgument).map(({ name }) => `${name}: "none"`);
  const type = getNamedType(field.type);
  const first = field.args.some(({ name }) => name === 'first') ? ['first: 100'] : [];
  const given = [...required, ...first];
  const page = given.length === 0 ? '' : `(${given.join(' ')})`;
  if (!isObjectType(type)) return field.name;
  if (!isGuarded(type.name)) return `${field.name}${page} ${everythingOf(type, level, depth)}`;
  return level === 0
    ? `${field.name} { __typename id }`
    : `${field.name} { ...${fragmentName(type.name, level - 1, depth)} }`;
}

function fragmentName(type: string, level: number, depth: number): string {
  return level === depth ? `${type}All` : `${type}${String(level)}`;
}

/**
 * Checks a response against the table: the caller can read every guarded object in it, and every field returns exactly
 * what the table allows. Returns the fields in it, as `Type.field`.
 */
export function checkAnswer(oracle: Oracle, asker: Asker, answer: unknown): Set<string> {
  const seen = new Set<string>();
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((item) => visit(item, path));
    else if (isObject(value)) visitObject(value, path);
  };
  const visitObject = (object: Fields, path: string): void => {
    const type = object['__typename'] as string | undefined;
    if (type !== undefined && isGuarded(type) && !oracle.mayRead(asker, type, object['id'] as string))
      throw new Error(`${path} shows ${type} ${String(object['id'])}, which may not be read.`);
    for (const [name, value] of Object.entries(object)) {
      if (type !== undefined && name !== '__typename') {
        seen.add(`${type}.${name}`);
        checkField(type, object, name, `${path}.${name}`);
      }
      visit(value, `${path}.${name}`);
    }
  };
  const checkField = (type: string, object: Fields, name: string, path: string): void => {
    const audience = DECISIONS.get(`${type}.${name}`);
    if (audience === undefined) throw new Error(`Nobody has decided who may read ${type}.${name}.`);
    if (!isGuarded(type)) return;
    const targets = oracle.targets(`${type}.${name}`, object['id'] as string);
    if (targets === null) return;
    const value = object[name];
    const accountId = oracle.accountOf(object['id'] as string);
    const isClosed =
      (audience === 'listers' && !oracle.mayList(asker, accountId)) ||
      (audience === 'managers' && !oracle.mayReadAuditEvents(asker, accountId));
    if (isClosed) {
      if (value !== null) throw new Error(`${path} is for those who manage the account alone.`);
      return;
    }
    const given = guardedIdsIn(value).toSorted();
    const filtered = audience === 'readersOfTarget' || FILTERED.has(name);
    const expected = filtered
      ? targets.filter((id) => oracle.mayRead(asker, filteredType(type, name), id))
      : targets;
    if (given.join() !== expected.toSorted().join())
      throw new Error(`${path} gives ${given.join(', ')} where ${expected.join(', ')} is due.`);
    if (name === 'auditEvents' && !sameIds(oracle.eventsIn(object['id'] as string), value))
      throw new Error(`${path} does not give what happened in the account.`);
    if (name === 'accessRequests' && !sameIds(oracle.accessRequestsIn(object['id'] as string), value))
      throw new Error(`${path} does not give the requests for access to the account.`);
    if (name === 'administrators' && (value as unknown[]).length !== targets.length)
      throw new Error(`${path} names ${String((value as unknown[]).length)} of ${targets.length}.`);
  };
  visit(answer, 'data');
  return seen;
}

function sameIds(due: readonly { readonly id: string }[], value: unknown): boolean {
  const { edges } = value as { readonly edges: readonly { readonly node: { readonly id: string } }[] };
  const ids = (rows: readonly { readonly id: string }[]): string =>
    rows
      .map(({ id }) => id)
      .toSorted()
      .join();
  return ids(edges.map(({ node }) => node)) === ids(due);
}

function filteredType(type: GuardedType, field: string): GuardedType {
  return type === 'Account' && ['partner', 'customers'].includes(field) ? 'Account' : 'Profile';
}

/** Returns the ids of the guarded objects in a response, without those in them. */
export function guardedIdsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(guardedIdsIn);
  if (!isObject(value)) return [];
  const type = value['__typename'];
  if (typeof type === 'string' && isGuarded(type)) return [value['id'] as string];
  return Object.values(value).flatMap(guardedIdsIn);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
