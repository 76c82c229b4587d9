import { type ShellWords } from '../english/shell';
import { plural } from '../plural';

/** The texts around every page, in Japanese. */
export const shell: ShellWords = {
  product: 'CustomerSource Access',
  skip: 'メイン コンテンツへスキップ',
  loading: '読み込んでいます…',
  sending: '送信しています…',
  problems: plural('ja', { other: ({ number }) => `${number} 件の問題があります` }),
  newPage: 'ページを開いています…',
  tryAgain: '再試行',
  close: '閉じる',
  leave: '保存されていない変更があります。保存せずにこのページを離れますか?',
  leaveRunning:
    '変更はまだ実行中です。このページを離れると、現在処理中のグループが終わった時点で停止します。すでに行われた変更は維持されます。このページを離れますか?',
  languageMissing: ({ language }) =>
    `言語「${language}」を読み込めませんでした。接続を確認してから、もう一度お試しください。`,
  signIn: 'サインイン',
  menu: {
    label: ({ person }) => `${person}: プロファイルとサインアウト`,
    signedInAs: ({ username }) => `${username} でサインインしています`,
    actingAs: ({ person, company }) => `使用中: ${person} (${company})`,
    inTabOnly: 'このタブのみ',
    noProfile: 'プロファイルが選択されていません',
    switchTo: '切り替え先',
    switchProfile: 'プロファイルの切り替え',
    myProfile: 'マイ プロファイル',
    ourAccounts: '自社のアカウント',
    associate: 'プロファイルの関連付け',
    signOut: 'サインアウト',
    signOutEverywhere: 'すべてのデバイスからサインアウト',
    signOutAtMicrosoft: 'ここと Microsoft からサインアウト',
    stillSignedIn: '応答がなかったため、まだサインインしている可能性があります。もう一度お試しください。',
  },
  roles: { ADMINISTRATOR: '管理者', MEMBER: 'メンバー' },
  kinds: { PERSONAL: '個人用アカウント', ORGANIZATIONAL: '職場または学校アカウント' },
  profileChange: {
    LOST: 'このタブのプロファイルは使用できなくなりました。プロファイルが削除されたか、無効になったか、別の Microsoft アカウントに移動されたか、会社が現在アクセスできません。',
    MOVED: '別のタブで別のプロファイルを選択しました。',
    ENDED: '関連付けは終了しました。プロファイルをもう一度関連付けるには、招待が必要です。',
    now: ({ person, company }) => `現在は ${person} (${company}) として操作しています。`,
  },
  connection: {
    lost: '接続がありません。表示内容は最新でない可能性があります。再びオンラインになると更新されます。',
  },
  maintenance: {
    now: ({ until }) => `${until} までメンテナンス中です。それまではすべて表示できますが、変更はできません。`,
    planned: ({ from, until }) =>
      `${from} から ${until} までメンテナンスを予定しています。その間は変更できません。`,
  },
  failure: {
    title: '処理できませんでした',
    OFFLINE: 'オフラインのため、何も送信されませんでした。オンラインになってからもう一度お試しください。',
    NO_ANSWER:
      '応答がなかったため、変更されたかどうか不明です。接続を確認して、もう一度お試しください。操作を繰り返しても問題ありません。',
    SIGNED_OUT: 'サインインの状態ではなくなりました。続行するには、もう一度サインインしてください。',
    PROFILE_LOST: 'このタブのプロファイルは使用できなくなりました。別のプロファイルを選択してください。',
    FORBIDDEN:
      'このプロファイルには、その操作のアクセス許可がありません。何も変更されていません。管理者に問い合わせるか、別のプロファイルに切り替えてください。',
    BAD_INPUT: '入力内容を読み取れませんでした。確認して、もう一度お試しください。',
    UNAVAILABLE: '現在サービスを利用できません。何も変更されていません。数分後にもう一度お試しください。',
    FAULT: 'サービス側で問題が発生しました。後でもう一度お試しください。',
    maintenance: ({ until }) =>
      `メンテナンス中のため、何も変更されていません。${until} 以降にもう一度お試しください。`,
    rateLimitedMinutes: plural('ja', {
      other: ({ number }) => `試行回数が多すぎます。${number} 分後にもう一度お試しください。`,
    }),
    rateLimitedHours: plural('ja', {
      other: ({ number }) => `試行回数が多すぎます。${number} 時間後にもう一度お試しください。`,
    }),
    page: 'このページを表示できませんでした。新しいバージョンがあるか、オフラインになっている可能性があります。',
    reload: 'ページを再読み込み',
  },
  notFound: {
    title: 'ページが見つかりません',
    text: 'このアドレスには何もありません。リンクが不完全であるか、ページが存在しなくなった可能性があります。',
    home: 'スタート ページへ',
  },
  maintenancePage: {
    title: 'メンテナンス',
    lead: 'メンテナンス中は、すべて表示できますが、変更はできません。予定されているメンテナンスは、開始と終了の日時、理由とともに、すべてのページの上部でお知らせします。',
    none: '実施中または予定されているメンテナンスはありません。すべて正常に動作しています。',
    onward: 'スタート ページへ',
  },
};
