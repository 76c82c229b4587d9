import { type ClosedAccessFragment } from '../../graph/generated/graphql';
import { type PartnerQuestion } from '../contact/partner-question';

/** A profile without access. */
interface Closed {
  readonly id: string;
  readonly account: {
    readonly id: string;
    readonly access: Pick<ClosedAccessFragment['access'], 'reason' | 'partnerName'>;
  };
}

/**
 * Returns the questions to offer in a list of profiles, by the profile's id. An account's question is offered once, at
 * the first of its profiles.
 */
export function partnerQuestions(profiles: readonly Closed[]): ReadonlyMap<string, PartnerQuestion> {
  const questions = new Map<string, PartnerQuestion>();
  const accounts = new Set<string>();
  for (const { id, account } of profiles) {
    const { reason, partnerName: partner } = account.access;
    if (partner === null || accounts.has(account.id)) continue;
    accounts.add(account.id);
    questions.set(id, { accountId: account.id, partner, topic: topicOf(reason) });
  }
  return questions;
}

function topicOf(reason: ClosedAccessFragment['access']['reason']): PartnerQuestion['topic'] {
  switch (reason) {
    case 'PLAN_LAPSED':
    case 'PLAN_NOT_STARTED':
    case 'NO_PLAN':
      return 'aboutPlan';
    default:
      return 'aboutAccess';
  }
}
