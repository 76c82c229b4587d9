import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts about what needs attention in accounts, in Japanese. */
export const overview: OurAccountsWords['overview'] = {
  customer: '顧客',
  filter: '対応が必要',
  attentions: {
    PENDING_INVITATIONS: '保留中の招待',
    BOUNCED_INVITATIONS: '配信不能の招待',
    OPEN_ACCESS_REQUESTS: '未処理のアクセスの要求',
    NO_ADMINISTRATOR: '管理者なし',
  },
  titles: {
    pending: '保留中',
    bounced: '配信不能',
    requests: '要求',
    expiringSoon: 'まもなく期限切れ',
    administrator: '管理者',
  },
  pending: plural('ja', {
    other: ({ number }) => `${number} 件の保留中の招待`,
  }),
  bounced: plural('ja', {
    other: ({ number }) => `${number} 件の配信不能の招待`,
  }),
  requests: plural('ja', {
    other: ({ number }) => `${number} 件の未処理のアクセスの要求`,
  }),
  expiringSoon: plural('ja', {
    other: ({ number }) => `${number} 件の招待が 48 時間以内に期限切れ`,
  }),
  noAdministrator: '管理者なし',
  ofAccount: ({ text, account }) => `${text}: ${account}`,
};
