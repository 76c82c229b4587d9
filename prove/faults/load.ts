import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../bench/random';
import type { Answer, Recorder } from './history';
import { requestAccess, requestInvites } from './load/access-requests';
import { Caller, type LoadGround } from './load/caller';
import { acceptInvite, declineInvite, endAssociation, revokeInvite, sendInvite } from './load/invitations';
import type { Links } from './load/links';
import { addProfiles, removeProfiles, sendInvites, updateProfiles } from './load/many-profiles';
import { readProfile, reportDelivery } from './load/observations';
import { addProfile, changeRole, removeProfile, renameProfile, restoreProfile } from './load/profiles';
import { clearDefaultProfile, endSession, signIn, signOut, switchProfile } from './load/sessions';
import type { Household } from './surroundings';

/** What a client does, with its weight. Accepting is only possible once the mail has arrived. */
const STEPS: readonly (readonly [number, (caller: Caller) => Promise<unknown>])[] = [
  [3, signIn],
  [1, signOut],
  [1, endSession],
  [6, (caller) => addProfile(caller, true)],
  [2, addProfiles],
  [5, renameProfile],
  [3, changeRole],
  [2, updateProfiles],
  [4, removeProfile],
  [1, removeProfiles],
  [3, restoreProfile],
  [5, sendInvite],
  [2, sendInvites],
  [2, revokeInvite],
  [14, acceptInvite],
  [3, declineInvite],
  [3, endAssociation],
  [4, switchProfile],
  [2, clearDefaultProfile],
  [3, requestAccess],
  [2, requestInvites],
  [3, reportDelivery],
  [10, readProfile],
];

/**
 * A client of the load. It works in an account of its own, one operation after another, so the result of each operation is
 * known. After an unknown outcome, it repeats calls that have an idempotency key, and leaves the profile alone otherwise.
 */
export class LoadClient {
  readonly #caller: Caller;

  constructor(
    index: number,
    ground: LoadGround,
    household: Household,
    recorder: Recorder,
    private readonly random: Random,
    links: Links,
  ) {
    this.#caller = new Caller(index, ground, household, recorder, random, links);
  }

  /** Works until `isOver`, with a pause between operations. */
  async work(isOver: () => boolean, pauseMs: number): Promise<void> {
    while (!isOver()) {
      await this.#step();
      await sleep(this.random() * 2 * pauseMs);
    }
  }

  /** Adds a profile, and doesn't repeat it. Returns null if there are enough. */
  add(): Promise<Answer | null> {
    return addProfile(this.#caller, false);
  }

  #step(): Promise<unknown> {
    let pick = this.random() * STEPS.reduce((sum, [weight]) => sum + weight, 0);
    const step = STEPS.find(([weight]) => (pick -= weight) < 0);
    return step ? step[1](this.#caller) : Promise.resolve();
  }
}
