import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';
import { adding } from './our-accounts-adding';
import { audit } from './our-accounts-audit';
import { bulk } from './our-accounts-bulk';
import { download } from './our-accounts-download';
import { invitations } from './our-accounts-invitations';
import { overview } from './our-accounts-overview';
import { person } from './our-accounts-person';
import { profiles } from './our-accounts-profiles';
import { restoring } from './our-accounts-restoring';

/** The texts of Our Accounts, in Japanese. */
export const ourAccounts: OurAccountsWords = {
  title: '自社のアカウント',
  lead: '管理しているアカウントです。選択すると、プロファイル、招待、アクセスの要求、監査履歴が表示されます。',
  own: 'あなたのアカウント',
  customers: '担当する顧客',
  number: ({ number }) => `アカウント ${number}`,
  partnerOfRecord: ({ partner }) => `担当パートナー: ${partner}`,
  administratorsOnly: {
    title: '管理者専用',
    text: ({ account }) => `${account} を管理できるのは管理者だけです。`,
    switch:
      '別のプロファイルでは管理者です。アカウントを管理するには、そのプロファイルに切り替えてください。',
  },
  access: {
    granted: '利用可',
    closed: '利用不可',
    PARTNER: () => 'パートナーは常に利用できます。',
    EMPLOYEE: () => 'マイクロソフトの社員は常に利用できます。',
    ACTIVE_PLAN: ({ plan, until }) => `${plan}（${until}まで）`,
    PLAN_LAPSED: ({ plan, until }) =>
      `${plan}は${until}に終了しました。プランが更新されると、自動的に再び利用できます。`,
    PLAN_NOT_STARTED: ({ plan, until }) => `${plan}は${until}に始まります。`,
    NO_PLAN: () => 'このアカウントには、Enhancement Plan またはサポート プランの契約がありません。',
    ACCOUNT_INACTIVE: () =>
      'このアカウントは無効になっています。マイクロソフトまたは担当パートナーにお問い合わせください。',
  },
  parts: {
    label: 'アカウントのセクション',
    profiles: 'プロファイル',
    invitations: '招待',
    requests: 'アクセスの要求',
    audit: '監査履歴',
    title: ({ part, account }) => `${part}: ${account}`,
    leads: {
      profiles:
        'プロファイルがあると、この会社を代表して操作できます。ユーザーの追加と招待、情報の修正、ロールの変更、不要になったプロファイルの無効化や削除ができます。',
      invitations:
        '招待のリンクを使うと、プロファイルが Microsoft アカウントに関連付けられます。招待の配信と承諾の状況の確認、招待の再送信、保留中の招待の取り消しができます。',
      requests:
        'プロファイルのない人は、このアカウントへのアクセスを要求できます。心当たりのある人であれば、要求を承認してプロファイルを割り当ててください。それ以外の場合は拒否してください。要求は 30 日で期限切れになります。',
      audit:
        '監査履歴では、このアカウントのプロファイル、招待、アクセスを誰がいつ変更したかを確認できます。操作や日付で絞り込み、CSV ファイルとしてダウンロードできます。',
    },
  },
  list: {
    search: '検索',
    searchPeople: '名前またはメール アドレス',
    searchAccounts: '名前または番号',
    sortBy: '並べ替え',
    unsorted: '既定の順序を使用',
    any: 'すべて',
    clear: 'すべて表示',
    empty: '結果が見つかりませんでした。',
    pages: 'ページ',
    previous: '前のページ',
    next: '次のページ',
    count: '合計を表示',
    counted: plural('ja', { other: ({ number }) => `全 ${number} 件` }),
  },
  refusals: {
    NOT_FOUND: 'この項目は存在しないか、管理対象ではなくなりました。ページを再読み込みしてください。',
    NOT_PERMITTED:
      '使用中のプロファイルではこの操作を実行できません。管理者ロールのプロファイルに切り替えてください。',
    LAST_ADMINISTRATOR: 'これはアカウントの最後の管理者です。先に別のユーザーを管理者にしてください。',
    PROFILE_REMOVED: 'このプロファイルは削除されており、変更できません。',
    PROFILE_NOT_ACTIVE:
      'プロファイルが無効か削除されているため、何も送信されませんでした。先に有効にしてください。',
    ACCOUNT_INACTIVE:
      'このアカウントは無効になっています。マイクロソフトまたは担当パートナーにお問い合わせください。',
    INVALID_DISPLAY_NAME: '1 ～ 200 文字の名前を入力してください。',
    DISPLAY_NAME_HAS_ADDRESS: 'Web アドレスやメール アドレスを含まない名前を入力してください。',
    INVALID_EMAIL:
      'name@company.com のようなメール アドレスを入力してください。@ の前に使用できるのは半角英数字と記号だけです。',
    INVALID_LOCALE: '言語を選択してください。',
    EMAIL_IN_USE:
      'このアカウントには、同じアドレスの別のプロファイルがあります。別のアドレスを入力してください。',
    RESTORED_EMAIL_IN_USE:
      'このアカウントの別のプロファイルが既にこのアドレスを使用しているため、復元されませんでした。現在のユーザーの一覧でアドレスを検索してください。',
    NOT_REMOVED: 'このプロファイルは削除されていません。ページを再読み込みしてください。',
    DUPLICATE: 'このアドレスは前の行に既にあります。',
    ADDRESS_BOUNCES: 'このアドレス宛てのメールは配信できませんでした。先にアドレスを修正してください。',
    RATE_LIMITED: 'このアドレスに送信された招待が多すぎます。後でもう一度お試しください。',
    NOT_PENDING: 'この招待は保留中ではないため、取り消せません。ページを再読み込みしてください。',
    EMPTY: '一覧が空です。少なくとも 1 人入力してください。',
    TOO_MANY: '一度に追加できるのは 500 人までです。',
  },
  profiles,
  person,
  download,
  bulk,
  restoring,
  overview,
  adding,
  invitations,
  audit,
};
