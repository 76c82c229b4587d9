import { accountPath } from '../../account-path';
import { type AccountAttentionFragment } from '../../graph/generated/graphql';

type Account = Pick<AccountAttentionFragment, 'invitationSummary' | 'openAccessRequestCount'>;

/** What can need attention in an account, the most urgent first. */
export const ATTENTIONS = ['administrator', 'bounced', 'requests', 'expiringSoon', 'pending'] as const;

/** Something that can need attention in an account. */
export type Attention = (typeof ATTENTIONS)[number];

/** How urgent each is. Those with 0 are for information. */
export const URGENCY: Readonly<Record<Attention, 0 | 1 | 2>> = {
  administrator: 2,
  bounced: 2,
  requests: 1,
  expiringSoon: 1,
  pending: 0,
};

/** The filters of the lists that show what each number counts. */
const FILTERS = {
  bounced: { attention: 'BOUNCED' },
  expiringSoon: { attention: 'EXPIRES_SOON' },
  requests: { status: 'PENDING' },
  pending: { status: 'PENDING' },
} as const;

/** Lists what needs attention in an account, the most urgent first. Empty if the viewer can't manage it. */
export function attentionIn(account: Account): readonly Attention[] {
  const { invitationSummary: summary } = account;
  if (!summary) return [];
  return ATTENTIONS.filter((attention) =>
    attention === 'administrator' ? !summary.hasAdministrator : countOf(account, attention) > 0,
  );
}

/** Returns how much needs attention for a reason that is counted. */
export function countOf(account: Account, attention: Exclude<Attention, 'administrator'>): number {
  const { invitationSummary: summary, openAccessRequestCount } = account;
  return (attention === 'requests' ? openAccessRequestCount : summary?.[attention]) ?? 0;
}

/** Returns the path of the page that shows what needs attention. */
export function attentionPath(accountId: string, attention: Attention): string {
  if (attention === 'administrator') return accountPath(accountId, 'profiles');
  const filter = new URLSearchParams(FILTERS[attention]).toString();
  return `${accountPath(accountId, attention === 'requests' ? 'requests' : 'invitations')}?${filter}`;
}

/** Sorts accounts by what is most urgent in them, and by how much needs attention. Others keep their order. */
export function mostUrgentFirst<Managed extends Account>(accounts: readonly Managed[]): readonly Managed[] {
  const weight = (account: Account): number => {
    const found = attentionIn(account);
    return found.length === 0 ? 0 : 10 * Math.max(...found.map((each) => URGENCY[each])) + found.length;
  };
  return accounts.toSorted((one, other) => weight(other) - weight(one));
}
