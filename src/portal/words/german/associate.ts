import { type AssociateWords } from '../english/associate';

/** The texts of the association page, in German. */
export const associate: AssociateWords = {
  title: 'Ihre Profile zuordnen',
  none: 'Ihrem Microsoft-Konto ist noch kein Profil zugeordnet.',
  more: 'Haben Sie weitere Profile?',
  how: 'Wir senden für jedes Profil, das mit dieser Adresse registriert ist, eine Einladung. Mehrere können zusammen in einer E-Mail ankommen. Öffnen Sie den Link jeder Einladung.',
  email: 'Ihre E-Mail-Adresse',
  emailHint:
    'Die Adresse, die Ihr Unternehmen oder Partner von Ihnen kennt. Es muss nicht die Ihres Microsoft-Kontos sein.',
  button: 'E-Mails senden',
  done: 'Wenn uns die Adresse bekannt ist, ist für jedes ihrer Profile eine Einladung unterwegs. Mehrere können zusammen in einer E-Mail ankommen.',
  missing: {
    title: 'Es ist nichts angekommen?',
    wait: 'E-Mails können einige Minuten brauchen.',
    spelling: 'Prüfen Sie die Schreibweise der Adresse.',
    junk: 'Sehen Sie im Junk-Ordner nach.',
    another: 'Versuchen Sie es mit anderen Adressen, die Ihr Unternehmen von Ihnen haben könnte.',
    ask: 'Bitten Sie einen Administrator Ihres Unternehmens, Ihr Profil zu prüfen und Sie einzuladen.',
  },
  access: {
    title: 'Ihr Unternehmen wird nicht gefunden? Fragen Sie dessen Administratoren',
    lead: 'Wer das Konto Ihres Unternehmens verwaltet, kann Ihnen ein Profil geben. Die Administratoren bekommen eine E-Mail mit Ihrem Namen und dem Benutzernamen des Microsoft-Kontos, mit dem Sie angemeldet sind.',
    number: 'Kontonummer',
    numberHint: 'Wie sie auf Rechnungen steht.',
    button: 'Um Zugang bitten',
    done: 'Wenn es dieses Konto gibt und Sie darin kein Profil haben, bekommen seine Administratoren eine E-Mail. Wenn sie einverstanden sind, senden sie Ihnen eine Einladung.',
  },
  refusals: {
    INVALID_EMAIL:
      'Geben Sie eine E-Mail-Adresse wie name@firma.de ein. Umlaute und Akzente vor dem @ werden nicht unterstützt.',
    INVALID_ACCOUNT_NUMBER: 'Geben Sie die Kontonummer ein, höchstens 40 Zeichen.',
  },
};
