/** The due time of work that is held until an operator releases it. No clock reaches it. */
export const HELD_UNTIL = new Date('9999-12-31T00:00:00.000Z');
