import type { MeFragment } from '../../src/portal/graph/generated/graphql';
import { onOtherViewer, reportViewer } from '../../src/portal/graph/other-tabs';

/** A channel that delivers what is posted to its own listeners, as if another tab had posted it. */
class LoopedChannel extends EventTarget {
  postMessage(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const { BroadcastChannel } = globalThis;
beforeAll(() => Object.assign(globalThis, { BroadcastChannel: LoopedChannel }));
afterAll(() => Object.assign(globalThis, { BroadcastChannel }));

/** Creates a viewer with a profile that the session or the tab chose. */
function viewer(identityId: string, profileId: string | null, resolvedBy = 'SESSION'): MeFragment {
  const activeProfile = profileId === null ? null : { id: profileId };
  return { identity: { id: identityId }, activeProfile, selection: { resolvedBy } } as MeFragment;
}

describe('a report of another tab', () => {
  const kim = viewer('kim', 'one');

  test.each([
    ['the same viewer', kim, kim, false],
    ['another profile of the session', kim, viewer('kim', 'two'), true],
    ['no profile anymore', kim, viewer('kim', null), true],
    ['another person', kim, viewer('lee', 'one'), true],
    ['that nobody is signed in', kim, null, true],
    ['that somebody is signed in', null, kim, true],
    ['that still nobody is signed in', null, null, false],
    ['a profile of its own', kim, viewer('kim', 'two', 'HEADER'), false],
    ['another profile, to a tab with its own', viewer('kim', 'two', 'HEADER'), kim, false],
    ['another person, to a tab with its own', viewer('kim', 'two', 'HEADER'), viewer('lee', 'one'), true],
    ['any viewer before this tab knows one', undefined, kim, true],
  ])('of %s', (_of, own, reported, isNews) => {
    const call = jest.fn();
    const stop = onOtherViewer(own, call);
    reportViewer(reported);
    expect(call).toHaveBeenCalledTimes(isNews ? 1 : 0);
    stop();
    reportViewer(reported);
    expect(call).toHaveBeenCalledTimes(isNews ? 1 : 0);
  });
});
