import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Japanese. */
export const profile: ProfileWords = {
  title: 'マイ プロファイル',
  lead: 'このプロファイルで会社を代表して操作します。名前とメール アドレスの修正、言語の選択、別の Microsoft アカウントへの移動、現在の Microsoft アカウントとの関連付けの終了ができます。',
  acting: {
    title: '使用中のアカウント',
    number: 'アカウント番号',
    role: 'ロール',
    access: 'アクセス',
    accessUntil: ({ day }) => `${day} まで`,
    accessAlways: 'いつでも可能',
    chosen: '選択の理由',
    how: {
      HEADER: 'このタブのみに選択しました。',
      SESSION: 'このセッション用に選択しました。',
      DEFAULT: '既定のプロファイルです。',
      ONLY_PROFILE: '使用できる唯一のプロファイルです。',
    },
    switch: '別のプロファイルを使用する',
    others: '現在使用できないプロファイル',
  },
  details: {
    title: '名前、アドレス、言語',
    name: '名前',
    email: 'メール アドレス',
    emailHint:
      'このプロファイルのメールはこのアドレスに送信されます。招待を送信すると、アドレスも保存されます。招待を送信せずに別のアドレスを保存すると、以前のアドレスへの保留中の招待は無効になります。',
    locale: '言語',
    localeHint: 'これらのページと、お送りするメールの言語です。',
    edit: '編集',
    save: '保存',
    cancel: 'キャンセル',
    saved: '保存しました。',
    savedAndRevoked: ({ email }) =>
      `保存しました。アドレスが変更されたため、${email} への保留中の招待は取り消されました。新しいアドレスを招待するには、もう一度招待を送信してください。`,
  },
  refusals: {
    NOT_FOUND: 'このプロファイルは変更できなくなりました。何も変更されていません。',
    NOT_PERMITTED: 'このプロファイルは使用されなくなりました。何も変更されていません。',
    PROFILE_REMOVED: 'このプロファイルは削除されたため、変更できません。',
    PROFILE_NOT_ACTIVE: 'このプロファイルは無効にされたか、削除されました。何も送信されていません。',
    ACCOUNT_INACTIVE: 'アカウントは Microsoft Dynamics で無効にされました。何も送信されていません。',
    INVALID_DISPLAY_NAME: '1 文字以上 200 文字以下の名前を入力してください。',
    DISPLAY_NAME_HAS_ADDRESS: 'Web アドレスやメール アドレスを含まない名前を入力してください。',
    INVALID_EMAIL:
      'kim@contoso.com のようなメール アドレスを入力してください。@ の前に使用できるのは半角英数字と記号だけです。',
    INVALID_LOCALE: '言語を選択してください。',
    ADDRESS_BOUNCES:
      'このアドレスへのメールは配信できなかったか、迷惑メールとして報告されました。別のアドレスを入力してください。',
  },
  invite: {
    lead: 'このプロファイルを別の Microsoft アカウントに移動するには、招待を送信し、リンクを開いて、別のアカウントでサインインしてください。別のアカウントで招待を承諾するまで、現在のアカウントを使用できます。',
    button: '招待メールを送信',
    sent: ({ email }) => `${email} に招待を送信しています。`,
  },
  pending: {
    title: '保留中の招待',
    to: '送信先',
    at: '発行日時',
    until: '有効期限',
    delivery: 'メール',
    states: {
      QUEUED: '送信待ちです。',
      SENT: '送信されました。',
      DELIVERED: '配信されました。',
      BOUNCED: '配信できませんでした。メールボックスがメールを拒否しました。アドレスを確認してください。',
      FAILED: '送信できませんでした。アドレスを確認するか、後でもう一度お試しください。',
    },
    unsent: 'メールは送信されませんでした。',
  },
  history: {
    title: 'このプロファイルの Microsoft アカウント',
    none: 'まだ Microsoft アカウントは関連付けられていません。',
    now: '使用中',
    since: ({ day }) => `${day} から`,
    period: ({ from, until }) => `${from} から ${until} まで`,
    reasons: {
      ENDED_BY_HOLDER: '自分で関連付けを終了しました。',
      ENDED_BY_ADMINISTRATOR: '管理者が関連付けを終了しました。',
      REPLACED: 'プロファイルは別の Microsoft アカウントに移動されました。',
      PROFILE_REMOVED: 'プロファイルは削除されました。',
    },
    more: 'さらに表示',
  },
  end: {
    button: 'この関連付けを終了',
    title: 'この関連付けを終了しますか?',
    text: ({ username, company }) =>
      `${username} を ${company} で使用できなくなります。ほかに失われるものはありません。プロファイルをもう一度関連付けるには、招待が必要です。`,
    confirm: '関連付けを終了',
    cancel: 'そのままにする',
  },
};
