import { type HelpTexts } from '../english/help';
import { label, link, mail, pointsOf, text } from '../help-text';

/** The help, in Danish. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'Hjælp',
  lead: 'Svar på almindelige spørgsmål om brugen af CustomerSource og PartnerSource med din Microsoft-konto.',
  contents: 'Spørgsmål',
  toContents: 'Tilbage til spørgsmålene',
  administrators: {
    signIn: text`${link('signIn', 'Log på')} for at se deres navne her og kontakte dem.`,
    withProfile: text`Når du bruger en profil, vises administratorerne af dens konto her.`,
    of: ({ account }) => `Administratorer af ${account}:`,
  },
  questions: {
    'what-is-customersource': {
      question: 'Hvad er CustomerSource, og hvem kan bruge det?',
      answer: [
        text`CustomerSource er ekstranettet for kunder med Microsoft Dynamics. Det har værktøjer til selvhjælp, produktopdateringer, fora, kurser, dokumentation og nyhedsbreve. PartnerSource er ekstranettet for Microsoft Dynamics-partnere.`,
        text`Kunder med en aktiv Enhancement Plan eller supportplan kan bruge CustomerSource. Partnere og Microsofts medarbejdere har altid adgang.`,
        text`Du bruger begge med en Microsoft-konto. ${link('signIn', 'Log på')} for at knytte din konto til din profil, som er din registrering hos en virksomhed.`,
      ],
    },
    'microsoft-account': {
      question: 'Hvordan får jeg en Microsoft-konto?',
      answer: [
        text`Hvis du bruger Outlook.com, OneDrive eller Xbox, har du allerede en. Den hed tidligere Windows Live ID. En arbejds- eller skolekonto fra din organisation kan også bruges.`,
        {
          steps: [
            text`Gå til ${link('newMicrosoftAccount', 'Opret en Microsoft-konto')} på Microsofts websted.`,
            text`Angiv en mailadresse, som du allerede har, eller opret en ny der.`,
            text`Følg vejledningen. Microsoft sender en kode til din adresse for at kontrollere, at den er din.`,
            text`Vend tilbage hertil, og ${link('signIn', 'log på')} med den nye konto.`,
            text`Knyt den til dine profiler på siden ${link('associate', associate.title)}.`,
          ],
        },
        text`Adressen på din Microsoft-konto kan være forskellig fra adressen i din profil.`,
      ],
    },
    'associate-profiles': {
      question: 'Hvordan knytter jeg min profil til min Microsoft-konto?',
      answer: [
        {
          steps: [
            text`${link('signIn', 'Log på')} med den Microsoft-konto, du vil bruge.`,
            text`Angiv den mailadresse, som din virksomhed eller partner har registreret for dig, på siden ${link('associate', associate.title)}, og vælg ${label(associate.button)}.`,
            text`Åbn linket i mailen, og vælg ${label(accept.accept)}.`,
          ],
        },
        text`En administrator i din virksomhed kan også sende dig en invitation. Hvis du ikke har en profil, kan du anmode om en på samme side med din virksomheds kontonummer.`,
      ],
    },
    'several-emails': {
      question: 'Hvorfor fik jeg flere mails, efter at jeg angav min mailadresse?',
      answer: [
        text`Vi finder alle profiler med adressen og sender en invitation for hver af dem. Du kan for eksempel have en profil hos flere virksomheder. Den samme mail kan indeholde flere invitationer.`,
        text`Du kan knytte den samme Microsoft-konto til alle disse profiler. Åbn linket i hver invitation. Når du accepterer en, kan du samtidig acceptere dine andre profiler med samme adresse.`,
        text`Hvis du har mere end én profil, vælger du på siden ${link('accounts', accounts.title)}, hvilken du vil bruge.`,
        text`Hvis en invitation ikke er til dig, skal du åbne linket i den og vælge ${label(accept.decline.button)}.`,
      ],
    },
    'no-email': {
      question: 'Hvad kan jeg gøre, hvis jeg ikke får en mail, eller min invitation ikke virker?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`Hver invitation virker én gang og kun i en begrænset periode. Hvis der er en nyere mail til den samme profil, virker kun det nyeste link. Angiv din adresse på siden ${link('associate', associate.title)} for at få en ny invitation.`,
      ],
    },
    'forgotten-password': {
      question: 'Hvad gør jeg, hvis jeg glemmer adgangskoden til min Microsoft-konto?',
      answer: [
        text`For en personlig konto kan du ${link('passwordReset', 'nulstille adgangskoden')} på Microsofts websted. Kontakt din organisation om en arbejds- eller skolekonto.`,
        text`Vi ser aldrig din adgangskode. Dine profiler forbliver knyttet til din konto, når du ændrer den.`,
      ],
    },
    'signed-in-automatically': {
      question: 'Jeg bliver logget på automatisk hver gang. Er det sikkert?',
      answer: [
        text`Hvis du vælger ${label(signedOut.keep)}, når du ${link('signIn', 'logger på')}, forbliver du logget på, også hvis du lukker browseren eller slukker computeren. Vælg det kun, hvis du er den eneste, der bruger computeren.`,
        text`Hvis du ikke bliver bedt om din adgangskode, er du måske også logget på hos Microsoft via et andet websted eller en anden app.`,
        text`Åbn menuen med dit navn, og vælg ${label(shell.menu.signOut)} for at logge af. ${label(shell.menu.signOutAtMicrosoft)} afslutter også din session hos Microsoft. Hvis du har mistet en enhed, kan du logge den af på siden ${link('sessions', sessions.title)} eller vælge ${label(shell.menu.signOutEverywhere)}.`,
      ],
    },
    'multiple-accounts': {
      question: `Hvad er formålet med siden »${accounts.title}«?`,
      answer: [
        text`Siden ${link('accounts', accounts.title)} viser alle de CustomerSource- og PartnerSource-konti, som din Microsoft-konto er tilknyttet. Her vælger du, hvilken du vil bruge.`,
        text`Vælg ${label(accounts.always)}, hvis du altid vil begynde med den samme profil.`,
      ],
    },
    'when-multiple-accounts': {
      question: `Hvornår vises siden »${accounts.title}«?`,
      answer: [
        text`Den vises, når du har logget på, hvis du har mere end én profil og ikke har valgt en som standard. Hvis du kun har én profil, vises den ikke.`,
        text`Du kan altid åbne ${link('accounts', accounts.title)} for at skifte profil eller ændre standarden.`,
      ],
    },
    'switch-profiles': {
      question: 'Hvordan skifter jeg til en anden profil?',
      answer: [
        text`Åbn menuen med dit navn, og vælg en profil eller ${label(shell.menu.switchProfile)}. Du kan også gå til siden ${link('accounts', accounts.title)}. Du behøver ikke at logge af eller lukke browseren.`,
        text`Vælg ${label(accounts.tabOnly)} for at bruge forskellige profiler på forskellige faner.`,
      ],
    },
    'another-microsoft-account': {
      question: 'Hvordan kan jeg bruge min profil med en anden Microsoft-konto?',
      answer: [
        {
          steps: [
            text`Vælg ${link('profile', profile.title)} i menuen med dit navn.`,
            text`Hvis mailadressen dér er rigtig, skal du vælge ${label(profile.invite.button)}.`,
            text`Hvis den ikke er, skal du vælge ${label(profile.details.edit)}, angive den rigtige adresse, vælge ${label(profile.invite.button)} og derefter ${label(profile.details.save)}.`,
            text`Åbn linket i mailen, log på med den Microsoft-konto, du vil bruge, og accepter invitationen.`,
          ],
        },
        text`Din nuværende konto virker, indtil du accepterer invitationen med den anden.`,
      ],
    },
    'add-colleagues': {
      question: 'Jeg kan bruge CustomerSource. Hvordan får mine kolleger adgang?',
      answer: [
        text`Administratorer af din virksomheds konto kan tilføje og invitere personer:`,
        {
          steps: [
            text`Åbn ${link('ourAccounts', ourAccounts.title)}, og vælg din konto.`,
            text`Vælg ${label(ourAccounts.adding.one)} eller ${label(ourAccounts.adding.many)}, og angiv navne og mailadresser.`,
            text`Lad ${label(ourAccounts.adding.invite)} være valgt, og tilføj personerne.`,
          ],
        },
        text`Dine kolleger åbner linket i deres mail og logger på med deres egen Microsoft-konto. Hvis de ikke har en, kan de læse ${link('microsoft-account', 'Hvordan får jeg en Microsoft-konto?')}`,
        text`Kolleger kan også selv anmode om adgang på siden ${link('associate', associate.title)} med din virksomheds kontonummer. Du godkender eller afviser deres anmodninger i din konto under ${label(ourAccounts.parts.requests)}.`,
        text`Hvis du ikke er administrator, skal du ${link('your-administrators', 'kontakte dine administratorer')}.`,
      ],
    },
    'your-administrators': {
      question: 'Hvem er mine administratorer, og hvordan kontakter jeg dem?',
      answer: [
        text`Administratorer administrerer profilerne på din virksomheds konto. De tilføjer og inviterer personer, retter navne og adresser og ændrer roller.`,
      ],
    },
    'no-access': {
      question: 'Hvorfor har jeg ikke adgang? Hvad sker der, når en plan udløber?',
      answer: [
        text`Kunder har adgang, mens virksomheden har en aktiv Enhancement Plan eller supportplan. Når den sidste plan udløber, ophører adgangen også.`,
        text`Dine profiler forbliver knyttet til din Microsoft-konto. Når en plan fornyes, gendannes adgangen automatisk. Du skal ikke gøre noget.`,
        text`Siden ${link('noAccess', noAccess.title)} viser årsagen for hver af dine profiler, og hvem du kan kontakte. Der kan du spørge din Microsoft-partner.`,
      ],
    },
    maintenance: {
      question: 'Hvornår er webstedet tilgængeligt?',
      answer: [
        text`Tilgængeligheden kan variere efter placering og på grund af planlagt vedligeholdelse og anden nedetid.`,
        text`Vi annoncerer vedligeholdelse øverst på alle sider. Under vedligeholdelse kan du se alt, men du kan ikke foretage ændringer. Mails sendes bagefter.`,
        text`Siden ${link('maintenancePage', shell.maintenancePage.title)} viser, om der er vedligeholdelse i gang eller planlagt.`,
      ],
    },
    'more-help': {
      question: 'Hvor kan jeg få mere hjælp?',
      answer: [
        text`Besøg ${link('microsoftAccount', 'Microsofts websted for konti')}, hvis du har spørgsmål om din Microsoft-konto.`,
        ...(contact === null ? [] : [text`Skriv til ${mail(contact)}, hvis du har andre spørgsmål.`]),
      ],
    },
  },
});
