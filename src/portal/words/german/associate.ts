import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in German. */
export const associate: AssociateWords = {
  title: 'Ihre Profile zuordnen',
  none: 'Ihrem Microsoft-Konto ist noch kein Profil zugeordnet.',
  more: 'Haben Sie weitere Profile?',
  how: 'Wir senden Ihnen für jedes Profil, das mit dieser Adresse registriert ist, eine Einladung. Eine E-Mail kann mehrere Einladungen enthalten. Öffnen Sie den Link jeder Einladung.',
  email: 'Ihre E-Mail-Adresse',
  emailHint:
    'Die Adresse, die bei Ihrem Unternehmen oder Partner hinterlegt ist. Sie kann sich von der Adresse Ihres Microsoft-Kontos unterscheiden.',
  button: 'E-Mails senden',
  done: 'Wenn uns diese Adresse bekannt ist, senden wir für jedes ihrer Profile eine Einladung. Eine E-Mail kann mehrere Einladungen enthalten.',
  missing: {
    title: 'Keine E-Mail erhalten?',
    wait: 'Es kann einige Minuten dauern, bis E-Mails ankommen.',
    spelling: 'Prüfen Sie die Schreibweise der Adresse.',
    junk: 'Sehen Sie im Ordner „Junk-E-Mail“ nach.',
    another: 'Versuchen Sie es mit anderen Adressen, die bei Ihrem Unternehmen hinterlegt sein könnten.',
    ask: 'Bitten Sie einen Administrator Ihres Unternehmens, Ihr Profil zu prüfen und Sie einzuladen.',
  },
  access: {
    title: 'Sie finden Ihr Unternehmen nicht? Wenden Sie sich an dessen Administratoren',
    lead: 'Die Administratoren des Kontos Ihres Unternehmens können Ihnen ein Profil geben. Wir senden ihnen eine E-Mail mit Ihrem Namen und dem Benutzernamen des Microsoft-Kontos, mit dem Sie angemeldet sind.',
    number: 'Kontonummer',
    numberHint: 'Sie finden sie auf Ihren Rechnungen.',
    button: 'Zugang anfordern',
    done: 'Wenn es dieses Konto gibt und Sie darin kein Profil haben, senden wir seinen Administratoren eine E-Mail. Wenn sie Ihre Anforderung genehmigen, senden wir Ihnen eine E-Mail.',
  },
  refusals: {
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie name@firma.de ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_ACCOUNT_NUMBER: 'Geben Sie eine Kontonummer mit höchstens 40 Zeichen ein.',
  },
};
