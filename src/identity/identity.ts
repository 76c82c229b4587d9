/** The values of an identity that are shown to callers who can read it. */
export interface IdentitySummary {
  readonly id: string;
  /** The directory of the Microsoft account: the `tid` claim, in lowercase. */
  readonly tenantId: string;
  readonly displayName: string;
  readonly username: string;
}
