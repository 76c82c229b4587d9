import { createHash } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import type * as Jit from 'graphql-jit';
import { createBoundedCache } from '../foundation/bounded-cache';
import type { ViewerContext } from '../viewer/viewer-context';
import { bytesOfDocument } from '../graphql/document-store';
import {
  type ArrivedRequest,
  type Compiling,
  type FastPath,
  type FoundQuery,
  type QueryShortcut,
  TRACE_HEADER,
} from '../graphql/fast-path';
import { labelOf, type NamedOperation, nameOf } from '../graphql/executed-operations';
import type { RefuseTooMuch } from '../graphql/query-limits';
import type { SentVariables } from '../graphql/variable-coercion';

interface Answered {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface Known extends Answered {
  /** Null if the query can't be compiled. */
  readonly query: Jit.CompiledQuery | null;
  /** The variables with a default. */
  readonly defaulted: readonly string[];
  readonly named: NamedOperation;
}

/** A query that isn't compiled yet. */
interface Sightings {
  readonly times: number;
}

interface Asked {
  readonly key: string;
  readonly variables: SentVariables;
}

/** Longer queries are rare, and slow to compile. */
const LONGEST_KEY = 10_000;
/** A document of about 600 tokens, which takes 30 ms to compile. */
const MOST_DOCUMENT_BYTES = 320_000;
const MOST_KNOWN = 256;
/** Maximum size of all compiled queries together. */
export const COMPILED_QUERIES_BYTES = 24 * 1024 * 1024;
/** Measured: a compiled query takes up to 870 bytes for each token of its document, including the document. */
const BYTES_PER_DOCUMENT_BYTE = 2;
/** Compiling a query costs as much as answering it a dozen times, so callers mustn't be able to make it frequent. */
const COMPILE_EVERY_MS = 25;

/**
 * Compiles repeated queries to functions, and answers further requests with these functions.
 *
 * Apollo Server parses, validates and answers each query first. A query that was answered twice without errors is
 * compiled. Further requests with exactly the same text call the function. It uses the same resolvers and limits, and
 * returns the same bytes as Apollo Server: the tests send each of their queries both ways.
 *
 * If a result has errors, it's discarded, and Apollo Server answers the request without reading the same data again.
 * Mutations, GET, batches, traces, introspection and queries with directives are never compiled.
 */
export class CompiledQueries implements QueryShortcut {
  enabled = true;

