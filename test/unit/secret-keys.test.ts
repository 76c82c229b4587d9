import { inspect } from 'node:util';
import { SecretKeys, SecretKeysError } from '../../src/foundation/secret-keys';

const FIRST = Buffer.alloc(32, 0xfb);
const SECOND = Buffer.alloc(48, 2);
const list = `new-1:${FIRST.toString('base64')},old:${SECOND.toString('base64url')}`;

function problems(text: string): readonly string[] {
  try {
    SecretKeys.parse(text);
  } catch (error) {
    if (error instanceof SecretKeysError) return error.problems;
  }
  return [];
}

describe('SecretKeys', () => {
  it('uses the first key as the current one and knows the others', () => {
    const keys = SecretKeys.parse(list);
    expect(keys.current).toBe('new-1');
    expect(keys.ids).toEqual(['new-1', 'old']);
  });

  it('derives 32 bytes that depend only on key and purpose', () => {
    const keys = SecretKeys.parse(list);
    const reversed = SecretKeys.parse(list.split(',').reverse().join(' , '));
    const one = keys.derive('new-1', 'one');
    expect(one).toHaveLength(32);
    expect(reversed.derive('new-1', 'one')).toEqual(one);
    expect(keys.derive('new-1', 'two')).not.toEqual(one);
    expect(keys.derive('old', 'one')).not.toEqual(one);
    expect(keys.derive('gone', 'one')).toBeUndefined();
  });

  it('derives by HKDF-SHA256 with an empty salt, so a restart derives the same', () => {
    expect(SecretKeys.parse(list).derive('new-1', 'one')?.toString('hex')).toBe(
      'ab4b51e2ba20164005fede788e5b6fbc483fedb83979cca761c41831fa38533c',
    );
  });

  it('treats base64 and base64url as the same key', () => {
    const plain = SecretKeys.parse(`a:${FIRST.toString('base64')}`);
    const url = SecretKeys.parse(`a:${FIRST.toString('base64url')}`);
    expect(plain.derive('a', 'p')).toEqual(url.derive('a', 'p'));
  });

  it.each([
    ['', 'key 1 must be written id:base64'],
    [FIRST.toString('base64'), 'key 1 must be written id:base64'],
    [`A:${FIRST.toString('base64')}`, 'key 1 needs an id of 1 to 16 characters from a-z, 0-9 and -'],
    [`:${FIRST.toString('base64')}`, 'key 1 needs an id of 1 to 16 characters from a-z, 0-9 and -'],
    [
      `${'a'.repeat(17)}:${FIRST.toString('base64')}`,
      'key 1 needs an id of 1 to 16 characters from a-z, 0-9 and -',
    ],
    ['a:', 'key 1 ("a") is not base64'],
    [`a:${'!'.repeat(44)}`, 'key 1 ("a") is not base64'],
    [`a:${Buffer.alloc(31).toString('base64')}`, 'key 1 ("a") has 31 bytes; at least 32 are needed'],
    [`${list},old:${FIRST.toString('base64')}`, 'key 3 repeats the id "old"'],
    [`${list},`, 'key 3 must be written id:base64'],
  ])('rejects %j', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('lists all errors, without the keys', () => {
    const secret = Buffer.alloc(20, 9).toString('base64');
    const found = problems(`A:${secret},b:${secret},nothing`);
    expect(found).toHaveLength(3);
    expect(found.join()).not.toContain(secret);
  });

  it('hides keys when printed, inspected, serialized or copied', () => {
    const keys = SecretKeys.parse(list);
    const shown = [
      String(keys),
      JSON.stringify({ keys }),
      inspect({ keys }, { depth: null, showHidden: true }),
      JSON.stringify({ ...keys }),
    ];
    for (const text of shown) {
      expect(text).toContain('new-1');
      for (const key of [FIRST, SECOND]) {
        for (const encoding of ['base64', 'base64url', 'hex'] as const) {
          expect(text).not.toContain(key.toString(encoding).slice(0, 12));
        }
      }
      expect(text).not.toContain('fb fb fb');
    }
  });
});
