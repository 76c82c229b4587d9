import { accountPath } from '../../../account-path';
import { type AccountAttentionFragment } from '../../../graph/generated/graphql';

type Account = Pick<AccountAttentionFragment, 'invitationSummary'>;

/** What can need attention in an account, the most urgent first. */
export const ATTENTIONS = ['administrator', 'bounced', 'expiringSoon', 'pending'] as const;

/** Something that can need attention in an account. */
export type Attention = (typeof ATTENTIONS)[number];

/** How urgent each is. Those with 0 are for information. */
export const URGENCY: Readonly<Record<Attention, 0 | 1 | 2>> = {
  administrator: 2,
  bounced: 2,
  expiringSoon: 1,
  pending: 0,
};

/** The filter of the list of invitations that shows what each number counts. */
const FILTERS = {
  bounced: { attention: 'BOUNCED' },
  expiringSoon: { attention: 'EXPIRES_SOON' },
  pending: { status: 'PENDING' },
} as const;

/** Lists what needs attention in an account, the most urgent first. Empty if the viewer can't manage it. */
export function attentionIn({ invitationSummary: summary }: Account): readonly Attention[] {
  if (!summary) return [];
  return ATTENTIONS.filter((attention) =>
    attention === 'administrator' ? !summary.hasAdministrator : summary[attention] > 0,
  );
}

/** Returns the path of the page that shows what needs attention. */
export function attentionPath(accountId: string, attention: Attention): string {
  return attention === 'administrator'
    ? accountPath(accountId, 'profiles')
    : `${accountPath(accountId, 'invitations')}?${new URLSearchParams(FILTERS[attention]).toString()}`;
}

/** Sorts accounts by what is most urgent in them, and by how much needs attention. Others keep their order. */
export function mostUrgentFirst<Managed extends Account>(accounts: readonly Managed[]): readonly Managed[] {
  const weight = (account: Account): number => {
    const found = attentionIn(account);
    return found.length === 0 ? 0 : 10 * Math.max(...found.map((each) => URGENCY[each])) + found.length;
  };
  return accounts.toSorted((one, other) => weight(other) - weight(one));
}
