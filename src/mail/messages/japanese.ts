import type { Translation } from './messages';
import { plural } from './plural';

/** The messages in Japanese. */
export const japanese: Translation = {
  words: {
    company: '会社',
    profile: 'プロファイル',
    address: 'アドレス',
    account: 'アカウント番号',
    open: ({ program }) => `${program} を開く`,
    toAdministrator: ({ company }) => `このメールは、${company} の管理者の方にお送りしています。`,
    more: plural('ja', { other: ({ number }) => `ほか ${number} 件` }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company}: ${program} への招待 (${person} 様)`,
    title: ({ program, company }) => `${company} の ${program} をご利用ください`,
    preheader: ({ person, company, until }) =>
      `${company} のプロファイル「${person}」への招待です。${until} までに承諾してください。`,
    asked: ({ program, person, company }) =>
      `${company} の「${person}」として ${program} をご利用いただけるよう、招待をお送りします。`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} さんから、${company} の「${person}」として ${program} を利用するための招待が届いています。`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${company} の担当パートナーである ${inviterCompany} の ${inviter} さんから、${company} の「${person}」として ${program} を利用するための招待が届いています。`,
    accept: '招待を承諾する',
    anyAccount:
      'どの Microsoft アカウントでもサインインできます。メール アドレスが異なっていても構いません。',
    validity: plural('ja', {
      other: ({ until, number }) =>
        `リンクは一度だけ使用でき、有効期間は ${number} 日間 (${until} まで) です。`,
    }),
    unexpected:
      'このメールに心当たりがない場合は、無視してください。リンクを開いて確認しない限り、何も変更されません。',
    sentTo: ({ address }) => `宛先: ${address}`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company}: ${program} のプロファイルを別の Microsoft アカウントに移動 (${person} 様)`,
    title: ({ program, company }) => `${company} の ${program} を別の Microsoft アカウントで利用`,
    preheader: ({ person, company, until }) =>
      `${company} のプロファイル「${person}」への招待です。${until} までに承諾してください。`,
    asked: ({ program, person, company }) =>
      `この招待を承諾すると、${company} の ${program} プロファイル「${person}」が、承諾に使用した Microsoft アカウントに移動します。`,
    sentBy: ({ inviter, inviterCompany }) =>
      `この招待は ${inviterCompany} の ${inviter} さんが送信しました。`,
    meaning:
      '承諾するまでは、現在このプロファイルで使用している Microsoft アカウントを引き続きご利用いただけます。承諾すると、そのアカウントはプロファイルにアクセスできなくなります。',
    accept: 'プロファイルを移動する',
  },
  moved: {
    subject: ({ company, program, person }) =>
      `${company}: ${program} のプロファイルが移動されました (${person} 様)`,
    title: ({ program, company }) => `${company} の ${program} プロファイルが移動されました`,
    preheader: ({ person, company }) =>
      `${company} のプロファイル「${person}」は、別の Microsoft アカウントで使用されるようになりました。`,
    moved: ({ program, person, company, on }) =>
      `${company} の ${program} プロファイル「${person}」は、${on} に別の Microsoft アカウントに移動されました。`,
    meaning: ({ company }) =>
      `これまで使用していた Microsoft アカウントでは、このプロファイルを開けなくなりました。ほかのプロファイルや ${company} 自体に影響はありません。`,
    unexpected: ({ company }) =>
      `ご自身で行った操作であれば、何もする必要はありません。心当たりがない場合は、すぐに ${company} の管理者に連絡してください。管理者は新しい関連付けを終了し、招待を送ることができます。`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): アクセスの要求があります`,
    title: ({ program, company }) => `${company} の ${program} へのアクセスの要求があります`,
    preheader: ({ company }) => `要求だけではアクセスできません。${company} については、あなたが判断します。`,
    asks: ({ program, company, number }) =>
      `Microsoft アカウントでサインインしたユーザーが、${company} (アカウント番号 ${number}) の ${program} へのアクセスを要求しました。`,
    claimed: ({ name, username }) =>
      `Microsoft アカウントに登録されている情報は次のとおりです。内容は確認されていません。名前「${name}」、ユーザー名「${username}」。`,
    whatToDo:
      'お知り合いの場合は、要求を承認できます。承認すると、その方はプロファイルを取得し、自分の Microsoft アカウントでサインインできるようになります。それ以外の場合は、要求を拒否してください。',
    review: '要求を確認する',
    unknown: '心当たりがない場合は、何もする必要はありません。要求だけではアクセスできません。',
    toPartner: ({ company }) =>
      `${company} には管理者がいないため、このメールは担当パートナーの管理者の方にお送りしています。`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company}: ${program} にアクセスできるようになりました`,
    title: ({ program, company }) => `${company} の ${program} にアクセスできるようになりました`,
    preheader: ({ company }) => `${company} の管理者が要求を承認しました。`,
    granted: ({ program, person, company }) =>
      `アクセスの要求が承認されました。${company} の ${program} プロファイル ${person} を使用できます。`,
    howTo: ({ username }) =>
      `アクセスの要求に使用した Microsoft アカウントでサインインしてください。ユーザー名は「${username}」です。`,
    unexpected: ({ company }) =>
      `アクセスを要求した覚えがない場合は、${company} の管理者にお問い合わせください。管理者は、プロファイルとこの Microsoft アカウントの関連付けを終了できます。`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `${company} の「${plan}」は ${on} に終了しました。プランが更新されると、アクセスは自動的に復元されます。`,
    notStarted: ({ plan, company, on }) =>
      `${company} の「${plan}」は ${on} に始まります。その日にアクセスが自動的に開始されます。`,
    noPlan: ({ company }) => `${company} には Enhancement Plan もサポート プランもありません。`,
    inactive: ({ company }) => `${company} のアカウントは Microsoft Dynamics で無効にされました。`,
    open: ({ company }) => `${company} は現在アクセスできます。`,
    claimed: ({ name, address }) =>
      `プロファイルの情報は次のとおりです。ご本人が変更できる内容です。名前「${name}」、メール アドレス「${address}」。`,
    whatToDo:
      '返信は、このアドレスにお送りください。お心当たりのない方の場合は、先にこの会社のお知り合いにご確認ください。',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}): アクセスに関するお問い合わせ`,
    title: ({ program, company }) => `${company} から ${program} へのアクセスに関するお問い合わせ`,
    preheader: ({ program, company }) =>
      `${company} の方から、${program} へのアクセスに関するお問い合わせがあります。`,
    asks: ({ program, company }) =>
      `${company} のプロファイルをお持ちの方から、担当の Microsoft パートナーである貴社に、${program} へのアクセスに関するお問い合わせがあります。`,
    toPartner: ({ company }) => `このメールは、${company} の担当パートナーの管理者の方にお送りしています。`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}): 管理者へのお問い合わせ`,
    title: ({ program, company }) => `${company} の方から ${program} についてのお問い合わせ`,
    preheader: ({ company }) => `${company} の管理者の方へのお問い合わせです。`,
    ACCESS: ({ program, company }) =>
      `${company} のプロファイルをお持ちの方から、アカウントの管理者の方に、${program} へのアクセスに関するお問い合わせがあります。`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `${company} のプロファイルをお持ちの方から、アカウントの管理者の方に、同僚が ${program} にアクセスできるようにしてほしいというご依頼があります。`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `${company} のプロファイルをお持ちの方から、アカウントの管理者の方に、${program} のプロファイルを変更してほしいというご依頼があります。`,
    OTHER: ({ program, company }) =>
      `${company} のプロファイルをお持ちの方から、${program} についてアカウントの管理者の方に連絡してほしいというご依頼があります。`,
  },
  administrators: {
    subject: ({ company }) => `${company}: 管理者が変更されました`,
    title: ({ program, company }) => `${program} での ${company} の管理者が変更されました`,
    preheader: ({ company }) => `${company} でのこの変更に心当たりがあるかご確認ください。`,
    added: plural('ja', {
      other: ({ names, company, number }) =>
        `${company} の管理者に追加されたプロファイル (${number} 件): ${names}`,
    }),
    removed: plural('ja', {
      other: ({ names, company, number }) =>
        `${company} の管理者ではなくなったプロファイル (${number} 件): ${names}`,
    }),
    by: ({ actor, on }) => `${actor} さんが ${on} に変更しました。`,
    meaning: ({ company }) =>
      `管理者は、ほかの管理者のものを含め、${company} のプロファイルの追加、変更、招待、削除を行うことができます。`,
    unexpected: '心当たりがない場合は、プロファイルとその履歴を確認し、変更を元に戻してください。',
  },
  digest: {
    subject: plural('ja', {
      other: ({ number, program }) => `${program} からのお知らせ ${number} 件`,
    }),
    title: plural('ja', {
      other: ({ number }) => `お知らせが ${number} 件あります`,
    }),
    meaning:
      '1 時間以内にこのアドレス宛てのメールが多数あったため、1 通にまとめてお送りします。リンクはお知らせごとに異なります。',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: 招待を配信できませんでした (${person} 様)`,
    title: ({ person }) => `招待が ${person} 様に届きませんでした`,
    preheader: ({ address }) => `${address} 宛てのメールを配信できませんでした。`,
    bounced: ({ program, person, company, address }) =>
      `${company} の「${person}」として ${program} を利用するための招待を ${address} に送信しましたが、配信できませんでした。アドレスが存在しないか、メールを受信できません。`,
    whatToDo:
      'プロファイルのアドレスを修正して、招待をもう一度送信してください。再送信すると、以前のリンクは使用できなくなります。',
    sentBecause: ({ person, company }) =>
      `このメールは、${company} の「${person}」を招待した方にお送りしています。`,
  },
  declined: {
    subject: ({ company, person }) => `${company}: アドレスをご確認ください (${person} 様)`,
    title: ({ person }) => `${person} 様への招待が別の方に届いた可能性があります`,
    preheader: ({ address }) => `${address} で辞退されました。`,
    declined: ({ program, person, company, address }) =>
      `${company} の「${person}」として ${program} を利用するための招待を ${address} に送信しましたが、自分宛てではないという理由で辞退されました。招待のリンクは使用できなくなりました。`,
    whatToDo:
      '正しいメール アドレスを確認し、プロファイルを修正してから、新しい招待を送信してください。アドレスが正しい場合は、ご本人に確認してください。',
  },
};
