import { SecretKeys } from '../../src/foundation/secret-keys';
import { type UnknownKey, UnknownKeys } from '../../src/foundation/unknown-keys';

const KEYS = SecretKeys.parse(`first:${Buffer.alloc(32, 7).toString('base64')}`);

describe('unknown secret keys', () => {
  let reported: UnknownKey[];
  let unknown: UnknownKeys;
  let keys: SecretKeys;

  beforeEach(() => {
    reported = [];
    unknown = new UnknownKeys((key) => reported.push(key));
    keys = KEYS.reporting(unknown.meet);
  });

  it('are reported once for each purpose, and counted each time', () => {
    for (let time = 0; time < 3; time += 1) expect(keys.derive('second', 'one')).toBeUndefined();
    keys.derive('second', 'other');
    expect(reported).toEqual([
      { keyId: 'second', purpose: 'one' },
      { keyId: 'second', purpose: 'other' },
    ]);
    expect([...unknown.counts]).toEqual([
      ['one', 3],
      ['other', 1],
    ]);
  });

  it('are counted from 0 on for the known purposes', () => {
    unknown = new UnknownKeys(() => undefined, ['one', 'other']);
    KEYS.reporting(unknown.meet).derive('second', 'one');
    expect([...unknown.counts]).toEqual([
      ['one', 1],
      ['other', 0],
    ]);
  });

  it("aren't those that are known", () => {
    expect(keys.derive('first', 'one')).toEqual(KEYS.derive('first', 'one'));
    expect(reported).toEqual([]);
  });

  it.each(['', 'Second', 'a\nb', 'seventeen-letters', 'a"b'])(
    'that can’t be ids are only counted: %j',
    (id) => {
      keys.derive(id, 'one');
      expect(reported).toEqual([]);
      expect(unknown.counts.get('one')).toBe(1);
    },
  );

  it('fill neither the log nor the memory if callers make them up', () => {
    for (let at = 0; at < 1_000; at += 1) keys.derive(`made-up-${String(at)}`, 'one');
    keys.derive('second', 'other');
    expect(reported).toHaveLength(9);
    expect(reported.at(-1)).toEqual({ keyId: 'second', purpose: 'other' });
    expect(unknown.counts.get('one')).toBe(1_000);
  });
});
