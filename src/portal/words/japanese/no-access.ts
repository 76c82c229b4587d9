import { type NoAccessWords } from '../english/no-access';

/** The texts of the page for people whose profiles can't be used, in Japanese. */
export const noAccess: NoAccessWords = {
  title: '現在アクセスできません',
  lead: '次のプロファイルは現在使用できません。会社に有効な Enhancement Plan またはサポート プランがないか、アカウントが無効化されています。プロファイルと Microsoft アカウントの関連付けは維持されます。有効なプランがあり、アカウントが有効になると、アクセスは自動的に復元されます。',
  reasons: {
    PLAN_LAPSED: ({ company, plan, day }) => `${company} の「${plan}」は ${day} に終了しました。`,
    PLAN_NOT_STARTED: ({ company, plan, day }) => `${company} の「${plan}」は ${day} に始まります。`,
    NO_PLAN: ({ company }) => `${company} には Enhancement Plan もサポート プランもありません。`,
    ACCOUNT_INACTIVE: ({ company }) => `${company} のアカウントは Microsoft Dynamics で無効にされました。`,
  },
  returns: {
    PLAN_LAPSED: 'プランが更新されると、アクセスは自動的に復元されます。',
    PLAN_NOT_STARTED: 'その日にアクセスが自動的に開始されます。',
    NO_PLAN: '会社がプランを契約すると、アクセスが自動的に開始されます。',
    ACCOUNT_INACTIVE: 'アカウントが再び有効になると、アクセスは自動的に復元されます。',
  },
  ask: {
    administrator: ({ names }) => `お問い合わせ先: ${names} (アカウントの管理者)。`,
    administrators: ({ names }) => `お問い合わせ先: ${names} (アカウントの管理者)。`,
    partner: ({ partner }) =>
      `あなたがアカウントの管理者です。Microsoft パートナーの ${partner} にお問い合わせください。`,
    vendor: 'あなたがアカウントの管理者です。Microsoft パートナーまたは Microsoft にお問い合わせください。',
    nobodyBut: ({ partner }) =>
      `このアカウントには現在、管理者がいません。Microsoft パートナーの ${partner} にお問い合わせください。`,
    nobody:
      'このアカウントには現在、管理者がいません。Microsoft パートナーまたは Microsoft にお問い合わせください。',
  },
  contact: {
    aboutPlan: ({ partner }) => `${partner} にプランについて問い合わせる`,
    aboutAccess: ({ partner }) => `${partner} にアクセスについて問い合わせる`,
    note: 'パートナーが返信できるように、お名前とメール アドレスを記載したメールを送信します。',
    done: ({ partner }) =>
      `${partner} にメールを送信しました。返信は、プロファイルのメール アドレスに届きます。`,
    refusals: {
      NOT_FOUND: 'このアカウントの有効なプロファイルはなくなりました。',
      NO_PARTNER:
        'このアカウントには、連絡できる Microsoft パートナーがありません。Microsoft にお問い合わせください。',
    },
  },
  again: 'もう一度確認する',
  unchanged: 'まだ何も変更されていません。',
};
