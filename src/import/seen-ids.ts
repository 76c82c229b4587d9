const FIRST_CAPACITY = 1 << 15;

/**
 * Remembers which ids a file has had, in some 16 bytes an id.
 *
 * By a fingerprint of 64 bits of each, two independent hashes of the whole id, so that ids that were counted up or
 * share their tail, as Dataverse's do, collide no more often than random ones: that two ids of a file of ten million
 * have the same happens with a probability of some 3 in a million. The files' only memory that grows; whole ids in a Set take eight times as much.
 */
export class SeenIds {
  private slots = new Uint32Array(FIRST_CAPACITY * 2);
  private count = 0;

  /** Adds a GUID in lower case; tells whether it was not there yet. */
  add(id: string): boolean {
    const first = hex(id, 0, 8);
    const second = hex(id, 9, 13) * 0x10000 + hex(id, 14, 18);
    const third = hex(id, 19, 23) * 0x10000 + hex(id, 24, 28);
    const fourth = hex(id, 28, 36);
    // Each of all four words, in opposite orders and from other seeds: ids that meet in one do not meet in the other.
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

/** Spreads the bits of ids that were counted up (the finalizer of MurmurHash3). */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
