import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, Kind, parse, validate } from 'graphql';

function read(path: string): string {
  return readFileSync(join(__dirname, '../..', path), 'utf8');
}

const manifest = JSON.parse(read('test/operations/generated/persisted-documents.json')) as Record<
  string,
  string
>;
const schema = buildASTSchema(parse(read('schema.graphql')), { assumeValid: true, assumeValidSDL: true });

describe('the manifest of persisted documents', () => {
  it('lists each document by the hash of its text', () => {
    const hashes = Object.values(manifest).map(
      (text) => `sha256:${createHash('sha256').update(text).digest('hex')}`,
    );
    expect(hashes.length).toBeGreaterThan(0);
    expect(hashes).toEqual(Object.keys(manifest));
  });

  it('has documents that are valid in the published schema, one operation each', () => {
    for (const text of Object.values(manifest)) {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      expect(document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)).toHaveLength(1);
    }
  });
});
