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
  type FastPath,
  type FoundQuery,
  type QueryShortcut,
  TRACE_HEADER,
} from '../graphql/fast-path';
import type { RefuseTooMuch } from '../graphql/query-limits';
import type { SentVariables } from '../graphql/variable-coercion';

/** When queries are compiled. */
export interface Compiling {
  /** How many times a query is answered by Apollo Server before it is compiled, by default twice. */
  readonly sightings?: number;
  /** The time from one that is compiled to the next. */
  readonly everyMs?: number;
}

interface Answered {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

interface Known extends Answered {
  /** Null for one that can't be compiled. */
  readonly query: Jit.CompiledQuery | null;
  /** The variables that have a default. */
  readonly defaulted: readonly string[];
}

/** A query that isn't compiled yet. */
interface Sightings {
  readonly times: number;
}

interface Asked {
  readonly key: string;
  readonly variables: SentVariables;
}

/** Longer ones are rare, and compiling them takes long. */
const LONGEST_KEY = 10_000;
/** A document of some 600 tokens, which takes 30 ms to compile. */
const MOST_DOCUMENT_BYTES = 320_000;
const MOST_KNOWN = 256;
/** What all compiled queries take together. */
export const COMPILED_QUERIES_BYTES = 24 * 1024 * 1024;
/** Measured: a compiled query takes up to 870 bytes for each token of its document, the document included. */
const BYTES_PER_DOCUMENT_BYTE = 2;
/** Compiling costs as much as answering a dozen times: documents that are all different must not pay for it. */
const COMPILE_EVERY_MS = 25;

/**
 * Answers queries that Apollo Server has answered before, by functions that they were compiled to.
 *
 * Everything goes to Apollo Server first, which parses, validates and answers it. A query that came twice, and was answered
 * without errors, is compiled; when it comes again, word for word, the function is called. It resolves by the same resolvers,
 * under the same limits, and says byte for byte what Apollo Server would: the tests ask each of their queries both ways.
 * A result with errors is dropped, and Apollo Server answers the request; what was read for it is read once.
 * Mutations, GET, batches, traces, introspection and queries with directives are never compiled.
 */
export class CompiledQueries implements QueryShortcut {
  enabled = true;

  readonly #schema: GraphQLSchema;
  readonly #refuseTooMuch: RefuseTooMuch;
  readonly #onFault: (error: unknown, queryHash: string) => void;
  readonly #sightings: number;
  readonly #everyMs: number;
  /** What is known of queries by key, or how often they were seen. */
  readonly #seen = createBoundedCache<Known | Sightings>({
    entries: MOST_KNOWN,
    bytes: COMPILED_QUERIES_BYTES,
    bytesOf: (seen) => ('document' in seen ? bytesOfDocument(seen.document) * BYTES_PER_DOCUMENT_BYTE : 0),
  });
  #compiledAt = -Infinity;
  #answers = 0;

  /** Takes the schema that Apollo Server has. */
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
    // A variable with a default may be null where an argument may not, which only graphql-js notices.
    if (defaulted.some((name) => asked.variables[name] === null)) return null;
    if (this.#refuseTooMuch(known.document, known.operation, asked.variables)) return null;
    return {
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
          );
          return null;
        }
      },
    };
  }

  /** Takes note of what Apollo Server has answered, and compiles a query that came again. */
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
      });
  }

  #compile({ document, operation }: Answered): Jit.CompiledQuery | null {
    this.#compiledAt = performance.now();
    const { compileQuery, isCompiledQuery } = loadJit();
    // Texts, numbers, booleans and enumerated values go out as resolvers give them: their types say what they are, and
    // Apollo Server has checked those of the first answers. Checking each makes two lists of it (bench/README.md).
    const compiled = compileQuery(this.#schema, document, operation.name?.value, {
      disableLeafSerialization: true,
    });
    return isCompiledQuery(compiled) ? compiled : null;
  }
}

// When the first query is compiled, since the service starts sooner without it.
function loadJit(): typeof Jit {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would have to be waited for
  return require('graphql-jit') as typeof Jit;
}

/** Introspection is long and rare, and each preview counts as an attempt: an error must not make it count twice. */
const UNFIT = /^(?:__schema|__type|_service|invitationPreview)$/;

/**
 * Tells whether an operation may be compiled.
 *
 * A variable inside a list or an object that is written down is not seen by graphql-jit where the argument is of a scalar
 * such as `_Any`: it would find nothing, and say nothing of it. When graphql-jit merges fields or fragments with `@include`
 * or `@skip`, it can omit fields, return excluded ones, or change their order. The alias `__proto__` would set a prototype.
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

/** Reads what is asked; null for a request that only Apollo Server answers. */
function askedBy({ method, body, isTraced }: ArrivedRequest): Asked | null {
  if (method !== 'POST' || isTraced || !isRecord(body)) return null;
  const { query, operationName = null, variables = null, extensions = null } = body;
  if (typeof query !== 'string' || (operationName !== null && typeof operationName !== 'string')) return null;
  if (variables !== null && !isRecord(variables)) return null;
  if (extensions !== null && (!isRecord(extensions) || extensions['persistedQuery'] !== undefined))
    return null;
  // As JSON, which tells null from an empty name and where a name ends.
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
