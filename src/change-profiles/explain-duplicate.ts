/** Says that an earlier item of a batch is for the same profile, and what to do. */
export const DUPLICATE_PROFILE = 'This profile is already in the list. Remove one of the two.';
