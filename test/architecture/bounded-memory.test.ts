import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'graphql';
import { createBoundedCache } from '../../src/foundation/bounded-cache';
import { COMPILED_QUERIES_BYTES } from '../../src/fast-path/compiled-queries';
import { DOCUMENT_STORE_BYTES, DocumentStore } from '../../src/graphql/document-store';
import { REFUSALS_BYTES } from '../../src/rate-limit/limits';

const src = join(__dirname, '../../src');
const MIB = 1024 * 1024;

/**
 * Each map, set and cache of the service that outlives a request, by file and name, with its limit.
 *
 * In addition, each connection keeps 256 prepared statements, mysql2 keeps 1,000 row parsers, TypeORM keeps
 * 100 statements of SQLite, and Fastify keeps 100 content types.
 */
const BOUNDS: Readonly<Record<string, string>> = {
  'change-log/change-feed.ts listeners': 'the open streams, which have a limit',
  'database/loader-scope.ts loaders': 'one request',
  'database/loader-scope.ts seeds': 'one request',
  'database/server-driver.ts #open': 'the connections of the pool',
  'database/server-driver.ts #faults': 'the connections of the pool',
  'foundation/unknown-keys.ts #counts': 'the purposes of keys',
  'foundation/unknown-keys.ts #reported': 'eight ids for each purpose',
  'fast-path/compiled-queries.ts #seen': '24 MiB and 256 queries',
  'graphql/document-store.ts #documents': '16 MiB',
  'graphql/entities.ts batches': 'one entry while a request lasts',
  'graphql/executed-operations.ts #of': 'one entry while a request lasts',
  'graphql/query-cost.ts published': 'the fields of the schema',
  'graphql/query-cost.ts fragments': 'one operation',
  'graphql/query-cost.ts prepared': 'one operation',
  'graphql/query-limits.ts judged': 'the documents of the store',
  'graphql/subscription-operations.ts #purposes': 'one entry while a request or an event lasts',
  'streams/followings.ts #byId': 'the profiles and accounts of the callers of MAX_STREAMS streams',
  'streams/stream-places.ts #ofCaller': 'MAX_STREAMS',
  'streams/streams.ts #running': 'MAX_STREAMS',
  'http/admission.ts #runningOf': 'the running requests',
  'http/admission.ts #waitingOf': 'ten times the running requests',
  'http/accepted-media-type.ts chosen': '64 KiB',
  'http/connections.ts #pending': 'the open connections',
  'database/server-driver.ts #statements': 'the texts of the code, for each connection',
  'http/portal-document.ts filled': 'the documents of the portal',
  'identity/access-token.ts accepted': '8 MiB',
  'rate-limit/limits.ts refusals': '1 MiB',
  'telemetry/collectors.ts #observed': 'the values of the labels, 200 for each',
  'telemetry/collectors.ts #values': 'the values of the labels, 200 for each',
  'telemetry/otlp-exporter.ts #batches': 'a batch of 512 spans, and those that wait when the process ends',
  'telemetry/statement-name.ts names': '1 MiB',
  'webhooks/deliver-webhooks.ts #runs': 'the targets of webhooks',
};

/** Folders whose programs exit when their work is done, and that receive no requests. */
const ELSEWHERE = /^(portal|dev|import|export|database\/migrations)\//;
/**
 * Matches those of modules and objects, and weak or bounded ones anywhere. Other maps in functions end with
 * the call.
 */
const LIFELONG =
  /^(?:(?:export )?const (\w+)[^=\n]* = new (?:Map|Set)\b[^\n]*\(\)|  (?:private |static )*readonly (#?\w+)[^=\n]* = new (?:Map|Set)\b[^\n]*\(\)| *(?:(?:export )?const|readonly) (#?\w+)[^=\n]* = (?:new WeakMap|createBoundedCache))/gm;

function lifelongIn(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  return Array.from(text.matchAll(LIFELONG), ([, constant, field, inner]) => {
    return `${file} ${constant ?? field ?? inner ?? ''}`;
  });
}

describe('memory that callers fill', () => {
  it('is bounded in each cache and map that outlives a request', () => {
    const files = readdirSync(src, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => relative(src, join(entry.parentPath, entry.name)))
      .filter((file) => !ELSEWHERE.test(file));
    expect(files.flatMap(lifelongIn).toSorted()).toEqual(Object.keys(BOUNDS).toSorted());
  });

  it('fits into the heap of 512 MiB', () => {
    expect([DOCUMENT_STORE_BYTES, COMPILED_QUERIES_BYTES, REFUSALS_BYTES]).toEqual([16 * MIB, 24 * MIB, MIB]);
  });

  it('evicts the least recently used entry, and never stores an entry above the total limit', () => {
    const cache = createBoundedCache<Buffer>({ bytes: 10_000, bytesOf: ({ length }) => length });
    cache.set('first', Buffer.alloc(4_000));
    cache.set('second', Buffer.alloc(4_000));
    cache.get('first');
    cache.set('third', Buffer.alloc(4_000));
    cache.set('huge', Buffer.alloc(20_000));
    expect([...cache.keys()].toSorted()).toEqual(['first', 'third']);
    expect(cache.calculatedSize).toBeLessThanOrEqual(10_000);
  });

  it('counts a document by its size after parsing', async () => {
    const documents = new DocumentStore();
    const document = parse(`{ ${'field '.repeat(1_900)} }`);
    for (let index = 0; index < 40; index += 1)
      await documents.set(String(index).padStart(64, '0'), document);
    expect(documents.bytes).toBeGreaterThan(DOCUMENT_STORE_BYTES / 2);
    expect(documents.bytes).toBeLessThanOrEqual(DOCUMENT_STORE_BYTES);
    expect(await documents.get('0'.repeat(64))).toBeUndefined();
  });
});
