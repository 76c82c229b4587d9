import { type HelpTexts } from '../english/help';
import { label, link, mail, pointsOf, text } from '../help-text';

/** The help, in German. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'Hilfe',
  lead: 'Antworten auf häufige Fragen zur Nutzung von CustomerSource und PartnerSource mit Ihrem Microsoft-Konto.',
  contents: 'Fragen',
  toContents: 'Zurück zu den Fragen',
  administrators: {
    signIn: text`${link('signIn', 'Melden Sie sich an')}, um hier ihre Namen zu sehen und sie zu kontaktieren.`,
    withProfile: text`Wenn Sie ein Profil verwenden, sind die Administratoren seines Kontos hier aufgeführt.`,
    of: ({ account }) => `Administratoren von ${account}:`,
  },
  questions: {
    'what-is-customersource': {
      question: 'Was ist CustomerSource, und wer kann es nutzen?',
      answer: [
        text`CustomerSource ist das Extranet für Kunden von Microsoft Dynamics. Es bietet Tools zur Selbsthilfe, Produktupdates, Communityforen, Schulungen, Dokumentation und Newsletter. PartnerSource ist das Extranet für Partner von Microsoft Dynamics.`,
        text`Kunden mit einem aktiven Enhancement Plan oder Supportplan können CustomerSource nutzen. Partner und Beschäftigte von Microsoft haben immer Zugang.`,
        text`Sie nutzen beides mit einem Microsoft-Konto. ${link('signIn', 'Melden Sie sich an')}, um Ihr Konto Ihrem Profil zuzuordnen, also Ihrem Eintrag bei einem Unternehmen.`,
      ],
    },
    'microsoft-account': {
      question: 'Wie erhalte ich ein Microsoft-Konto?',
      answer: [
        text`Wenn Sie Outlook.com, OneDrive oder Xbox verwenden, haben Sie bereits eines. Früher hieß es Windows Live ID. Auch ein Geschäfts- oder Schulkonto Ihrer Organisation ist geeignet.`,
        {
          steps: [
            text`Öffnen Sie auf der Website von Microsoft ${link('newMicrosoftAccount', 'Microsoft-Konto erstellen')}.`,
            text`Geben Sie eine E-Mail-Adresse ein, die Sie bereits haben, oder legen Sie dort eine neue an.`,
            text`Folgen Sie den Anweisungen. Microsoft sendet einen Code an Ihre Adresse, um zu prüfen, ob sie Ihnen gehört.`,
            text`Kehren Sie hierher zurück, und ${link('signIn', 'melden Sie sich')} mit dem neuen Konto an.`,
            text`Ordnen Sie es auf der Seite ${link('associate', associate.title)} Ihren Profilen zu.`,
          ],
        },
        text`Die Adresse Ihres Microsoft-Kontos kann sich von der Adresse in Ihrem Profil unterscheiden.`,
      ],
    },
    'associate-profiles': {
      question: 'Wie ordne ich mein Profil meinem Microsoft-Konto zu?',
      answer: [
        {
          steps: [
            text`${link('signIn', 'Melden Sie sich')} mit dem Microsoft-Konto an, das Sie verwenden möchten.`,
            text`Geben Sie auf der Seite ${link('associate', associate.title)} die E-Mail-Adresse ein, die bei Ihrem Unternehmen oder Partner hinterlegt ist, und wählen Sie ${label(associate.button)}.`,
            text`Öffnen Sie den Link in der E-Mail, und wählen Sie ${label(accept.accept)}.`,
          ],
        },
        text`Auch ein Administrator Ihres Unternehmens kann Ihnen eine Einladung senden. Wenn Sie noch kein Profil haben, können Sie auf derselben Seite mit der Kontonummer Ihres Unternehmens eines anfordern.`,
      ],
    },
    'several-emails': {
      question: 'Warum habe ich nach der Eingabe meiner E-Mail-Adresse mehrere E-Mails erhalten?',
      answer: [
        text`Wir suchen alle Profile mit dieser Adresse und senden für jedes eine Einladung. Sie können zum Beispiel bei mehreren Unternehmen ein Profil haben. Eine E-Mail kann mehrere Einladungen enthalten.`,
        text`Sie können allen diesen Profilen dasselbe Microsoft-Konto zuordnen. Öffnen Sie den Link jeder Einladung. Wenn Sie eine annehmen, können Sie Ihre anderen Profile mit derselben Adresse gleich mit annehmen.`,
        text`Wenn Sie mehr als ein Profil haben, wählen Sie auf der Seite ${link('accounts', accounts.title)}, welches Sie verwenden möchten.`,
        text`Wenn eine Einladung nicht für Sie bestimmt ist, öffnen Sie ihren Link, und wählen Sie ${label(accept.decline.button)}.`,
      ],
    },
    'no-email': {
      question: 'Was kann ich tun, wenn keine E-Mail ankommt oder meine Einladung nicht funktioniert?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`Jede Einladung funktioniert einmal und nur für begrenzte Zeit. Wenn es für dasselbe Profil eine neuere E-Mail gibt, funktioniert nur der neueste Link. Um eine neue Einladung zu erhalten, geben Sie Ihre Adresse auf der Seite ${link('associate', associate.title)} ein.`,
      ],
    },
    'forgotten-password': {
      question: 'Was kann ich tun, wenn ich das Kennwort meines Microsoft-Kontos vergessen habe?',
      answer: [
        text`Bei einem persönlichen Konto können Sie auf der Seite von Microsoft ${link('passwordReset', 'Ihr Kennwort zurücksetzen')}. Wenden Sie sich bei einem Geschäfts- oder Schulkonto an Ihre Organisation.`,
        text`Wir sehen Ihr Kennwort nie. Ihre Profile bleiben Ihrem Konto zugeordnet, wenn Sie es ändern.`,
      ],
    },
    'signed-in-automatically': {
      question: 'Ich werde jedes Mal automatisch angemeldet. Ist das sicher?',
      answer: [
        text`Wenn Sie beim ${link('signIn', 'Anmelden')} ${label(signedOut.keep)} auswählen, bleiben Sie angemeldet, auch wenn Sie den Browser schließen oder den Computer ausschalten. Wählen Sie diese Option nur aus, wenn Sie den Computer allein verwenden.`,
        text`Wenn Sie nicht nach Ihrem Kennwort gefragt werden, sind Sie möglicherweise auch über eine andere Website oder App bei Microsoft angemeldet.`,
        text`Um sich abzumelden, öffnen Sie das Menü mit Ihrem Namen, und wählen Sie ${label(shell.menu.signOut)}. ${label(shell.menu.signOutAtMicrosoft)} beendet auch Ihre Sitzung bei Microsoft. Wenn Sie ein Gerät verloren haben, melden Sie es auf der Seite ${link('sessions', sessions.title)} ab, oder wählen Sie ${label(shell.menu.signOutEverywhere)}.`,
      ],
    },
    'multiple-accounts': {
      question: `Wozu dient die Seite „${accounts.title}“?`,
      answer: [
        text`Die Seite ${link('accounts', accounts.title)} zeigt alle CustomerSource- und PartnerSource-Konten, denen Ihr Microsoft-Konto zugeordnet ist. Dort wählen Sie, welches Sie verwenden möchten.`,
        text`Um immer mit demselben Profil zu beginnen, wählen Sie ${label(accounts.always)}.`,
      ],
    },
    'when-multiple-accounts': {
      question: `Wann erscheint die Seite „${accounts.title}“?`,
      answer: [
        text`Sie erscheint nach der Anmeldung, wenn Sie mehr als ein Profil haben und keines davon als Standard festgelegt ist. Wenn Sie nur ein Profil haben, erscheint sie nicht.`,
        text`Sie können ${link('accounts', accounts.title)} jederzeit öffnen, um das Profil zu wechseln oder den Standard zu ändern.`,
      ],
    },
    'switch-profiles': {
      question: 'Wie wechsle ich zu einem anderen Profil?',
      answer: [
        text`Öffnen Sie das Menü mit Ihrem Namen, und wählen Sie ein Profil oder ${label(shell.menu.switchProfile)}. Sie können auch die Seite ${link('accounts', accounts.title)} öffnen. Sie müssen sich weder abmelden noch den Browser schließen.`,
        text`Um auf verschiedenen Registerkarten verschiedene Profile zu verwenden, wählen Sie ${label(accounts.tabOnly)}.`,
      ],
    },
    'another-microsoft-account': {
      question: 'Wie kann ich mein Profil mit einem anderen Microsoft-Konto verwenden?',
      answer: [
        {
          steps: [
            text`Wählen Sie im Menü mit Ihrem Namen ${link('profile', profile.title)}.`,
            text`Wenn die E-Mail-Adresse dort richtig ist, wählen Sie ${label(profile.invite.button)}.`,
            text`Wenn nicht, wählen Sie ${label(profile.details.edit)}, geben Sie die richtige Adresse ein, wählen Sie ${label(profile.invite.button)} und dann ${label(profile.details.save)}.`,
            text`Öffnen Sie den Link in der E-Mail, melden Sie sich mit dem gewünschten Microsoft-Konto an, und nehmen Sie die Einladung an.`,
          ],
        },
        text`Ihr jetziges Konto funktioniert, bis Sie die Einladung mit dem anderen annehmen.`,
      ],
    },
    'add-colleagues': {
      question: 'Ich kann CustomerSource nutzen. Wie erhalten meine Kollegen Zugang?',
      answer: [
        text`Administratoren des Kontos Ihres Unternehmens können Personen hinzufügen und einladen:`,
        {
          steps: [
            text`Öffnen Sie ${link('ourAccounts', ourAccounts.title)}, und wählen Sie Ihr Konto.`,
            text`Wählen Sie ${label(ourAccounts.adding.one)} oder ${label(ourAccounts.adding.many)}, und geben Sie die Namen und E-Mail-Adressen ein.`,
            text`Lassen Sie ${label(ourAccounts.adding.invite)} ausgewählt, und fügen Sie die Personen hinzu.`,
          ],
        },
        text`Ihre Kollegen öffnen den Link in ihrer E-Mail und melden sich mit ihrem eigenen Microsoft-Konto an. Wenn sie keines haben, hilft die Antwort auf ${link('microsoft-account', 'Wie erhalte ich ein Microsoft-Konto?')}`,
        text`Kollegen können auch selbst auf der Seite ${link('associate', associate.title)} mit der Kontonummer Ihres Unternehmens Zugang anfordern. In Ihrem Konto können Sie diese Anforderungen unter ${label(ourAccounts.parts.requests)} genehmigen oder ablehnen.`,
        text`Wenn Sie kein Administrator sind, ${link('your-administrators', 'wenden Sie sich an Ihre Administratoren')}.`,
      ],
    },
    'your-administrators': {
      question: 'Wer sind meine Administratoren, und wie erreiche ich sie?',
      answer: [
        text`Administratoren verwalten die Profile im Konto Ihres Unternehmens. Sie fügen Personen hinzu, laden sie ein, berichtigen Namen und Adressen und ändern Rollen.`,
      ],
    },
    'no-access': {
      question: 'Warum habe ich keinen Zugang? Was geschieht, wenn ein Plan endet?',
      answer: [
        text`Kunden haben Zugang, solange ein Enhancement Plan oder Supportplan ihres Unternehmens aktiv ist. Wenn der letzte Plan endet, endet auch der Zugang.`,
        text`Ihre Profile bleiben Ihrem Microsoft-Konto zugeordnet. Sobald ein Plan verlängert wird, wird der Zugang automatisch wiederhergestellt. Sie müssen nichts tun.`,
        text`Die Seite ${link('noAccess', noAccess.title)} zeigt für jedes Ihrer Profile den Grund und an wen Sie sich wenden können. Dort können Sie auch Ihren Microsoft-Partner fragen.`,
      ],
    },
    maintenance: {
      question: 'Wann ist die Website verfügbar?',
      answer: [
        text`Die Verfügbarkeit kann je nach Standort und wegen geplanter Wartung und anderer Ausfallzeiten unterschiedlich sein.`,
        text`Wartung kündigen wir oben auf jeder Seite an. Währenddessen können Sie alles anzeigen, aber nichts ändern. E-Mails werden danach gesendet.`,
        text`Die Seite ${link('maintenancePage', shell.maintenancePage.title)} zeigt, ob eine Wartung stattfindet oder geplant ist.`,
      ],
    },
    'more-help': {
      question: 'Wo erhalte ich weitere Hilfe?',
      answer: [
        text`Bei Fragen zu Ihrem Microsoft-Konto besuchen Sie die ${link('microsoftAccount', 'Website für Microsoft-Konten')}.`,
        ...(contact === null ? [] : [text`Bei allen anderen Fragen schreiben Sie an ${mail(contact)}.`]),
      ],
    },
  },
});
