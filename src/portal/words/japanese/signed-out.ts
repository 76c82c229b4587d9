import { type SignedOutWords } from '../english/signed-out';

/** The texts of the signed-out page, in Japanese. */
export const signedOut: SignedOutWords = {
  title: 'サインイン',
  lead: 'CustomerSource と PartnerSource は Microsoft Dynamics のエクストラネットです。Enhancement Plan またはサポート プランをお持ちのお客様、パートナー、Microsoft の社員に、更新プログラム、トレーニング、ドキュメント、サポートを提供します。ここでは、プロファイルを Microsoft アカウントに関連付け、使用するものを選択します。',
  keep: 'サインインしたままにする',
  keepHint:
    'このコンピューターを使用するのが自分だけの場合にのみ選択してください。選択しない場合、ブラウザーを閉じるとサインアウトします。',
  button: 'Microsoft でサインイン',
  forgotten: 'パスワードをお忘れですか?',
  forgottenHint:
    '個人用アカウントについては、Microsoft がサポートします。職場または学校アカウントについては、所属する組織にお問い合わせください。',
  toGoOn: '要求したページに進むには、サインインしてください。',
  everywhere: 'すべてのデバイスからサインアウトしました。',
  othersMaybeOpen:
    'セッションは既に終了していたため、他のデバイスではまだサインインしている可能性があります。サインインして、もう一度すべてのデバイスからサインアウトしてください。',
  microsoftUnreached:
    'ここからはサインアウトしました。Microsoft に接続できなかったため、そちらではまだサインインしている可能性があります。',
};
