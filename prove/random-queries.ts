import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Random, wholeBelow } from '../bench/random';

/** A query of the schema, and its variables. */
export interface RandomQuery {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string | null;
}

/** The values for arguments of random queries: ids by type, and texts for all other strings. */
export interface Known {
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly texts: readonly string[];
}

const DEEPEST = 4;
const MOST_SELECTIONS = 4;
/** Each has a value in `variables`. `$byDefault` can be omitted or null. */
const CONDITIONS = ['yes', 'no', 'byDefault'] as const;
/** Fields that are rate limited, or only for routers or applications. */
const LEFT_OUT: ReadonlySet<string> = new Set(['invitationPreview', '_service', 'accessEvents']);

/** Creates a query that is almost always valid, with aliases, fragments, conditions and variables. */
export function randomQuery(schema: GraphQLSchema, random: Random, known: Known): RandomQuery {
  return new QueryWriter(schema, random, known).write();
}

class QueryWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #known: Known;
  /** The type and value of each variable in use. */
  readonly #variables = new Map<string, { readonly type: string; readonly value: unknown }>();
  /** The arguments of each field, the same at every occurrence, so that selections can be merged. */
  readonly #arguments = new Map<string, string>();
  readonly #fragments = new Map<string, string>();
  readonly #hasConditions: boolean;

  constructor(schema: GraphQLSchema, random: Random, known: Known) {
    this.#schema = schema;
    this.#random = random;
    this.#known = known;
    this.#hasConditions = this.#happens(0.5);
  }

  write(): RandomQuery {
    const root = this.#schema.getQueryType();
    if (!root) throw new Error('The schema has no queries.');
    const selections = this.#selections(root, DEEPEST);
    const declared = [...this.#variables].map(([name, { type }]) => `$${name}: ${type}`).join(', ');
    const name = this.#oneOf(['', 'Random', 'Other']);
    const head = `query ${name}${declared === '' ? '' : `(${declared})`}`;
    return {
      query: [`${head} ${selections}`, ...this.#fragments.values()].join('\n'),
      variables: this.#values(),
      ...(this.#happens(0.3) && { operationName: name === '' ? null : name }),
    };
  }

  #values(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      [...this.#variables].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])),
    );
  }

  #selections(type: GraphQLObjectType, depth: number): string {
    const count = 1 + wholeBelow(this.#random, MOST_SELECTIONS);
    return `{ ${Array.from({ length: count }, () => this.#selection(type, depth)).join(' ')} }`;
  }

  #selection(type: GraphQLObjectType, depth: number): string {
    const kind = this.#random();
    if (depth > 0 && kind < 0.1) return `...${this.#fragment(type, depth)}${this.#condition()}`;
    if (depth > 0 && kind < 0.2) {
      const on = this.#happens(0.5) ? ` on ${type.name}` : '';
      return `...${on}${this.#condition()} ${this.#selections(type, depth - 1)}`;
    }
    if (kind < 0.27) return `${this.#alias('__typename')}__typename${this.#condition()}`;
    const fields = Object.values(type.getFields()).filter(({ name, type: of }) => {
      return !LEFT_OUT.has(name) && (depth > 0 || isLeafType(getNamedType(of)));
    });
    return fields.length === 0 ? '__typename' : this.#field(type, this.#oneOf(fields), depth);
  }

  #field(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const place = `${type.name}.${field.name}`;
    const given = this.#arguments.get(place) ?? this.#writeArguments(field);
    this.#arguments.set(place, given);
    const start = `${this.#alias(field.name)}${field.name}${given}${this.#condition()}`;
    const below = getNamedType(field.type);
    if (isLeafType(below)) return start;
    if (isObjectType(below)) return `${start} ${this.#selections(below, depth - 1)}`;
    if (!isAbstractType(below)) throw new Error(`${place} has a type that nothing can be selected of.`);
    const each = this.#schema.getPossibleTypes(below).map((possible) => {
      return `... on ${possible.name}${this.#condition()} ${this.#selections(possible, depth - 1)}`;
    });
    return `${start} { ${each.join(' ')} }`;
  }

  /** Returns the response name of a field. It's unique to the field, so that selections can be merged. */
  #alias(field: string): string {
    if (this.#happens(0.85)) return '';
    return this.#happens(0.03) ? '__proto__: ' : `${field}${String(wholeBelow(this.#random, 3))}: `;
  }

  #condition(): string {
    if (!this.#hasConditions || this.#happens(0.8)) return '';
    const directive = this.#oneOf(['skip', 'include']);
    if (this.#happens(0.3)) return ` @${directive}(if: ${String(this.#happens(0.5))})`;
    const name = this.#oneOf(CONDITIONS);
    const type = name === 'byDefault' ? 'Boolean = true' : 'Boolean!';
    const value =
      name === 'byDefault' ? this.#oneOf([undefined, undefined, true, false, null]) : name === 'yes';
    if (!this.#variables.has(name)) this.#variables.set(name, { type, value });
    return ` @${directive}(if: $${name})`;
  }

  /** Returns a fragment on a type: an existing one, or a new one. */
  #fragment(type: GraphQLObjectType, depth: number): string {
    const there = [...this.#fragments.keys()].filter((name) => name.startsWith(`${type.name}_`));
    if (there.length > 0 && this.#happens(0.6)) return this.#oneOf(there);
    const name = `${type.name}_${String(depth)}${String(this.#fragments.size)}`;
    // Only complete fragments can be spread in it, so none spreads itself.
    const selections = this.#selections(type, depth - 1);
    this.#fragments.set(name, `fragment ${name} on ${type.name} ${selections}`);
    return name;
  }

  #writeArguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && this.#happens(0.6)) return [];
      return [`${argument.name}: ${this.#value(field, argument)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #value(field: GraphQLField<unknown, unknown>, { name, type }: GraphQLArgument): string {
    const value = this.#valueOf(field, name, type);
    const isSimple = typeof value === 'number' || (typeof value === 'string' && !isEnumLike(type));
    if (isSimple && this.#happens(0.4)) return JSON.stringify(value);
    const variable = `v${String(this.#variables.size)}`;
    this.#variables.set(variable, { type: String(type), value });
    return `$${variable}`;
  }

  #valueOf(field: GraphQLField<unknown, unknown>, name: string, type: GraphQLInputType): unknown {
    if (!isNonNullType(type) && this.#happens(0.1)) return null;
    if (name === 'representations')
      return Array.from({ length: wholeBelow(this.#random, 4) }, () => {
        const __typename = this.#oneOf(Object.keys(this.#known.ids));
        return { __typename, id: this.#oneOf(this.#known.ids[__typename] ?? []) };
      });
    const named = getNamedType(type);
    if (named.name === 'Int') return this.#oneOf([1, 1, 2, 3, 0, 101]);
    if (named.name === 'ID')
      return this.#oneOf(this.#known.ids[getNamedType(field.type).name] ?? this.#known.texts);
    if (named.name === 'Boolean') return this.#happens(0.5);
    if (named.name === 'String') return this.#oneOf(this.#known.texts);
    return isNonNullType(type) ? this.#oneOf(this.#known.texts) : null;
  }

  #happens(probability: number): boolean {
    return this.#random() < probability;
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    return items[wholeBelow(this.#random, items.length)] as Item;
  }
}

function isEnumLike(type: GraphQLInputType): boolean {
  return !['String', 'ID'].includes(getNamedType(type).name);
}
