import { type MeFragment } from './generated/graphql';

/** What a tab reports to the browser's other tabs. */
interface Report {
  /** Null if nobody is signed in. */
  readonly identityId: string | null;
  /** The session's profile; null if there is none. Undefined if the tab doesn't know, because it has its own. */
  readonly profileId?: string | null | undefined;
}

let opened: BroadcastChannel | null = null;

function channel(): BroadcastChannel {
  return (opened ??= new BroadcastChannel('viewer'));
}

function reportOf(viewer: MeFragment | null): Report {
  const isOwnChoice = viewer?.selection.resolvedBy === 'HEADER';
  return {
    identityId: viewer?.identity.id ?? null,
    profileId: isOwnChoice ? undefined : (viewer?.activeProfile?.id ?? null),
  };
}

/** Reports the viewer to the other tabs. */
export function reportViewer(viewer: MeFragment | null): void {
  channel().postMessage(reportOf(viewer));
}

/**
 * Calls the function when another tab reports another viewer, or any viewer while this tab knows of none yet. Returns a
 * function that stops it.
 */
export function onOtherViewer(viewer: MeFragment | null | undefined, call: () => void): () => void {
  const own = viewer === undefined ? null : reportOf(viewer);
  const compare = ({ data }: MessageEvent<Report>) => {
    if (!own) return call();
    const isMoved =
      own.profileId !== undefined && data.profileId !== undefined && own.profileId !== data.profileId;
    if (own.identityId !== data.identityId || isMoved) call();
  };
  channel().addEventListener('message', compare);
  return () => channel().removeEventListener('message', compare);
}