  readonly #schema: GraphQLSchema;
  readonly #refuseTooMuch: RefuseTooMuch;
  readonly #onFault: (error: unknown, queryHash: string, context: ViewerContext) => void;
  readonly #sightings: number;
  readonly #everyMs: number;
  /** By key: the compiled query, or how often it was seen. */
  readonly #seen = createBoundedCache<Known | Sightings>({
    entries: MOST_KNOWN,
    bytes: COMPILED_QUERIES_BYTES,
    bytesOf: (seen) => ('document' in seen ? bytesOfDocument(seen.document) * BYTES_PER_DOCUMENT_BYTE : 0),
  });
  #compiledAt = -Infinity;
  #answers = 0;

  /** Takes the same schema as Apollo Server. */
  constructor(settings: Parameters<FastPath['shortcut']>[0] & Compiling) {
    this.#schema = settings.schema;
    this.#refuseTooMuch = settings.refuseTooMuch;
    this.#onFault = settings.onFault;
    this.#sightings = settings.sightings ?? 2;
    this.#everyMs = settings.everyMs ?? COMPILE_EVERY_MS;
  }

  /** The estimated bytes of all compiled queries. */
  get bytes(): number {
    return this.#seen.calculatedSize;
  }

  get answers(): number {
    return this.#answers;
  }

  plugin(): ApolloServerPlugin<ViewerContext> {
    return {
      requestDidStart: async () => ({
        willSendResponse: async ({ request: { http }, document, operation, response: { body } }) => {
          const isFine = body.kind === 'single' && !body.singleResult.errors;
          if (!isFine || !http || !document || !operation || !isFit(document, operation)) return;
          const isTraced = http.headers.has(TRACE_HEADER);
          const asked = this.enabled ? askedBy({ method: http.method, body: http.body, isTraced }) : null;
          if (asked) this.#remember(asked.key, { document, operation });
        },
      }),
    };
  }

  find(request: ArrivedRequest): FoundQuery | null {
    const asked = this.enabled ? askedBy(request) : null;
    const known = asked && this.#seen.get(asked.key);
    if (!asked || !known || !('document' in known) || !known.query) return null;
    const { query, defaulted } = known;
    // If a variable with a default is null where the argument is required, only graphql-js reports it.
    if (defaulted.some((name) => asked.variables[name] === null)) return null;
    if (this.#refuseTooMuch(known.document, known.operation, asked.variables)) return null;
    return {
      operation: known.named,
      answer: async (context) => {
        try {
          const result = await query.query(undefined, context, asked.variables);
          if (result.errors) return null;
          this.#answers += 1;
          return `${JSON.stringify(result)}\n`;
        } catch (error) {
          this.#onFault(
            error,
            createHash('sha256')
              .update(known.document.loc?.source.body ?? '')
              .digest('hex'),
            context,
          );
          return null;
        }
      },
    };
  }

  /** Counts a query that Apollo Server has answered, and compiles it if it's repeated. */
  #remember(key: string, answered: Answered): void {
    if (bytesOfDocument(answered.document) > MOST_DOCUMENT_BYTES) return;
    const before = this.#seen.get(key) ?? { times: 0 };
    if ('document' in before) return;
    const times = before.times + 1;
    if (times < this.#sightings) this.#seen.set(key, { times });
    else if (performance.now() - this.#compiledAt >= this.#everyMs)
      this.#seen.set(key, {
        ...answered,
        query: this.#compile(answered),
        defaulted: defaultedIn(answered.operation),
        named: {
          label: labelOf(answered.operation),
          name: nameOf(answered.operation),
          ...{ code: 'OK', isCompiled: true },
        },
      });
  }

  #compile({ document, operation }: Answered): Jit.CompiledQuery | null {
    this.#compiledAt = performance.now();
    const { compileQuery, isCompiledQuery } = loadJit();
    // Scalars and enum values aren't checked: the resolvers' types ensure them, and Apollo Server has checked the first
    // responses. Checking them would create two lists for each (bench/README.md).
    const compiled = compileQuery(this.#schema, document, operation.name?.value, {
      disableLeafSerialization: true,
    });
    return isCompiledQuery(compiled) ? compiled : null;
  }
}

// Loaded when the first query is compiled, so that the service starts sooner.
function loadJit(): typeof Jit {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() is asynchronous
  return require('graphql-jit') as typeof Jit;
}

/**
 * Introspection is long and rare. Each preview counts as an attempt, and answering it again after an error would count
 * two.
 */
const UNFIT = /^(?:__schema|__type|_service|invitationPreview)$/;

/**
 * Returns whether an operation can be compiled.
 *
 * graphql-jit silently ignores variables inside a literal list or object if the argument is a custom scalar such as
 * `_Any`. When it merges fields or fragments with `@include` or `@skip`, it can omit fields, return excluded ones, or
 * change their order. The alias `__proto__` would set a prototype.
 */
function isFit(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  let isUnfit = operation.operation !== OperationTypeNode.QUERY;
  let depth = 0;
  const within = { enter: () => void (depth += 1), leave: () => void (depth -= 1) };
  visit(document, {
    Field: ({ name, alias }) => void (isUnfit ||= UNFIT.test(name.value) || alias?.value === '__proto__'),
    Directive: () => void (isUnfit = true),
    Variable: () => void (isUnfit ||= depth > 0),
    ObjectValue: within,
    ListValue: within,
  });
  return !isUnfit;
}

/** Reads a request's query and variables; null if only Apollo Server can answer it. */
function askedBy({ method, body, isTraced }: ArrivedRequest): Asked | null {
  if (method !== 'POST' || isTraced || !isRecord(body)) return null;
  const { query, operationName = null, variables = null, extensions = null } = body;
  if (typeof query !== 'string' || (operationName !== null && typeof operationName !== 'string')) return null;
  if (variables !== null && !isRecord(variables)) return null;
  if (extensions !== null && (!isRecord(extensions) || extensions['persistedQuery'] !== undefined))
    return null;
  // JSON distinguishes null from an empty name, and shows where the name ends.
  const key = `${JSON.stringify(operationName)}${query}`;
  return key.length > LONGEST_KEY ? null : { key, variables: variables ?? {} };
}

function defaultedIn({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? variable.name.value : [],
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
