import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';

/** The actions on several people at once. */
export const BULK_ACTIONS = ['INVITE', 'ACTIVE', 'DISABLED', 'ADMINISTRATOR', 'MEMBER', 'REMOVE'] as const;

/** An action on several people: an invitation, a new status or role, or the removal. */
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** The maximum number of people in a request. */
export const BATCH_SIZE = 500;

/** The maximum number of people that can be selected at once. */
export const MOST_SELECTED = 2_000;

/** Returns whether an action is possible for a person and changes something. */
export function appliesTo(action: BulkAction, profile: ManagedProfileRowFragment): boolean {
  const { role, status, association, viewerCanManage, viewerCanRemove, viewerCanSendInvite } = profile;
  switch (action) {
    case 'INVITE':
      // For people with a Microsoft account, an invitation would move the profile to another one.
      return viewerCanSendInvite && association === null;
    case 'ACTIVE':
      return viewerCanManage && status === 'DISABLED';
    case 'DISABLED':
      return viewerCanManage && status === 'ACTIVE';
    case 'ADMINISTRATOR':
    case 'MEMBER':
      return viewerCanManage && role !== action;
    case 'REMOVE':
      return viewerCanRemove;
  }
}

/** Splits items into batches of a maximum size, in their order. */
export function batchesOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
