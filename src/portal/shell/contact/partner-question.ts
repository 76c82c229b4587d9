/** A question that can be sent to an account's partner of record. */
export interface PartnerQuestion {
  readonly accountId: string;
  /** The partner's name. */
  readonly partner: string;
  /** The label of the button, by what the question is about. */
  readonly topic: 'aboutPlan' | 'aboutAccess';
}
