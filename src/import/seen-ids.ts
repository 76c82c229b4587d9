const FIRST_CAPACITY = 1 << 15;

/**
 * Stores which ids a file has had, in about 16 bytes for each id.
 *
 * Stores a 64-bit fingerprint, two independent hashes of the whole id. So sequential ids, or ids with a common end, as
 * in Dataverse, collide as rarely as random ones. For ten million ids, the probability of a collision is about 3
 * in a million. This is the only memory that grows with a file. Whole ids in a Set would take eight times as much.
 */
export class SeenIds {
  private slots = new Uint32Array(FIRST_CAPACITY * 2);
  private count = 0;

  /** Adds a lowercase GUID. Returns whether it's new. */
  add(id: string): boolean {
    const first = hex(id, 0, 8);
    const second = hex(id, 9, 13) * 0x10000 + hex(id, 14, 18);
    const third = hex(id, 19, 23) * 0x10000 + hex(id, 24, 28);
    const fourth = hex(id, 28, 36);
    // Both hashes use all four words, in opposite orders and with different seeds, so that a collision in one is none
    // in the other.
    const high = mix(mix(mix(mix(first ^ 0x9e3779b1) ^ second) ^ third) ^ fourth);
    const low = mix(mix(mix(mix(fourth ^ 0x27d4eb2f) ^ third) ^ second) ^ first);
    // No fingerprint is 0, which marks a free slot.
    if (!put(this.slots, high, low === 0 ? 1 : low)) return false;
    this.count += 1;
    if (this.count > this.slots.length / 3) this.grow();
    return true;
  }

  private grow(): void {
    const larger = new Uint32Array(this.slots.length * 2);
    for (let at = 0; at < this.slots.length; at += 2) {
      const low = this.slots[at + 1] ?? 0;
      if (low !== 0) put(larger, this.slots[at] ?? 0, low);
    }
    this.slots = larger;
  }
}

function put(slots: Uint32Array, high: number, low: number): boolean {
  const mask = slots.length / 2 - 1;
  for (let slot = (high ^ low) & mask; ; slot = (slot + 1) & mask) {
    if (slots[slot * 2 + 1] === 0) {
      slots[slot * 2] = high;
      slots[slot * 2 + 1] = low;
      return true;
    }
    if (slots[slot * 2] === high && slots[slot * 2 + 1] === low) return false;
  }
}

function hex(id: string, from: number, to: number): number {
  return parseInt(id.slice(from, to), 16);
}

/** Spreads the bits of sequential ids (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
