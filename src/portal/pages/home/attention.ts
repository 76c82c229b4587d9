import { type AccountAttentionFragment } from '../../graph/generated/graphql';
import { accountPath } from '../../account-path';
import { type HomeWords } from '../../words/english/home';

/** Something in an account that its administrators should look at. */
export interface Attention {
  readonly key: string;
  /** The higher, the more urgent. Items with 0 are for information. */
  readonly urgency: 0 | 1 | 2;
  readonly label: (words: HomeWords) => string;
  /** The page that shows it. */
  readonly path: string;
}

type Account = Pick<AccountAttentionFragment, 'id' | 'invitationSummary'>;

/** Lists what administrators of an account should look at, the most urgent first. */
export function attentionIn({ id, invitationSummary: summary }: Account): readonly Attention[] {
  if (!summary) return [];
  const invitations = accountPath(id, 'invitations');
  const { pending, bounced, expiringSoon, hasAdministrator } = summary;
  const counted = (
    key: 'pending' | 'bounced' | 'expiringSoon',
    count: number,
    urgency: Attention['urgency'],
  ): readonly Attention[] =>
    count === 0
      ? []
      : [
          {
            key,
            urgency,
            path: `${invitations}?status=PENDING`,
            label: ({ managed }) => managed[key]({ count }),
          },
        ];
  return [
    ...(hasAdministrator
      ? []
      : [
          {
            key: 'noAdministrator',
            urgency: 2,
            path: accountPath(id, 'profiles'),
            label: ({ managed }) => managed.noAdministrator,
          } satisfies Attention,
        ]),
    ...counted('bounced', bounced, 2),
    ...counted('expiringSoon', expiringSoon, 1),
    ...counted('pending', pending, 0),
  ];
}

/** Sorts accounts by their most urgent item, and by how many items they have. Others keep their order. */
export function mostUrgentFirst<Managed extends Account>(accounts: readonly Managed[]): readonly Managed[] {
  const weight = (account: Account): number => {
    const items = attentionIn(account);
    return items.length === 0 ? 0 : 10 * Math.max(...items.map(({ urgency }) => urgency)) + items.length;
  };
  return accounts.toSorted((one, other) => weight(other) - weight(one));
}
