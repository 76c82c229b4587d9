import { type OurAccountsWords } from '../english/our-accounts';

/** The texts of a person's page, in Danish. */
export const person: OurAccountsWords['person'] = {
  details: 'Profil',
  account: 'Konto',
  sentTo: 'Sendt til',
  invitation: 'Afventende invitation',
  noInvitation: 'Der er ingen afventende invitation.',
  formerInvitations: 'Tidligere invitationer',
  noFormerInvitations: 'Der er ingen tidligere invitationer.',
  history: 'Historik',
  endedByHolder: 'Personen afsluttede tilknytningen.',
  end: {
    action: 'Afslut tilknytningen…',
    title: ({ person }) => `Afslut tilknytningen for ${person}?`,
    text: ({ username, account }) =>
      `${username} mister straks adgangen til ${account} på alle enheder. Profilen bevares. Send en invitation for at tilknytte den igen.`,
    yes: 'Afslut tilknytningen',
    done: 'Tilknytningen er afsluttet. Send en invitation for at tilknytte profilen igen.',
  },
};
