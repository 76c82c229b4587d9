import type { Translation } from './messages';
import { plural } from './plural';

/** The messages in German. */
export const german: Translation = {
  words: {
    company: 'Unternehmen',
    profile: 'Profil',
    address: 'Adresse',
    account: 'Konto',
    open: ({ program }) => `${program} öffnen`,
    toAdministrator: ({ company }) => `Sie erhalten diese E-Mail als Administrator von ${company}.`,
    more: plural('de', {
      one: ({ number }) => `${number} weiteres`,
      other: ({ number }) => `${number} weitere`,
    }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company}: Ihre Einladung zu ${program}, ${person}`,
    title: ({ program, company }) => `${program} für ${company} nutzen`,
    preheader: ({ person, company, until }) =>
      `Für das Profil ${person} von ${company}. Nehmen Sie die Einladung bis ${until} an.`,
    asked: ({ program, person, company }) =>
      `Sie sind eingeladen, ${program} als ${person} von ${company} zu nutzen.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} lädt Sie ein, ${program} als ${person} von ${company} zu nutzen.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} von ${inviterCompany}, dem zuständigen Partner von ${company}, lädt Sie ein, ${program} als ${person} von ${company} zu nutzen.`,
    accept: 'Einladung annehmen',
    anyAccount:
      'Sie können sich mit einem beliebigen Microsoft-Konto anmelden, auch mit einem, das eine andere E-Mail-Adresse hat.',
    validity: plural('de', {
      one: ({ until, number }) => `Der Link funktioniert einmal. Er ist ${number} Tag gültig, bis ${until}.`,
      other: ({ until, number }) =>
        `Der Link funktioniert einmal. Er ist ${number} Tage gültig, bis ${until}.`,
    }),
    unexpected:
      'Wenn Sie diese E-Mail nicht erwartet haben, können Sie sie ignorieren. Solange Sie den Link nicht öffnen und bestätigen, geschieht nichts.',
    sentTo: ({ address }) => `Gesendet an ${address}.`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company}: ${program}-Profil ${person} auf ein anderes Microsoft-Konto übertragen`,
    title: ({ program, company }) => `${program} für ${company} mit einem anderen Microsoft-Konto nutzen`,
    preheader: ({ person, company, until }) =>
      `Für das Profil ${person} von ${company}. Nehmen Sie die Einladung bis ${until} an.`,
    asked: ({ program, person, company }) =>
      `Mit dieser Einladung wird das ${program}-Profil ${person} von ${company} auf das Microsoft-Konto übertragen, mit dem Sie sie annehmen.`,
    sentBy: ({ inviter, inviterCompany }) => `Gesendet wurde sie von ${inviter}, ${inviterCompany}.`,
    meaning:
      'Das Microsoft-Konto, mit dem das Profil derzeit genutzt wird, funktioniert bis dahin. Sobald Sie annehmen, verliert es den Zugang zum Profil.',
    accept: 'Profil übertragen',
  },
  moved: {
    subject: ({ company, program, person }) => `${company}: Ihr ${program}-Profil ${person} wurde übertragen`,
    title: ({ program, company }) => `Ihr ${program}-Profil für ${company} wurde übertragen`,
    preheader: ({ person, company }) =>
      `Das Profil ${person} von ${company} wird jetzt mit einem anderen Microsoft-Konto genutzt.`,
    moved: ({ program, person, company, on }) =>
      `Das ${program}-Profil ${person} von ${company} wurde auf ein anderes Microsoft-Konto übertragen. Zeitpunkt: ${on}.`,
    meaning: ({ company }) =>
      `Mit Ihrem bisherigen Microsoft-Konto können Sie es nicht mehr öffnen. Ihre anderen Profile und ${company} selbst sind davon nicht betroffen.`,
    unexpected: ({ company }) =>
      `Wenn Sie das selbst veranlasst haben, brauchen Sie nichts zu tun. Andernfalls wenden Sie sich sofort an einen Administrator von ${company}. Er kann die neue Zuordnung beenden und Ihnen eine Einladung senden.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): Jemand hat Zugang angefordert`,
    title: ({ program, company }) => `Jemand hat Zugang zu ${program} für ${company} angefordert`,
    preheader: ({ company }) =>
      `Eine Anforderung allein gewährt keinen Zugang. Sie entscheiden für ${company}.`,
    asks: ({ program, company, number }) =>
      `Eine mit einem Microsoft-Konto angemeldete Person hat Zugang zu ${program} für ${company} (Konto ${number}) angefordert.`,
    claimed: ({ name, username }) =>
      `Das Microsoft-Konto enthält diese Angaben, die nicht geprüft wurden: Name „${name}“, Benutzername „${username}“.`,
    whatToDo:
      'Wenn Sie die Person kennen, können Sie die Anforderung genehmigen. Die Person erhält dann ein Profil und kann sich mit ihrem Microsoft-Konto anmelden. Andernfalls lehnen Sie die Anforderung ab.',
    review: 'Anforderungen ansehen',
    unknown:
      'Wenn Sie die Person nicht kennen, brauchen Sie nichts zu tun. Eine Anforderung allein gewährt keinen Zugang.',
    toPartner: ({ company }) =>
      `Sie erhalten diese E-Mail als Administrator des zuständigen Partners, da ${company} keinen eigenen Administrator hat.`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company}: Sie haben Zugang zu ${program}`,
    title: ({ program, company }) => `Sie haben Zugang zu ${program} für ${company}`,
    preheader: ({ company }) => `Ein Administrator von ${company} hat Ihre Anforderung genehmigt.`,
    granted: ({ program, person, company }) =>
      `Ihre Anforderung wurde genehmigt. Sie haben jetzt das ${program}-Profil ${person} von ${company}.`,
    howTo: ({ username }) =>
      `Melden Sie sich mit dem Microsoft-Konto an, mit dem Sie den Zugang angefordert haben. Der Benutzername lautet „${username}“.`,
    unexpected: ({ company }) =>
      `Wenn Sie keinen Zugang angefordert haben, wenden Sie sich an einen Administrator von ${company}. Er kann die Zuordnung des Profils zu diesem Microsoft-Konto beenden.`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `Der Plan „${plan}“ von ${company} endete am ${on}. Der Zugang wird automatisch wiederhergestellt, sobald ein Plan verlängert wird.`,
    notStarted: ({ plan, company, on }) =>
      `Der Plan „${plan}“ von ${company} beginnt am ${on}. Der Zugang beginnt an diesem Tag automatisch.`,
    noPlan: ({ company }) => `${company} hat keinen Enhancement Plan oder Supportplan.`,
    inactive: ({ company }) => `Das Konto von ${company} wurde in Microsoft Dynamics deaktiviert.`,
    open: ({ company }) => `${company} hat zurzeit Zugang.`,
    claimed: ({ name, address }) =>
      `Das Profil der Person enthält diese Angaben, die sie selbst ändern kann: Name „${name}“, E-Mail-Adresse „${address}“.`,
    whatToDo:
      'Antworten Sie bitte an diese Adresse. Wenn Sie die Person nicht kennen, fragen Sie zuerst jemanden im Unternehmen, den Sie kennen.',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}): Frage zum Zugang`,
    title: ({ program, company }) => `Frage von ${company} zum Zugang zu ${program}`,
    preheader: ({ program, company }) =>
      `Eine Person von ${company} bittet Sie um Hilfe mit dem Zugang zu ${program}.`,
    asks: ({ program, company }) =>
      `Eine Person mit einem Profil von ${company} bittet Sie als Microsoft-Partner des Unternehmens um Hilfe mit dem Zugang zu ${program}.`,
    toPartner: ({ company }) =>
      `Sie erhalten diese E-Mail als Administrator des zuständigen Partners von ${company}.`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}): Frage an die Administratoren`,
    title: ({ program, company }) => `Eine Person von ${company} benötigt Ihre Hilfe mit ${program}`,
    preheader: ({ company }) => `Sie erhalten diese Frage als Administrator von ${company}.`,
    ACCESS: ({ program, company }) =>
      `Eine Person mit einem Profil von ${company} bittet Sie als Administrator des Kontos um Hilfe mit dem Zugang zu ${program}.`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `Eine Person mit einem Profil von ${company} bittet Sie als Administrator des Kontos, einem Kollegen Zugang zu ${program} zu geben.`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `Eine Person mit einem Profil von ${company} bittet Sie als Administrator des Kontos, ihr Profil in ${program} zu ändern.`,
    OTHER: ({ program, company }) =>
      `Eine Person mit einem Profil von ${company} hat eine Frage zu ${program} und bittet Sie als Administrator des Kontos, sich bei ihr zu melden.`,
  },
  administrators: {
    subject: ({ company }) => `${company}: Die Administratoren haben sich geändert`,
    title: ({ program, company }) => `Die Administratoren von ${company} in ${program} haben sich geändert`,
    preheader: ({ company }) => `Prüfen Sie, ob Sie diese Änderung bei ${company} erwartet haben.`,
    added: plural('de', {
      one: ({ names, company }) => `Jetzt Administrator von ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} Profile sind jetzt Administratoren von ${company}: ${names}.`,
    }),
    removed: plural('de', {
      one: ({ names, company }) => `Nicht mehr Administrator von ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} Profile sind nicht mehr Administratoren von ${company}: ${names}.`,
    }),
    by: ({ actor, on }) => `Geändert von ${actor}. Zeitpunkt: ${on}.`,
    meaning: ({ company }) =>
      `Administratoren können Profile von ${company} hinzufügen, ändern, einladen und entfernen, auch die anderer Administratoren.`,
    unexpected:
      'Wenn Sie diese Änderung nicht erwartet haben, prüfen Sie die Profile und ihren Verlauf, und machen Sie die Änderung dort rückgängig.',
  },
  digest: {
    subject: plural('de', {
      one: ({ number, program }) => `${number} Nachricht von ${program}`,
      other: ({ number, program }) => `${number} Nachrichten von ${program}`,
    }),
    title: plural('de', {
      one: ({ number }) => `Sie haben ${number} Nachricht`,
      other: ({ number }) => `Sie haben ${number} Nachrichten`,
    }),
    meaning:
      'Innerhalb einer Stunde wurden viele Nachrichten an diese Adresse gesendet. Deshalb haben wir sie in einer E-Mail zusammengefasst. Jeder Link gehört zu seiner Nachricht.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: Die Einladung an ${person} konnte nicht zugestellt werden`,
    title: ({ person }) => `Ihre Einladung hat ${person} nicht erreicht`,
    preheader: ({ address }) => `Die E-Mail an ${address} war unzustellbar.`,
    bounced: ({ program, person, company, address }) =>
      `Die Einladung, ${program} als ${person} von ${company} zu nutzen, wurde an ${address} gesendet und war unzustellbar. Die Adresse gibt es nicht, oder sie nimmt keine E-Mails an.`,
    whatToDo:
      'Korrigieren Sie die Adresse des Profils, und senden Sie die Einladung erneut. Der alte Link funktioniert dann nicht mehr.',
    sentBecause: ({ person, company }) =>
      `Sie erhalten diese E-Mail, weil Sie ${person} von ${company} eingeladen haben.`,
  },
  declined: {
    subject: ({ company, person }) => `${company}: Prüfen Sie die Adresse von ${person}`,
    title: ({ person }) => `Ihre Einladung für ${person} hat vielleicht die falsche Person erreicht`,
    preheader: ({ address }) => `Sie wurde unter ${address} abgelehnt.`,
    declined: ({ program, person, company, address }) =>
      `Die Einladung, ${program} als ${person} von ${company} zu nutzen, ging an ${address}. Dort wurde sie mit der Angabe abgelehnt, dass sie nicht für den Empfänger bestimmt war. Ihr Link funktioniert nicht mehr.`,
    whatToDo:
      'Finden Sie die richtige Adresse der Person heraus, berichtigen Sie sie im Profil, und senden Sie eine neue Einladung. Wenn die Adresse stimmt, fragen Sie die Person.',
  },
};
