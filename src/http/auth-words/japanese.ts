import type { AuthWords } from './english';

/** The texts of the pages about a failed sign-in or sign-out, in Japanese. */
export const japanese: AuthWords = {
  signInAgain: 'もう一度サインイン',
  toStart: 'スタート ページへ移動',
  reference: '参照番号',
  failures: {
    unfinished: {
      title: 'このサインインを完了できません',
      message: '別のブラウザーで開始されたか、既に完了しています。もう一度サインインしてください。',
    },
    expired: {
      title: 'サインインに時間がかかりすぎました',
      message:
        'サインインは 10 分以内に完了する必要があります。もう一度サインインしてください。開始した場所から続行できます。',
    },
    withoutCookies: {
      title: 'ブラウザーから Cookie が送信されませんでした',
      message:
        'サインインには Cookie が必要です。ブラウザーでブロックされている場合は、このサイトの Cookie を許可してください。別のブラウザーで開始した場合は、そのブラウザーで続けてください。その後、もう一度サインインしてください。',
    },
    denied: {
      title: 'サインインしていません',
      message:
        'サインインがキャンセルされたか、Microsoft によって許可されませんでした。もう一度お試しください。',
    },
    unverified: {
      title: 'サインインできませんでした',
      message:
        'Microsoft からの応答を確認できなかったため、サインインは完了していません。もう一度お試しください。',
    },
    tenantNotAllowed: {
      title: '所属する組織のアカウントではサインインできません',
      message:
        'この組織のアカウントは許可されていません。別の Microsoft アカウントでサインインしてください。',
    },
    unavailable: {
      title: 'Microsoft のサインインを利用できません',
      message:
        '現在、Microsoft に接続できません。お使いのアカウントに問題はありません。数分後にもう一度お試しください。',
    },
    originRefused: {
      title: 'まだサインインしています',
      message:
        '要求がこのサイトのページから送信されたものではないため、何も変更されていません。スタート ページに戻り、もう一度お試しください。',
    },
  },
  faults: {
    title: '処理できませんでした',
    databaseUnavailable: '現在、サービスがデータベースに接続できません。数分後にもう一度お試しください。',
    busy: '現在、サービスが大変混み合っています。しばらくしてからもう一度お試しください。',
    badRequest: '要求を認識できませんでした。スタート ページに戻り、もう一度お試しください。',
    internal: 'サービスで問題が発生しました。しばらくしてからもう一度お試しください。',
  },
};
