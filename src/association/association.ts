/** The reasons why an association can end. */
export const ASSOCIATION_END_REASONS = [
  'ENDED_BY_HOLDER',
  'ENDED_BY_ADMINISTRATOR',
  'REPLACED',
  'PROFILE_REMOVED',
] as const;
/** Why an association ended. */
export type AssociationEndReason = (typeof ASSOCIATION_END_REASONS)[number];

/** The association of a profile with the Microsoft identity that can use it. */
export interface Association {
  readonly id: string;
  readonly profileId: string;
  readonly identityId: string;
  readonly associatedAt: Date;
  /** Null while it is active. A profile has at most one active association. */
  readonly endedAt: Date | null;
  readonly endReason: AssociationEndReason | null;
  /** When the person last chose or used the profile; null if never since it was associated. */
  readonly lastUsedAt: Date | null;
}
