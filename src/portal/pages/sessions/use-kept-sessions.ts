import { useState } from 'react';
import { type OwnSessionFragment } from '../../graph/generated/graphql';
import { withKept } from '../../shell/with-kept';

/** Adds to the open sessions those that have ended and are kept, so that the focus and the confirmation have a place. */
export function useKeptSessions(
  open: readonly OwnSessionFragment[] | undefined,
  isKept: (id: string) => boolean,
): readonly OwnSessionFragment[] {
  const [shown, setShown] = useState<Shown>({ open: undefined, whole: [] });
  if (shown.open === open) return shown.whole;
  const whole = open ? withKept(open, shown.whole, ({ id }) => id, isKept) : [];
  setShown({ open, whole });
  return whole;
}

interface Shown {
  readonly open: readonly OwnSessionFragment[] | undefined;
  readonly whole: readonly OwnSessionFragment[];
}
