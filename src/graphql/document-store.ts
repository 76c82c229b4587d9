import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLError, parse, type Token } from 'graphql';
import { createBoundedCache } from '../foundation/bounded-cache';
import { refuseIntricate, refuseLongText, refuseNested } from './document-limits';

/** The most tokens of one document. */
export const MOST_TOKENS = 2_000;

/** What all documents in the store take together. */
export const DOCUMENT_STORE_BYTES = 16 * 1024 * 1024;

/** Measured: between 260 and 520 bytes for each token, with the nodes that refer to it. */
const BYTES_PER_TOKEN = 520;
const BYTES_PER_UNIT = 2;
/** Apollo Server prefixes keys with a hash of the schema. */
const HASH_LENGTH = 64;

/** Keeps the documents that Apollo Server has parsed and validated, and refuses documents before it parses them. */
export class DocumentStore {
  readonly #documents = createBoundedCache<DocumentNode>({
    bytes: DOCUMENT_STORE_BYTES,
    bytesOf: bytesOfDocument,
  });

  /**
   * Returns why a document may not be validated; null when it may, when it has been, and when it can't be parsed.
   *
   * Parses it, as Apollo Server will again: a plugin can't refuse a document between its parsing and its validation.
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

  /** Returns the document of a key that Apollo Server made. */
  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key.slice(-HASH_LENGTH));
  }

  /** Keeps the document of a key that Apollo Server made. */
  async set(key: string, document: DocumentNode): Promise<void> {
    this.#documents.set(key.slice(-HASH_LENGTH), document);
  }

  /** Forgets a document, and returns whether it was there. */
  async delete(key: string): Promise<boolean> {
    return this.#documents.delete(key.slice(-HASH_LENGTH));
  }
}

/** Estimates the bytes of memory that a parsed document takes. */
export function bytesOfDocument({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token: Token | null = loc?.startToken ?? null; token; token = token.next) tokens += 1;
  return tokens * BYTES_PER_TOKEN + (loc?.source.body.length ?? 0) * BYTES_PER_UNIT;
}

// As Apollo Server computes it.
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
