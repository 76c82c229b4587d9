import { type OurAccountsWords } from '../english/our-accounts';
import { plural } from '../plural';

/** The texts of an account's profiles, in Danish. */
export const profiles: OurAccountsWords['profiles'] = {
  person: 'Person',
  role: 'Rolle',
  status: 'Status',
  identity: 'Microsoft-konto',
  invitation: 'Invitation',
  lastUsed: 'Sidst brugt',
  actions: 'Handlinger',
  statuses: { ACTIVE: 'Aktiv', DISABLED: 'Deaktiveret', REMOVED: 'Fjernet' },
  you: 'Dig',
  associated: 'Tilknyttet',
  unassociated: 'Ikke tilknyttet',
  never: 'Aldrig',
  none: 'Ingen',
  pendingUntil: ({ until }) => `Afventer til ${until}`,
  actionsFor: ({ person }) => `Handlinger for ${person}`,
  select: ({ person }) => `Vælg ${person}`,
  selection: 'Valg',
  invite: 'Send invitation',
  inviteAgain: 'Send en ny invitation',
  move: 'Flyt til en anden Microsoft-konto…',
  moves: ({ username }) =>
    `Hvis invitationen accepteres med en anden Microsoft-konto, mister ${username} adgangen.`,
  edit: 'Rediger navn, adresse eller sprog',
  toAdministrator: 'Gør til administrator',
  toMember: 'Gør til medlem',
  disable: 'Deaktivér',
  enable: 'Aktivér',
  remove: 'Fjern…',
  history: 'Vis historik',
  inviteSelected: plural('da', {
    one: ({ number }) => `Send ${number} invitation`,
    other: ({ number }) => `Send ${number} invitationer`,
  }),
  invitedMany: plural('da', {
    one: ({ number }) => `Vi sender ${number} invitation.`,
    other: ({ number }) => `Vi sender ${number} invitationer.`,
  }),
  notInvited: plural('da', {
    one: ({ number }) => `${number} invitation blev ikke sendt. Årsagen står ved navnet.`,
    other: ({ number }) => `${number} invitationer blev ikke sendt. Årsagerne står ved navnene.`,
  }),
  invited: ({ email }) => `Vi sender en invitation til ${email}.`,
  done: {
    ADMINISTRATOR: 'Nu administrator.',
    MEMBER: 'Nu medlem.',
    ACTIVE: 'Aktiveret. Profilen kan bruges igen.',
    DISABLED: 'Deaktiveret. Profilen kan ikke bruges, før den aktiveres.',
    REMOVED: 'Fjernet.',
  },
  confirm: {
    cancel: 'Annuller',
    removeTitle: ({ person }) => `Fjern ${person}?`,
    removeText: ({ person, account }) =>
      `${person} mister straks adgangen til ${account} på alle enheder. Tilknytningen til Microsoft-kontoen ophører, og en afventende invitation tilbagekaldes. Dette kan ikke fortrydes. Tilføj personen igen for at gendanne adgangen. Historikken bevares.`,
    remove: 'Fjern',
    moveTitle: ({ person }) => `Flyt ${person} til en anden Microsoft-konto?`,
    moveText: ({ email }) => `Vi sender en invitation til ${email}. Der ændres intet, før den accepteres.`,
    ownTitle: 'Det er din egen profil',
    ownText: ({ account }) =>
      `Du kan ikke længere administrere ${account} med denne profil, og du kan ikke selv fortryde det.`,
    own: 'Fortsæt alligevel',
  },
  editing: {
    title: ({ person }) => `Rediger ${person}`,
    name: 'Navn',
    email: 'Mailadresse',
    emailHint: 'Hvis du ændrer adressen, tilbagekaldes en afventende invitation til den gamle adresse.',
    language: 'Sprog',
    invite: 'Send en invitation til denne adresse',
    save: 'Gem',
    saved: 'Gemt.',
    savedAndInvited: ({ email }) => `Gemt. Vi sender en invitation til ${email}.`,
    savedOnly: 'Gemt, men der blev ikke sendt nogen invitation.',
    savedButAddress:
      'De andre ændringer er gemt. Adressen blev ikke ændret, og der blev ikke sendt nogen invitation.',
    unchanged: 'Der var ingen ændringer at gemme.',
    missing: 'Profilen findes ikke, eller du har ikke tilladelse til at redigere den.',
  },
};
