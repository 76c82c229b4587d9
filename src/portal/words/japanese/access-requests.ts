import { type AccessRequestsWords } from '../english/access-requests';
import { plural } from '../plural';

/** The texts about requests for access, in Japanese. */
export const accessRequests: AccessRequestsWords = {
  person: '要求者',
  status: '状態',
  asked: '要求日',
  ends: '有効期限',
  actions: '操作',
  statuses: {
    PENDING: '保留中',
    APPROVED: '承認済み',
    DECLINED: '拒否済み',
    WITHDRAWN: '取り下げ済み',
    EXPIRED: '期限切れ',
  },
  decidedBy: ({ day, person }) => `${day} ${person}`,
  gotProfile: ({ person }) => `プロファイル: ${person}`,
  decideFor: ({ person }) => `${person} の要求を確認する`,
  title: ({ person }) => `${person} の要求`,
  back: '要求の一覧に戻る',
  missing: 'この要求はもう存在しないか、保留中ではありません。',
  name: '名前',
  username: 'ユーザー名',
  unverified: 'Microsoft アカウントの名前とユーザー名は確認されていません。',
  approve: '承認',
  approveLead:
    '要求者は、自分の Microsoft アカウントですぐにプロファイルを使用できます。プロファイルのアドレスにメールを送信します。',
  profile: 'プロファイル',
  newProfile: '新しいプロファイル',
  profileHint: 'まだどの Microsoft アカウントも使用していないプロファイルです。',
  email: 'メール アドレス',
  decline: '拒否',
  declineLead: '要求者は理由を確認できますが、メールは届きません。もう一度アクセスを要求できます。',
  reason: '理由',
  reasons: {
    UNKNOWN_PERSON: 'この人を知らない',
    NOT_AUTHORIZED: '権限がない',
    WRONG_ACCOUNT: 'アカウントが違う',
    OTHER: 'その他の理由',
  },
  approved: ({ person, email }) =>
    `承認しました。${person} はサインインできます。${email} にメールを送信しています。`,
  declined: '要求を拒否しました。',
  refusals: {
    NOT_FOUND:
      'この要求はもう存在しないか、このアカウントを管理できなくなりました。ページを再読み込みしてください。',
    NOT_PENDING:
      'この要求はすでに処理されたか、取り下げられたか、期限切れです。ページを再読み込みしてください。',
    EMAIL_IN_USE:
      'このアカウントの別のプロファイルがこのアドレスを使用しています。そのプロファイルを選択してください。一覧にない場合は、無効になっているか、別の Microsoft アカウントで使用されています。先に有効にするか、別のアドレスを入力してください。',
    PROFILE_NOT_FOUND: 'このプロファイルはアカウントにありません。別のプロファイルを選択してください。',
    PROFILE_NOT_ACTIVE: 'このプロファイルは無効か、削除されています。別のプロファイルを選択してください。',
    PROFILE_ASSOCIATED:
      'このプロファイルは別の Microsoft アカウントで使用されています。別のプロファイルを選択してください。',
    ADMINISTRATOR_REQUIRED:
      'このアカウントにはまだ管理者がいないため、新しいプロファイルは管理者にする必要があります。その役割か、既存のプロファイルを選択してください。',
    ALREADY_HAS_PROFILE:
      'この要求者は、このアカウントにすでにプロファイルを持っています。要求を拒否できます。',
  },
  /** One's own requests. */
  own: {
    title: 'アクセスの要求の状況',
    number: ({ number }) => `アカウント番号 ${number}`,
    asked: ({ day }) => `${day} に要求`,
    statuses: {
      PENDING: '承認待ち',
      APPROVED: '承認済み',
      DECLINED: '拒否',
      WITHDRAWN: '取り下げ済み',
      EXPIRED: '期限切れ: 30 日以内に処理されませんでした',
    },
    reasons: {
      UNKNOWN_PERSON: '管理者がこの Microsoft アカウントの持ち主を確認できませんでした。',
      NOT_AUTHORIZED: 'このアカウントにアクセスする権限がありません。',
      WRONG_ACCOUNT: '別のアカウントに所属しているか、別の Microsoft アカウントを使用する必要があります。',
      OTHER: '理由は会社の管理者にお問い合わせください。',
    },
    withdraw: '取り下げる',
    withdrawFor: ({ number }) => `アカウント番号 ${number} の要求を取り下げる`,
    withdrawn: '要求を取り下げました。',
    notWithdrawn: 'この要求はすでに処理されたか、期限切れです。ページを再読み込みしてください。',
  },
  open: plural('ja', { other: ({ number }) => `未処理の要求 ${number} 件` }),
};
