import { type MeFragment } from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';
import { expectEnd, expectProfile, noteProfile, profileChange } from '../../src/portal/graph/profile-change';
import { chooseForSession, chooseForTab } from '../../src/portal/graph/choose-profile';
import { setOnline } from '../support/browser/online';

/** Creates a viewer with an active profile and other usable ones. */
function viewerAs(id: string, usable: readonly string[] = ['one', 'two', 'three']): MeFragment {
  const candidates = usable.map((candidate) => ({ id: candidate }));
  return { activeProfile: { id }, selection: { candidates } } as MeFragment;
}

beforeEach(() => {
  setOnline(true);
  noteProfile(viewerAs('somebody before'));
  noteProfile(null);
  profileChange(null);
  noteProfile(viewerAs('one'));
});

describe('a change of one’s active profile', () => {
  test('is reported when another tab switched, or the profile is no longer usable', () => {
    expect(noteProfile(viewerAs('two'))).toBe(true);
    expect(profileChange()).toBe('MOVED');
    expect(noteProfile(viewerAs('one', ['one']))).toBe(true);
    expect(profileChange()).toBe('LOST');
  });

  test("isn't reported when this tab switched", () => {
    expectProfile('two');
    expect(noteProfile(viewerAs('two'))).toBe(false);
    expect(profileChange()).toBeNull();
  });

  test("isn't reported when the person has to choose, because they have another profile", () => {
    const undecided = { activeProfile: null, selection: { required: true, candidates: [{ id: 'one' }] } };
    expect(noteProfile(undecided as never)).toBe(false);
    expect(profileChange()).toBeNull();
    // Once another tab has chosen, the data of the first profile goes.
    expect(noteProfile(viewerAs('two'))).toBe(true);
  });

  test('is reported when the only profile is no longer usable', () => {
    expect(noteProfile({ activeProfile: null, selection: { candidates: [] } } as never)).toBe(true);
    expect(profileChange()).toBe('LOST');
  });

  test('is reported for another tab’s switch while the notice of an ended association is shown', () => {
    expectEnd();
    expect(noteProfile(viewerAs('two', ['two', 'three']))).toBe(false);
    expect(profileChange()).toBe('ENDED');
    expect(noteProfile(viewerAs('three', ['two', 'three']))).toBe(true);
    expect(profileChange()).toBe('MOVED');
  });
});

describe('a choice', () => {
  /** Switches to the second profile, with the given response. */
  async function choose(
    way: typeof chooseForSession | typeof chooseForTab,
    answer: () => Promise<Response>,
  ): Promise<void> {
    jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
    const client = createGraphClient({ onAnswer: () => undefined, onFailure: () => undefined });
    await way(client, 'two', false).catch(() => undefined);
  }
  const refusal = { code: 'ACCESS_CLOSED', message: 'No.', field: null, __typename: 'SwitchProfileError' };
  const refused = async (): Promise<Response> =>
    Response.json({
      data: { switchProfile: { __typename: 'SwitchProfilePayload', viewer: null, userErrors: [refusal] } },
    });
  const forbidden = async (): Promise<Response> =>
    Response.json({ errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] });

  test.each([
    ['for the session, refused', chooseForSession, refused],
    ['for the session, forbidden', chooseForSession, forbidden],
    ['for this tab, forbidden', chooseForTab, forbidden],
  ])('%s, doesn’t hide the same choice by another tab later', async (_name, way, answer) => {
    await choose(way, answer);
    expect(noteProfile(viewerAs('two'))).toBe(true);
    expect(profileChange()).toBe('MOVED');
  });

  test('without a response may have succeeded, and isn’t reported then', async () => {
    await choose(chooseForSession, () => Promise.reject(new TypeError('Failed to fetch')));
    expect(noteProfile(viewerAs('two'))).toBe(false);
    expect(profileChange()).toBeNull();
  });
});
