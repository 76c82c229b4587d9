import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLError, parse, type Token } from 'graphql';
import { createBoundedCache } from '../foundation/bounded-cache';
import { refuseIntricate, refuseLongText, refuseNested } from './document-limits';

/** Maximum number of tokens in a document. */
export const MOST_TOKENS = 2_000;

/** Maximum size of all documents in the store together. */
export const DOCUMENT_STORE_BYTES = 16 * 1024 * 1024;

/** Measured: 260 to 520 bytes for each token, including the nodes that refer to it. */
const BYTES_PER_TOKEN = 520;
const BYTES_PER_UNIT = 2;
/** Apollo Server prefixes keys with a hash of the schema. */
const HASH_LENGTH = 64;

/**
 * Stores the documents that Apollo Server has parsed and validated, and refuses documents before Apollo Server parses
 * them.
 */
export class DocumentStore {
  readonly #documents = createBoundedCache<DocumentNode>({
    bytes: DOCUMENT_STORE_BYTES,
    bytesOf: bytesOfDocument,
  });

  /**
   * Returns the error for a document that must not be validated. Returns null if it may be validated, is stored
   * already, or can't be parsed.
   *
   * Parses the document, and Apollo Server parses it again: plugins can't refuse a document between parsing and
   * validation.
   */
  refuse(text: string): GraphQLError | null {
    if (this.#documents.has(hashOf(text))) return null;
    const tooLong = refuseLongText(text);
    if (tooLong) return tooLong;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: MOST_TOKENS });
    } catch (error) {
      return error instanceof RangeError ? refuseNested() : null;
    }
    return refuseIntricate(document);
  }

  /** The estimated bytes of all documents. */
  get bytes(): number {
    return this.#documents.calculatedSize;
  }

  /** Returns the document for a key of Apollo Server. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key.slice(-HASH_LENGTH));
  }

  /** Stores the document for a key of Apollo Server. */
  async set(key: string, document: DocumentNode): Promise<void> {
    this.#documents.set(key.slice(-HASH_LENGTH), document);
  }

  /** Deletes a document, and returns whether it was there. */
  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key.slice(-HASH_LENGTH));
  }
}

/** Estimates the memory of a parsed document, in bytes. */
export function bytesOfDocument({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token: Token | null = loc?.startToken ?? null; token; token = token.next) tokens += 1;
  return tokens * BYTES_PER_TOKEN + (loc?.source.body.length ?? 0) * BYTES_PER_UNIT;
}

// The same hash as Apollo Server's.
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
