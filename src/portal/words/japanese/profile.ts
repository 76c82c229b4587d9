import { type ProfileWords } from '../english/profile';

/** The texts of My Profile, in Japanese. */
export const profile: ProfileWords = {
  title: 'マイ プロファイル',
  acting: {
    title: '使用中のアカウント',
    number: 'アカウント番号',
    role: '役割',
    access: 'アクセス',
    accessUntil: ({ day }) => `${day} まで`,
    accessAlways: 'いつでも可能',
    chosen: '選択の理由',
    how: {
      HEADER: 'このタブだけで選ばれています。',
      SESSION: 'このセッションで選ばれています。',
      DEFAULT: '常にこれで始まります。',
      ONLY_PROFILE: '使えるのはこれだけです。',
    },
    switch: '別のプロファイルを使う',
    others: '現在使えないプロファイル',
  },
  details: {
    title: '名前、アドレス、言語',
    name: '名前',
    email: 'メール アドレス',
    emailHint: 'このプロファイル宛てのメールが届きます。以前のアドレスへの保留中の招待は無効になります。',
    locale: '言語',
    localeHint: 'このページと、あなた宛てのメールの言語です。',
    save: '保存',
    saved: '保存しました。',
    unchanged: '変更はありませんでした。',
  },
  refusals: {
    NOT_FOUND: 'このプロファイルは変更できなくなりました。何も変更されていません。',
    NOT_PERMITTED: 'このプロファイルは使用中ではなくなりました。何も変更されていません。',
    PROFILE_REMOVED: 'このプロファイルは削除されたため、変更できません。',
    PROFILE_NOT_ACTIVE: 'このプロファイルは無効にされたか、削除されました。何も送信されていません。',
    ACCOUNT_INACTIVE: 'アカウントは Microsoft Dynamics で無効にされました。何も送信されていません。',
    INVALID_DISPLAY_NAME: '1 文字以上 200 文字以下の名前を入力してください。',
    DISPLAY_NAME_HAS_ADDRESS: 'Web アドレスやメール アドレスを含まない名前を入力してください。',
    INVALID_EMAIL:
      'kim@contoso.com のようなメール アドレスを入力してください。@ の前に使えるのは半角英数字と記号だけです。',
    INVALID_LOCALE: '言語を 1 つ選んでください。',
    ADDRESS_BOUNCES:
      'このアドレスへのメールは戻ってきたか、受け取りを拒まれています。別のアドレスを入力してください。',
  },
  invite: {
    title: '別の Microsoft アカウントに移す',
    lead: '招待を送り、そのリンクを開いて、別の Microsoft アカウントでサインインしてください。承諾するまでは現在のアカウントが使え、承諾すると終了します。',
    to: '送信先',
    toHint: '別のアドレスを入力すると、同時にこのプロファイルのアドレスになります。',
    button: '招待メールを送信',
    sent: ({ email }) => `${email} に招待を送りました。`,
  },
  pending: {
    title: '保留中の招待',
    to: '送信先',
    at: '発行日時',
    until: '承諾の期限',
    delivery: 'メールの状態',
    states: {
      QUEUED: '送信を待っています。',
      SENT: '送信されました。',
      DELIVERED: '配達されました。',
      BOUNCED: '戻ってきました。メールボックスに拒否されたため、アドレスを確認してください。',
      FAILED: '送信できませんでした。アドレスを確認するか、後でもう一度お試しください。',
    },
    unsent: '送信されませんでした。',
    again: 'もう一度送信',
  },
  history: {
    title: 'このプロファイルの Microsoft アカウント',
    none: 'まだ Microsoft アカウントは関連付けられていません。',
    now: '使用中',
    since: ({ day }) => `${day} から`,
    period: ({ from, until }) => `${from} から ${until} まで`,
    reasons: {
      ENDED_BY_HOLDER: 'ご自身で終了しました。',
      ENDED_BY_ADMINISTRATOR: '管理者が終了しました。',
      REPLACED: 'プロファイルは別の Microsoft アカウントに移されました。',
      PROFILE_REMOVED: 'プロファイルは削除されました。',
    },
    more: 'さらに表示',
  },
  end: {
    button: 'この関連付けを終了',
    title: 'この関連付けを終了しますか?',
    text: ({ username, company }) =>
      `${username} は ${company} では使えなくなります。ほかに失われるものはなく、招待を受ければもう一度関連付けられます。`,
    confirm: '関連付けを終了',
    cancel: 'そのままにする',
  },
};
