import { type Random, wholeBelow } from '../../../bench/random';
import type { SignedInPerson } from '../surroundings';

/** A profile whose state the client knows: none of its operations had an unknown outcome. */
export interface KnownProfile {
  readonly id: string;
  readonly email: string;
  name: string;
  role: 'ADMINISTRATOR' | 'MEMBER';
  /** Its active association. */
  associationId: string | null;
  pendingInvitation: string | null;
  /** How many invitations it has had. */
  invitations: number;
}

/** A person who has signed in during the load. */
export interface Guest extends SignedInPerson {
  hasRequested: boolean;
}

/** How many people at most sign in for one client before the oldest signs out. */
const MOST_GUESTS = 6;
const MOST_PROFILES = 30;

/** What a client knows about its account and its people. */
export class Memory {
  readonly profiles: KnownProfile[] = [];
  /** Profiles that were removed and weren't restored. */
  readonly removed: KnownProfile[] = [];
  readonly guests: Guest[] = [];
  /** The ids of messages whose delivery it has reported. */
  readonly reportedMessages = new Set<string>();
  /** The default profile of the person who switches. Undefined if it isn't known. */
  defaultProfileId: string | null | undefined = null;
  #serial = 0;

  constructor(
    private readonly index: number,
    private readonly random: Random,
  ) {}

  get hasRoomForProfiles(): boolean {
    return this.profiles.length < MOST_PROFILES;
  }

  get hasRoomForGuests(): boolean {
    return this.guests.length < MOST_GUESTS;
  }

  /** Forgets a profile after an unknown outcome. */
  leaveAlone(profile: KnownProfile): void {
    const index = this.profiles.indexOf(profile);
    if (index >= 0) this.profiles.splice(index, 1);
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[wholeBelow(this.random, items.length)];
  }

  newName(): string {
    return `Person ${String(this.index)} ${String((this.#serial += 1))}`;
  }

  newEmail(prefix: 'p' | 'r' | 'unknown-'): string {
    return `${prefix}${String(this.index)}-${String((this.#serial += 1))}@fabrikam.example`;
  }

  newRole(): KnownProfile['role'] {
    return this.random() < 0.3 ? 'ADMINISTRATOR' : 'MEMBER';
  }
}
