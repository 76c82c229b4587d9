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
      `${inviter} von ${inviterCompany}, dem Partner von ${company}, lädt Sie ein, ${program} als ${person} von ${company} zu nutzen.`,
    accept: 'Einladung annehmen',
    anyAccount:
      'Melden Sie sich mit dem Microsoft-Konto an, das Sie verwenden möchten. Es muss nicht die Adresse haben, an die diese E-Mail ging.',
    validity: plural('de', {
      one: ({ until, number }) => `Der Link funktioniert einmal und ist ${number} Tag gültig: bis ${until}.`,
      other: ({ until, number }) =>
        `Der Link funktioniert einmal und ist ${number} Tage gültig: bis ${until}.`,
    }),
    unexpected:
      'Wenn Sie diese E-Mail nicht erwartet haben, ignorieren Sie sie: Solange Sie den Link nicht öffnen und bestätigen, geschieht nichts.',
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
      'Bis dahin funktioniert das Microsoft-Konto, mit dem das Profil heute genutzt wird, wie bisher. Sobald Sie annehmen, lässt sich das Profil damit nicht mehr öffnen.',
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
      `Mit Ihrem bisherigen Microsoft-Konto lässt es sich nicht mehr öffnen. Ihre anderen Profile und ${company} selbst sind davon nicht betroffen.`,
    unexpected: ({ company }) =>
      `Wenn Sie das selbst veranlasst haben, brauchen Sie nichts zu tun. Andernfalls wenden Sie sich bitte sofort an einen Administrator von ${company}: Dort kann die neue Zuordnung beendet und Ihnen eine Einladung gesendet werden.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): Jemand bittet um Zugang`,
    title: ({ program, company }) => `Jemand bittet um Zugang zu ${program} für ${company}`,
    preheader: ({ company }) => `Durch Bitten allein erhält niemand Zugang: Sie entscheiden für ${company}.`,
    asks: ({ program, company, number }) =>
      `Eine mit einem Microsoft-Konto angemeldete Person bittet um Zugang zu ${program} für ${company} (Konto ${number}).`,
    claimed: ({ name, username }) =>
      `Das Microsoft-Konto gibt dazu an, was niemand geprüft hat: Name „${name}“, Benutzername „${username}“.`,
    whatToDo:
      'Wenn Sie die Person kennen und ihr Zugang geben möchten, fügen Sie ein Profil mit dieser oder der Ihnen bekannten Adresse hinzu und lassen Sie eine Einladung dorthin senden.',
    unknown:
      'Wenn Sie die Person nicht kennen, brauchen Sie nichts zu tun: Durch Bitten allein erhält niemand Zugang.',
    toPartner: ({ company }) =>
      `Sie erhalten diese E-Mail als Administrator des zuständigen Partners, da ${company} keinen eigenen Administrator hat.`,
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
      'Wenn Sie das nicht erwartet haben, sehen Sie sich die Profile und ihren Verlauf an und machen Sie die Änderung dort rückgängig.',
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
      'Innerhalb einer Stunde gingen viele Nachrichten an diese Adresse. Deshalb erhalten Sie sie in einer E-Mail. Jeder Link gehört zu seiner Nachricht.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: Die Einladung an ${person} konnte nicht zugestellt werden`,
    title: ({ person }) => `Ihre Einladung hat ${person} nicht erreicht`,
    preheader: ({ address }) => `Die E-Mail an ${address} kam zurück.`,
    bounced: ({ program, person, company, address }) =>
      `Die Einladung, ${program} als ${person} von ${company} zu nutzen, ging an ${address} und kam zurück: Die Adresse gibt es nicht, oder sie nimmt keine E-Mails an.`,
    whatToDo:
      'Korrigieren Sie die Adresse des Profils und senden Sie die Einladung erneut. Der alte Link funktioniert dann nicht mehr.',
    sentBecause: ({ person, company }) =>
      `Sie erhalten diese E-Mail, weil Sie ${person} von ${company} eingeladen haben.`,
  },
};
