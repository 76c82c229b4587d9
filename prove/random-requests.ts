import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Random, wholeBelow } from '../bench/random';
import { HEADERS, HEADER_VALUES, type HttpRequest, hostileRequests, post } from './hostile-requests';
import { mutated } from './mutate';

const DEEPEST = 5;
const TEXTS = [
  '',
  'x',
  '\u0000',
  '\ud800',
  '\u202e',
  "' OR 1=1 --",
  '%00',
  '\r\nBcc: x',
  '💥',
  '\u0323\u0307'.repeat(50),
];

/** Reads the published schema, without the federation directives. */
export function readSchema(): GraphQLSchema {
  const sdl = readFileSync(join(__dirname, '../schema.graphql'), 'utf8');
  return buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
}

/**
 * Creates a random request: mostly a query of the schema with random variables; otherwise, raw bytes, headers or a
 * mutated hostile request.
 */
export function randomRequest(schema: GraphQLSchema, random: Random): HttpRequest {
  const kind = random();
  if (kind < 0.6) return randomOperation(schema, random);
  if (kind < 0.75) return mutated(randomOperation(schema, random), random);
  if (kind < 0.85) return { ...post('{ __typename }'), body: randomBytes(random) };
  if (kind < 0.95) return { ...randomOperation(schema, random), headers: randomHeaders(random) };
  const hostile = pick(random, SMALL);
  return hostile ? mutated(hostile, random) : post('{ __typename }');
}

const SMALL = hostileRequests()
  .map(({ make }) => make(0))
  .filter(({ body }) => Buffer.byteLength(body) < 20_000);

function randomOperation(schema: GraphQLSchema, random: Random): HttpRequest {
  const root = random() < 0.3 ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new Error('The schema has no such type.');
  const variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  const selections = selectionsOf(schema, random, root, DEEPEST, variables);
  const head = [...variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
  const keyword = root === schema.getMutationType() ? 'mutation' : 'query';
  const values = Object.fromEntries([...variables].map(([name, { value }]) => [name, value]));
  return post(`${keyword}${head === '' ? '' : ` (${head})`} ${selections}`, JSON.stringify(values));
}

type Variables = Map<string, { readonly type: string; readonly value: unknown }>;

function selectionsOf(
  schema: GraphQLSchema,
  random: Random,
  type: GraphQLObjectType,
  depth: number,
  variables: Variables,
): string {
  const fields = Object.values(type.getFields());
  const chosen = Array.from({ length: 1 + wholeBelow(random, 4) }, () => pick(random, fields));
  const parts = chosen.flatMap((field) => {
    if (!field) return [];
    const args = field.args.flatMap((arg) => {
      if (!isNonNullType(arg.type) && random() < 0.5) return [];
      const name = `v${String(variables.size)}`;
      variables.set(name, { type: String(arg.type), value: randomValue(random, arg.type, 3) });
      return [`${arg.name}: $${name}`];
    });
    const alias = random() < 0.1 ? `a${String(wholeBelow(random, 40))}: ` : '';
    const given = args.length === 0 ? '' : `(${args.join(', ')})`;
    const directive = random() < 0.05 ? ` @${pick(random, ['skip', 'include']) ?? 'skip'}(if: true)` : '';
    const below = getNamedType(field.type);
    if (!isCompositeType(below)) return [`${alias}${field.name}${given}${directive}`];
    const inner =
      isObjectType(below) && depth > 0
        ? selectionsOf(schema, random, below, depth - 1, variables)
        : '{ __typename }';
    return [`${alias}${field.name}${given}${directive} ${inner}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function randomValue(random: Random, type: GraphQLInputType, depth: number): unknown {
  if (random() < 0.03) return randomJson(random, depth);
  if (isNonNullType(type)) return randomValue(random, type.ofType, depth);
  if (random() < 0.05) return null;
  if (isListType(type))
    return Array.from({ length: wholeBelow(random, 4) }, () => randomValue(random, type.ofType, depth - 1));
  if (isEnumType(type)) return pick(random, type.getValues())?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) || random() < 0.5)
        .map((field) => [field.name, randomValue(random, field.type, depth - 1)]),
    );
  switch (type.name) {
    case 'Int':
    case 'Float':
      return wholeBelow(random, 200) - 50;
    case 'Boolean':
      return random() < 0.5;
    case '_Any':
      return {
        __typename: pick(random, ['Account', 'Profile', 'Invitation', 'Nothing']),
        id: randomText(random),
      };
    default:
      return randomText(random);
  }
}

function randomJson(random: Random, depth: number): unknown {
  const kind = wholeBelow(random, depth > 0 ? 6 : 4);
  if (kind === 0) return randomText(random);
  if (kind === 1) return (random() - 0.5) * 1e12;
  if (kind === 2) return random() < 0.5;
  if (kind === 3) return null;
  const items = Array.from({ length: wholeBelow(random, 5) }, () => randomJson(random, depth - 1));
  return kind === 4 ? items : Object.fromEntries(items.map((item) => [randomText(random), item]));
}

function randomText(random: Random): string {
  const text = pick(random, TEXTS) ?? '';
  return random() < 0.5 ? text : text + randomBytes(random).toString('latin1', 0, 40);
}

function randomBytes(random: Random): Buffer {
  return Buffer.from(Array.from({ length: wholeBelow(random, 200) }, () => wholeBelow(random, 256)));
}

function randomHeaders(random: Random): Record<string, string> {
  const name = pick(random, HEADERS) ?? 'accept';
  const value = pick(random, [...HEADER_VALUES, '', '*/*', 'text/html', 'null', 'x'.repeat(200)]) ?? '';
  return { 'content-type': 'application/json', [name]: value };
}

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[wholeBelow(random, items.length)];
}
