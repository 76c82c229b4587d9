import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of an account's invitations, in Japanese. */
export const invitations: OurAccountsWords['invitations'] = {
  person: '名前',
  status: '状態',
  delivery: 'メール',
  sent: '送信日',
  sentBy: ({ day, person }) => `${day}（${person}）`,
  ends: '有効期限',
  accepted: ({ day }) => `${day}に承諾`,
  declined: ({ day }) => `${day}に辞退`,
  actions: '操作',
  statuses: {
    PENDING: '保留中',
    ACCEPTED: '承諾済み',
    EXPIRED: '期限切れ',
    REVOKED: '取り消し済み',
    SUPERSEDED: '新しい招待に置き換え済み',
    DECLINED: '辞退済み',
  },
  declineReasons: {
    NOT_FOR_ME: '受信者は、自分宛てではないと回答しています。アドレスを確認してください。',
  },
  deliveries: {
    QUEUED: '送信待ち',
    SENT: '送信済み',
    DELIVERED: '配信済み',
    BOUNCED: '配信不能',
    FAILED: '送信できませんでした',
    NEVER: '未送信',
  },
  attentions: {
    BOUNCED: '配信不能または送信失敗',
    EXPIRES_SOON: '48 時間以内に期限切れ',
  },
  remedies: {
    BOUNCED:
      'メールボックスがメールを拒否しました。正しいアドレスを確認して修正し、新しい招待を送信してください。',
    FAILED:
      'アドレスまたはメールボックスがメールを受け付けません。アドレスを修正し、新しい招待を送信してください。',
  },
  correct: 'アドレスを修正',
  revoke: '取り消す',
  revokeFor: ({ person }) => `取り消す: ${person} への招待`,
  resend: '再送信',
  resendFor: ({ person }) => `再送信: ${person} への招待`,
  revoked: '招待を取り消しました。リンクは使用できなくなりました。',
  resent: ({ email }) => `${email} に新しい招待を送信しています。`,
};
