import fc from 'fast-check';
import { selectProfile } from '../../src/viewer/profile-selection';

const nothing = { usableProfileIds: [], header: null, session: null, default: null };
const two = { ...nothing, usableProfileIds: ['a', 'b'] };

describe('selectProfile', () => {
  it('uses the header, then the session, then the default, then the only profile', () => {
    const usableProfileIds = ['a', 'b', 'c'];
    const every = { usableProfileIds, header: 'a', session: 'b', default: 'c' };
    expect(selectProfile(every)).toEqual(chosen('a', 'HEADER'));
    expect(selectProfile({ ...every, header: null })).toEqual(chosen('b', 'SESSION'));
    expect(selectProfile({ ...every, header: null, session: null })).toEqual(chosen('c', 'DEFAULT'));
    expect(selectProfile({ ...nothing, usableProfileIds: ['a'] })).toEqual(chosen('a', 'ONLY_PROFILE'));
    expect(selectProfile({ ...nothing, usableProfileIds: ['a'], default: 'a' })).toEqual(
      chosen('a', 'DEFAULT'),
    );
  });

  it('rejects a header with an unusable profile, whatever else was chosen', () => {
    const choice = { ...two, header: 'gone', session: 'a', default: 'b' };
    expect(selectProfile(choice)).toEqual({ ok: false, refusal: { code: 'PROFILE_NOT_USABLE' } });
    expect(selectProfile({ ...nothing, usableProfileIds: ['a'], header: 'gone' }).ok).toBe(false);
    expect(selectProfile({ ...nothing, header: 'gone' }).ok).toBe(false);
  });

  it('skips an unusable profile in the session and the default', () => {
    expect(selectProfile({ ...two, session: 'gone', default: 'b' })).toEqual(chosen('b', 'DEFAULT'));
    expect(selectProfile({ ...two, session: 'gone', default: 'gone' })).toEqual(undecided(true));
    expect(selectProfile({ ...nothing, usableProfileIds: ['a'], session: 'gone', default: 'gone' })).toEqual(
      chosen('a', 'ONLY_PROFILE'),
    );
  });

  it('requires a choice if, and only if, there are several profiles and none is chosen', () => {
    expect(selectProfile(two)).toEqual(undecided(true));
    expect(selectProfile(nothing)).toEqual(undecided(false));
    expect(selectProfile({ ...nothing, session: 'gone', default: 'gone' })).toEqual(undecided(false));
  });

  it('never uses an unusable profile, and never chooses for someone who requested another', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const maybe = fc.option(id, { nil: null });
    fc.assert(
      fc.property(fc.uniqueArray(id), maybe, maybe, maybe, (usableProfileIds, header, session, standing) => {
        const result = selectProfile({ usableProfileIds, header, session, default: standing });
        if (!result.ok) {
          expect(header).not.toBeNull();
          expect(usableProfileIds).not.toContain(header);
          return;
        }
        const { activeProfileId, resolvedBy, required } = result.value;
        if (header !== null) expect(activeProfileId).toBe(header);
        expect(activeProfileId === null).toBe(resolvedBy === null);
        if (activeProfileId !== null) expect(usableProfileIds).toContain(activeProfileId);
        expect(required).toBe(activeProfileId === null && usableProfileIds.length > 1);
      }),
    );
  });
});

function chosen(activeProfileId: string, resolvedBy: string): object {
  return { ok: true, value: { activeProfileId, resolvedBy, required: false } };
}

function undecided(required: boolean): object {
  return { ok: true, value: { activeProfileId: null, resolvedBy: null, required } };
}
