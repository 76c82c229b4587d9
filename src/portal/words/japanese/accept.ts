import { type AcceptWords } from '../english/accept';
import { plural } from '../plural';

const ASK_FOR_NEW =
  '新しい招待を受け取るには、「プロファイルの関連付け」ページでメール アドレスを入力するか、会社の管理者にお問い合わせください。';

/** The texts of the invitation page, in Japanese. */
export const accept: AcceptWords = {
  title: '招待',
  lead: '会社から、プロファイルを使用するための招待が届いています。内容を確認してから、承諾または辞退してください。どの Microsoft アカウントでも承諾できます。メール アドレスが異なっていても構いません。確認するまで、何も変更されません。',
  looking: '招待を読み込んでいます…',
  unread: '現在、招待を表示できません',
  changed: 'このページを開いた後に変更がありました。もう一度確認してから承諾してください。',
  invited: {
    title: '次の利用に招待されています',
    profile: 'プロファイル',
    sentTo: '宛先',
    until: '有効期限',
  },
  signIn: 'まずサインインしてください',
  account: {
    title: 'この Microsoft アカウントで承諾',
    different: '別のアカウントを使用する',
    yours: {
      title: 'このプロファイルは既に使用しています',
      text: 'この Microsoft アカウントには、既にこのプロファイルがあります。別のアカウントに移動するには、そのアカウントでサインインしてください。招待は引き続き有効です。',
      signIn: '別の Microsoft アカウントでサインイン',
      associate: plural('ja', {
        other: ({ number }) => `${number} 件のプロファイルをこのアカウントに関連付ける`,
      }),
      usesUp:
        'ほかのプロファイルを関連付けると、この招待は使用済みになります。その後にこのプロファイルを移動するには、「マイ プロファイル」から新しい招待を送信してください。',
    },
  },
  others: {
    title: '同じメール アドレスのほかのプロファイル',
    yours: '既にこのアカウントで使用しています。',
    elsewhere: '現在、別の Microsoft アカウントで使用されています。',
  },
  moving: ({ profiles }) =>
    `現在、別の Microsoft アカウントで使用されています: ${profiles}。承諾すると、そのアカウントはアクセスできなくなります。`,
  consent: 'はい、この Microsoft アカウントに移動します',
  unchanged: 'まだ何も変更されていません。',
  accept: '承諾する',
  acceptMany: plural('ja', { other: ({ number }) => `${number} 件のプロファイルを承諾する` }),
  explain: {
    NONE_CHOSEN: 'プロファイルを 1 つ以上選択してください。',
    PROFILE_NOT_ACTIVE:
      'このプロファイルは無効になっているか、削除されています。そのアカウントの管理者にお問い合わせください。',
    PROFILE_NOT_OF_MAILBOX:
      'これらのプロファイルのいずれかのメール アドレスが変更されました。ページを再読み込みしてから承諾してください。',
    REPLACEMENT_NOT_CONFIRMED: '移動することを確認するか、このプロファイルを対象から外してください。',
  },
  decline: {
    button: '辞退する',
    title: 'この招待を辞退しますか?',
    text: 'リンクは使用できなくなります。そのほかに変更はありません。',
    notForMe: 'この招待は自分宛てではありません',
    notForMeHint: 'アドレスが間違っている可能性があることを会社にお知らせします。',
    confirm: '招待を辞退する',
    cancel: '辞退しない',
  },
  declined: {
    title: '招待を辞退しました',
    text: 'リンクは使用できなくなりました。ほかに必要な操作はありません。',
  },
  accepted: {
    title: '完了しました',
    lead: ({ account }) => `今後、${account} で次のプロファイルを使用できます。`,
    onward: '続ける',
  },
  refusals: {
    NO_TOKEN: {
      title: '表示する招待がありません',
      remedy:
        '招待メールのリンクを開いてください。既に開いた場合は、もう一度開いてください。招待は、リンクを開いたタブでのみ利用できます。',
    },
    NOT_GENUINE: {
      title: 'このリンクは使用できません',
      remedy:
        'リンクが不完全か、当サービスの招待ではありません。メールから直接開くか、リンク全体をコピーしてください。何も変更されていません。',
    },
    EXPIRED: { title: 'この招待は期限切れです', remedy: ASK_FOR_NEW },
    REVOKED: {
      title: 'この招待は取り消されました',
      remedy:
        '管理者が取り消したか、プロファイルのアドレスが変更されました。新しいメールを探すか、会社の管理者にお問い合わせください。',
    },
    SUPERSEDED: {
      title: '新しい招待があります',
      remedy:
        'このメールは新しいメールに置き換えられました。このプロファイルの最新のメールのリンクを開いてください。',
    },
    DECLINED: {
      title: 'この招待は辞退されました',
      remedy: `リンクを持つ人が辞退しました。${ASK_FOR_NEW}`,
    },
    USED: {
      title: 'この招待は使用済みです',
      remedy: `招待は一度だけ使用できます。使用した覚えがない場合は、会社の管理者にお問い合わせください。${ASK_FOR_NEW}`,
    },
    USED_BY_YOU: {
      title: 'この招待は承諾済みです',
      remedy:
        'プロファイルは、お使いの Microsoft アカウントに関連付けられています。ここでの操作は完了しています。',
    },
  },
  home: 'CustomerSource Access へ移動',
};
