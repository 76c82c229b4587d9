import { type HelpTexts } from '../english/help';
import { label, link, mail, pointsOf, text } from '../help-text';

/** The help, in Japanese. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'ヘルプ',
  lead: 'Microsoft アカウントで CustomerSource と PartnerSource を使用する際の、よくあるご質問への回答です。',
  contents: '質問一覧',
  toContents: '質問一覧に戻る',
  administrators: {
    signIn: text`${link('signIn', shell.signIn)}すると、ここに管理者の名前が表示され、連絡できます。`,
    withProfile: text`プロファイルを使用しているときは、そのアカウントの管理者がここに表示されます。`,
    of: ({ account }) => `${account} の管理者:`,
  },
  questions: {
    'what-is-customersource': {
      question: 'CustomerSource とは何ですか? 誰が使用できますか?',
      answer: [
        text`CustomerSource は Microsoft Dynamics のお客様向けのエクストラネットです。セルフヘルプ ツール、製品の更新プログラム、コミュニティ フォーラム、トレーニング、ドキュメント、ニュースレターを提供します。PartnerSource は Microsoft Dynamics パートナー向けのエクストラネットです。`,
        text`有効な Enhancement Plan またはサポート プランをお持ちのお客様が CustomerSource を使用できます。パートナーと Microsoft の社員は、いつでもアクセスできます。`,
        text`どちらも Microsoft アカウントで使用します。${link('signIn', shell.signIn)}して、会社でのあなたの登録情報であるプロファイルにアカウントを関連付けてください。`,
      ],
    },
    'microsoft-account': {
      question: 'Microsoft アカウントを取得するにはどうすればよいですか?',
      answer: [
        text`Outlook.com、OneDrive、または Xbox を使用している場合は、既にお持ちです。以前は Windows Live ID と呼ばれていました。所属する組織の職場または学校アカウントも使用できます。`,
        {
          steps: [
            text`Microsoft のサイトで ${link('newMicrosoftAccount', 'Microsoft アカウントの作成')} を開きます。`,
            text`お持ちのメール アドレスを入力するか、そこで新しいアドレスを作成します。`,
            text`画面の指示に従います。アドレスがご自身のものであることを確認するため、Microsoft からコードが送信されます。`,
            text`このサイトに戻り、新しいアカウントで${link('signIn', shell.signIn)}します。`,
            text`${link('associate', associate.title)} のページで、プロファイルに関連付けます。`,
          ],
        },
        text`Microsoft アカウントのアドレスは、プロファイルのアドレスと異なっていても構いません。`,
      ],
    },
    'associate-profiles': {
      question: 'プロファイルを Microsoft アカウントに関連付けるにはどうすればよいですか?',
      answer: [
        {
          steps: [
            text`使用する Microsoft アカウントで${link('signIn', shell.signIn)}します。`,
            text`${link('associate', associate.title)} のページで、会社またはパートナーに登録されているメール アドレスを入力し、${label(associate.button)} を選択します。`,
            text`メールのリンクを開き、${label(accept.accept)} を選択します。`,
          ],
        },
        text`会社の管理者から招待を受け取ることもできます。プロファイルがない場合は、同じページで会社のアカウント番号を入力して要求できます。`,
      ],
    },
    'several-emails': {
      question: 'メール アドレスを入力した後、複数のメールが届いたのはなぜですか?',
      answer: [
        text`そのアドレスのプロファイルをすべて検索し、プロファイルごとに招待を送信します。たとえば、複数の会社にプロファイルがある場合があります。複数の招待が 1 通のメールにまとめられることがあります。`,
        text`これらのプロファイルすべてに、同じ Microsoft アカウントを関連付けることができます。それぞれの招待のリンクを開いてください。1 つを承諾するときに、同じアドレスの他のプロファイルも同時に承諾できます。`,
        text`複数のプロファイルがある場合は、${link('accounts', accounts.title)} のページで使用するプロファイルを選択します。`,
        text`ご自身宛てではない招待の場合は、そのリンクを開き、${label(accept.decline.button)} を選択してください。`,
      ],
    },
    'no-email': {
      question: 'メールが届かない場合や、招待が機能しない場合はどうすればよいですか?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`招待は 1 回だけ、期限内に限り使用できます。同じプロファイルについて新しいメールがある場合は、最新のリンクだけが有効です。新しい招待を受け取るには、${link('associate', associate.title)} のページでアドレスを入力してください。`,
      ],
    },
    'forgotten-password': {
      question: 'Microsoft アカウントのパスワードを忘れた場合はどうすればよいですか?',
      answer: [
        text`個人用アカウントの場合は、Microsoft のページで${link('passwordReset', 'パスワードをリセット')}してください。職場または学校アカウントの場合は、所属する組織にお問い合わせください。`,
        text`このサイトがパスワードを知ることはありません。パスワードを変更しても、プロファイルはアカウントに関連付けられたままです。`,
      ],
    },
    'signed-in-automatically': {
      question: '毎回自動的にサインインします。安全ですか?',
      answer: [
        text`${link('signIn', shell.signIn)}するときに ${label(signedOut.keep)} を選択すると、ブラウザーを閉じたりコンピューターの電源を切ったりしても、サインインしたままになります。このコンピューターを使用するのが自分だけの場合にのみ選択してください。`,
        text`パスワードを求められない場合は、別のサイトまたはアプリで Microsoft にサインインしている可能性もあります。`,
        text`サインアウトするには、名前が表示されているメニューを開き、${label(shell.menu.signOut)} を選択します。${label(shell.menu.signOutAtMicrosoft)} を選択すると、Microsoft でのセッションも終了します。デバイスを紛失した場合は、${link('sessions', sessions.title)} のページでそのデバイスからサインアウトするか、${label(shell.menu.signOutEverywhere)} を選択してください。`,
      ],
    },
    'multiple-accounts': {
      question: `「${accounts.title}」のページの目的は何ですか?`,
      answer: [
        text`${link('accounts', accounts.title)} のページには、Microsoft アカウントが関連付けられている CustomerSource と PartnerSource のアカウントがすべて表示されます。ここで、使用するアカウントを選択します。`,
        text`常に同じプロファイルで開始するには、${label(accounts.always)} を選択します。`,
      ],
    },
    'when-multiple-accounts': {
      question: `「${accounts.title}」のページはいつ表示されますか?`,
      answer: [
        text`複数のプロファイルがあり、既定のプロファイルを選択していない場合に、サインイン後に表示されます。プロファイルが 1 つだけの場合は表示されません。`,
        text`${link('accounts', accounts.title)} はいつでも開くことができ、プロファイルの切り替えや既定の変更ができます。`,
      ],
    },
    'switch-profiles': {
      question: '別のプロファイルに切り替えるにはどうすればよいですか?',
      answer: [
        text`名前が表示されているメニューを開き、プロファイルまたは ${label(shell.menu.switchProfile)} を選択します。${link('accounts', accounts.title)} のページからも切り替えられます。サインアウトしたり、ブラウザーを閉じたりする必要はありません。`,
        text`タブごとに異なるプロファイルを使用するには、${label(accounts.tabOnly)} を選択します。`,
      ],
    },
    'another-microsoft-account': {
      question: 'プロファイルを別の Microsoft アカウントで使用するにはどうすればよいですか?',
      answer: [
        {
          steps: [
            text`名前が表示されているメニューで ${link('profile', profile.title)} を選択します。`,
            text`表示されているメール アドレスが正しい場合は、${label(profile.invite.button)} を選択します。`,
            text`正しくない場合は、${label(profile.details.edit)} を選択して正しいアドレスを入力し、${label(profile.invite.button)}、${label(profile.details.save)} の順に選択します。`,
            text`メールのリンクを開き、使用する Microsoft アカウントでサインインして、招待を承諾します。`,
          ],
        },
        text`別のアカウントで招待を承諾するまで、現在のアカウントを使用できます。`,
      ],
    },
    'add-colleagues': {
      question: 'CustomerSource を使用できます。同僚も使用できるようにするにはどうすればよいですか?',
      answer: [
        text`会社のアカウントの管理者が、ユーザーを追加して招待できます。`,
        {
          steps: [
            text`${link('ourAccounts', ourAccounts.title)} を開き、アカウントを選択します。`,
            text`${label(ourAccounts.adding.one)} または ${label(ourAccounts.adding.many)} を選択し、名前とメール アドレスを入力します。`,
            text`${label(ourAccounts.adding.invite)} を選択したまま、ユーザーを追加します。`,
          ],
        },
        text`同僚は、届いたメールのリンクを開き、自分の Microsoft アカウントでサインインします。アカウントがない場合は、「${link('microsoft-account', 'Microsoft アカウントを取得するにはどうすればよいですか?')}」をご覧ください。`,
        text`同僚が ${link('associate', associate.title)} のページで、会社のアカウント番号を入力してアクセスを要求することもできます。要求は、アカウントの ${label(ourAccounts.parts.requests)} で承認または却下します。`,
        text`管理者でない場合は、${link('your-administrators', '管理者にお問い合わせください')}。`,
      ],
    },
    'your-administrators': {
      question: '管理者は誰ですか? 連絡するにはどうすればよいですか?',
      answer: [
        text`管理者は、会社のアカウントのプロファイルを管理します。ユーザーの追加と招待、名前とアドレスの修正、役割の変更を行います。`,
      ],
    },
    'no-access': {
      question: 'アクセスできないのはなぜですか? プランが終了するとどうなりますか?',
      answer: [
        text`会社の Enhancement Plan またはサポート プランが有効な間、お客様はアクセスできます。最後のプランが終了すると、アクセスも終了します。`,
        text`プロファイルと Microsoft アカウントの関連付けは維持されます。プランが更新されると、アクセスは自動的に復元されます。何もする必要はありません。`,
        text`${link('noAccess', noAccess.title)} のページに、プロファイルごとの理由と問い合わせ先が表示されます。そこから Microsoft パートナーに問い合わせることができます。`,
      ],
    },
    maintenance: {
      question: 'サイトはいつ利用できますか?',
      answer: [
        text`利用できるかどうかは、場所や、計画メンテナンスなどの停止によって異なります。`,
        text`メンテナンスは、すべてのページの上部でお知らせします。メンテナンス中は、すべて表示できますが、変更はできません。メールはメンテナンス後に送信されます。`,
        text`${link('maintenancePage', shell.maintenancePage.title)} のページで、メンテナンス中かどうか、予定があるかどうかを確認できます。`,
      ],
    },
    'more-help': {
      question: 'ほかにどこでサポートを受けられますか?',
      answer: [
        text`Microsoft アカウントについては、${link('microsoftAccount', 'Microsoft アカウントのサイト')}をご覧ください。`,
        ...(contact === null
          ? []
          : [text`その他のご質問は、${mail(contact)} までメールでお問い合わせください。`]),
      ],
    },
  },
});
