import type { Translation } from './messages';
import { plural } from './plural';

/** The messages in Danish. */
export const danish: Translation = {
  words: {
    company: 'Virksomhed',
    profile: 'Profil',
    address: 'Adresse',
    account: 'Konto',
    open: ({ program }) => `Åbn ${program}`,
    toAdministrator: ({ company }) => `Sendt til dig som administrator for ${company}.`,
    more: plural('da', { one: ({ number }) => `${number} mere`, other: ({ number }) => `${number} mere` }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company}: din invitation til ${program}, ${person}`,
    title: ({ program, company }) => `Brug ${program} for ${company}`,
    preheader: ({ person, company, until }) =>
      `Til profilen ${person} hos ${company}. Accepter senest ${until}.`,
    asked: ({ program, person, company }) =>
      `Du er inviteret til at bruge ${program} som ${person} hos ${company}.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} inviterer dig til at bruge ${program} som ${person} hos ${company}.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} fra ${inviterCompany}, som er tilknyttet partner for ${company}, inviterer dig til at bruge ${program} som ${person} hos ${company}.`,
    accept: 'Accepter invitationen',
    anyAccount: 'Du kan logge på med en hvilken som helst Microsoft-konto, også en med en anden mailadresse.',
    validity: plural('da', {
      one: ({ until, number }) => `Linket virker én gang. Det gælder i ${number} dag, indtil ${until}.`,
      other: ({ until, number }) => `Linket virker én gang. Det gælder i ${number} dage, indtil ${until}.`,
    }),
    unexpected:
      'Hvis du ikke ventede denne mail, kan du se bort fra den. Der sker ikke noget, medmindre du åbner linket og bekræfter.',
    sentTo: ({ address }) => `Sendt til ${address}.`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company}: flyt din ${program}-profil ${person} til en anden Microsoft-konto`,
    title: ({ program, company }) => `Brug ${program} for ${company} med en anden Microsoft-konto`,
    preheader: ({ person, company, until }) =>
      `Til profilen ${person} hos ${company}. Accepter senest ${until}.`,
    asked: ({ program, person, company }) =>
      `Denne invitation flytter ${program}-profilen ${person} hos ${company} til den Microsoft-konto, du accepterer den med.`,
    sentBy: ({ inviter, inviterCompany }) => `Den er sendt af ${inviter} fra ${inviterCompany}.`,
    meaning:
      'Den Microsoft-konto, som profilen bruges med i øjeblikket, virker indtil da. Når du accepterer, mister den adgangen til profilen.',
    accept: 'Flyt profilen',
  },
  moved: {
    subject: ({ company, program, person }) => `${company}: din ${program}-profil ${person} er flyttet`,
    title: ({ program, company }) => `Din ${program}-profil for ${company} er flyttet`,
    preheader: ({ person, company }) =>
      `Profilen ${person} hos ${company} bruges nu med en anden Microsoft-konto.`,
    moved: ({ program, person, company, on }) =>
      `${program}-profilen ${person} hos ${company} blev flyttet til en anden Microsoft-konto den ${on}.`,
    meaning: ({ company }) =>
      `Den Microsoft-konto, du brugte før, kan ikke længere åbne den. Dine andre profiler og ${company} selv er ikke berørt.`,
    unexpected: ({ company }) =>
      `Hvis du selv har gjort det, skal du ikke gøre noget. Ellers skal du straks kontakte en administrator for ${company}. Administratoren kan afslutte den nye tilknytning og sende dig en invitation.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): nogen har anmodet om adgang`,
    title: ({ program, company }) => `Nogen har anmodet om adgang til ${program} for ${company}`,
    preheader: ({ company }) => `En anmodning giver ikke i sig selv adgang. Du bestemmer for ${company}.`,
    asks: ({ program, company, number }) =>
      `En person, der er logget på med en Microsoft-konto, har anmodet om adgang til ${program} for ${company} (konto ${number}).`,
    claimed: ({ name, username }) =>
      `Microsoft-kontoen indeholder disse oplysninger, som ikke er kontrolleret: navn »${name}«, brugernavn »${username}«.`,
    whatToDo:
      'Hvis du kender personen, kan du godkende anmodningen. Personen får så en profil og kan logge på med sin Microsoft-konto. Ellers skal du afvise anmodningen.',
    review: 'Se anmodninger',
    unknown:
      'Hvis du ikke kender personen, skal du ikke gøre noget. En anmodning giver ikke i sig selv adgang.',
    toPartner: ({ company }) =>
      `Sendt til dig som administrator hos den tilknyttede partner, da ${company} ikke har sin egen administrator.`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company}: du har adgang til ${program}`,
    title: ({ program, company }) => `Du har adgang til ${program} for ${company}`,
    preheader: ({ company }) => `En administrator hos ${company} har godkendt din anmodning.`,
    granted: ({ program, person, company }) =>
      `Din anmodning om adgang er godkendt. Du har nu ${program}-profilen ${person} hos ${company}.`,
    howTo: ({ username }) =>
      `Log på med den Microsoft-konto, som du anmodede om adgang med. Brugernavnet er »${username}«.`,
    unexpected: ({ company }) =>
      `Hvis du ikke har anmodet om adgang, skal du kontakte en administrator hos ${company}. Administratoren kan afslutte profilens tilknytning til denne Microsoft-konto.`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `Planen »${plan}« for ${company} udløb den ${on}. Adgangen gendannes automatisk, så snart en plan fornyes.`,
    notStarted: ({ plan, company, on }) =>
      `Planen »${plan}« for ${company} begynder den ${on}. Adgangen starter automatisk den dag.`,
    noPlan: ({ company }) => `${company} har ingen Enhancement Plan eller supportplan.`,
    inactive: ({ company }) => `Kontoen for ${company} er deaktiveret i Microsoft Dynamics.`,
    open: ({ company }) => `${company} har adgang i øjeblikket.`,
    claimed: ({ name, address }) =>
      `Profilen indeholder disse oplysninger, som personen selv kan ændre: navn »${name}«, mailadresse »${address}«.`,
    whatToDo:
      'Svar ved at skrive til denne adresse. Hvis du ikke kender personen, skal du først spørge en, du kender i virksomheden.',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}): spørgsmål om adgang`,
    title: ({ program, company }) => `${company} spørger om adgang til ${program}`,
    preheader: ({ program, company }) =>
      `En person hos ${company} beder dig om hjælp med adgangen til ${program}.`,
    asks: ({ program, company }) =>
      `En person med en profil hos ${company} beder dig som virksomhedens Microsoft-partner om hjælp med adgangen til ${program}.`,
    toPartner: ({ company }) => `Sendt til dig som administrator hos den tilknyttede partner for ${company}.`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}): spørgsmål til administratorerne`,
    title: ({ program, company }) => `En person hos ${company} har brug for din hjælp med ${program}`,
    preheader: ({ company }) => `Du får dette spørgsmål som administrator for ${company}.`,
    ACCESS: ({ program, company }) =>
      `En person med en profil hos ${company} beder dig som administrator af kontoen om hjælp med adgangen til ${program}.`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `En person med en profil hos ${company} beder dig som administrator af kontoen om at give en kollega adgang til ${program}.`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `En person med en profil hos ${company} beder dig som administrator af kontoen om at ændre vedkommendes profil i ${program}.`,
    OTHER: ({ program, company }) =>
      `En person med en profil hos ${company} har et spørgsmål om ${program} og beder dig som administrator af kontoen om at kontakte vedkommende.`,
  },
  administrators: {
    subject: ({ company }) => `${company}: administratorerne er ændret`,
    title: ({ program, company }) => `Administratorerne for ${company} i ${program} er ændret`,
    preheader: ({ company }) => `Kontrollér, om du ventede denne ændring hos ${company}.`,
    added: plural('da', {
      one: ({ names, company }) => `Nu administrator for ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profiler er nu administratorer for ${company}: ${names}.`,
    }),
    removed: plural('da', {
      one: ({ names, company }) => `Ikke længere administrator for ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profiler er ikke længere administratorer for ${company}: ${names}.`,
    }),
    by: ({ actor, on }) => `Ændret af ${actor} den ${on}.`,
    meaning: ({ company }) =>
      `Administratorer kan tilføje, ændre, invitere og fjerne profiler hos ${company}, også andre administratorers.`,
    unexpected:
      'Hvis du ikke ventede denne ændring, skal du kontrollere profilerne og deres historik og fortryde ændringen der.',
  },
  digest: {
    subject: plural('da', {
      one: ({ number, program }) => `${number} meddelelse fra ${program}`,
      other: ({ number, program }) => `${number} meddelelser fra ${program}`,
    }),
    title: plural('da', {
      one: ({ number }) => `Du har ${number} meddelelse`,
      other: ({ number }) => `Du har ${number} meddelelser`,
    }),
    meaning:
      'Der blev sendt mange meddelelser til denne adresse inden for en time, så vi har samlet dem i én mail. Hvert link hører til sin egen meddelelse.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: invitationen til ${person} kunne ikke leveres`,
    title: ({ person }) => `Din invitation nåede ikke frem til ${person}`,
    preheader: ({ address }) => `Mailen til ${address} kunne ikke leveres.`,
    bounced: ({ program, person, company, address }) =>
      `Invitationen til at bruge ${program} som ${person} hos ${company} blev sendt til ${address} og kunne ikke leveres. Adressen findes ikke eller modtager ikke mail.`,
    whatToDo:
      'Ret profilens adresse, og send invitationen igen. Det gamle link virker derefter ikke længere.',
    sentBecause: ({ person, company }) => `Sendt til dig, fordi du har inviteret ${person} hos ${company}.`,
  },
  declined: {
    subject: ({ company, person }) => `${company}: Kontrollér adressen på ${person}`,
    title: ({ person }) => `Din invitation til ${person} er måske nået til den forkerte`,
    preheader: ({ address }) => `Den blev afvist på ${address}.`,
    declined: ({ program, person, company, address }) =>
      `Invitationen til at bruge ${program} som ${person} hos ${company} blev sendt til ${address}. Den blev afvist, fordi den ikke var tiltænkt modtageren. Linket i den virker ikke længere.`,
    whatToDo:
      'Find ud af personens rigtige adresse, ret den i profilen, og send en ny invitation. Hvis adressen er rigtig, så spørg personen.',
  },
};
