/** What of an identity may be shown to those who may know of it. */
export interface IdentitySummary {
  readonly id: string;
  /** The directory of the Microsoft account: the `tid` claim, in lower case. */
  readonly tenantId: string;
  readonly displayName: string;
  readonly username: string;
}
