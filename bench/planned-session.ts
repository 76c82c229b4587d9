import { type Random, wholeBelow } from './random';
import { sha256 } from './stored-values';

/** A planned profile, and its identity. */
export interface PlannedProfile {
  readonly accountIndex: number;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly identityIndex: number;
  readonly associatedAt: string;
}

/** A planned session. */
export interface PlannedSession {
  readonly token: string;
  readonly profileIndex: number;
  /** The partner account whose administrator the person acts as. */
  readonly partner: number | null;
}

/** Plans a session for each identity, as one of its usable profiles, and for each administrator of a partner. */
export function planSessions(
  profiles: readonly PlannedProfile[],
  random: Random,
  given: {
    readonly seed: number;
    readonly isPartner: (account: number) => boolean;
    readonly isUsable: (profile: PlannedProfile) => boolean;
  },
): PlannedSession[] {
  const tokenOf = (name: string): string => sha256(`${String(given.seed)} ${name}`).toString('base64url');
  const usable = new Map<number, number[]>();
  for (const [index, profile] of profiles.entries()) {
    if (!given.isUsable(profile)) continue;
    const own = usable.get(profile.identityIndex) ?? [];
    own.push(index);
    usable.set(profile.identityIndex, own);
  }
  const people = [...usable].map(([identity, own]) => ({
    token: tokenOf(`person ${String(identity)}`),
    profileIndex: own[wholeBelow(random, own.length)] ?? 0,
    partner: null,
  }));
  const administrators = profiles.flatMap(({ accountIndex }, profileIndex) =>
    given.isPartner(accountIndex)
      ? { token: tokenOf(`administrator ${String(profileIndex)}`), profileIndex, partner: accountIndex }
      : [],
  );
  return [...people, ...administrators];
}
