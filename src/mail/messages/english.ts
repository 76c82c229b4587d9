import type { Messages } from './messages';
import { plural } from './plural';

/** The messages in English, from which the others are translated. */
export const english: Messages = {
  words: {
    company: 'Company',
    profile: 'Profile',
    address: 'Address',
    account: 'Account',
    open: ({ program }) => `Open ${program}`,
    toAdministrator: ({ company }) => `Sent to you as an administrator of ${company}.`,
    more: plural('en', { one: ({ number }) => `${number} more`, other: ({ number }) => `${number} more` }),
  },
  invitation: {
    subject: ({ company, program, person }) => `${company}: your ${program} invitation, ${person}`,
    title: ({ program, company }) => `Use ${program} for ${company}`,
    preheader: ({ person, company, until }) => `For the profile ${person} of ${company}. Accept by ${until}.`,
    asked: ({ program, person, company }) => `You are invited to use ${program} as ${person} of ${company}.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} invites you to use ${program} as ${person} of ${company}.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} of ${inviterCompany}, which looks after ${company}, invites you to use ${program} as ${person} of ${company}.`,
    accept: 'Accept the invitation',
    anyAccount:
      'Sign in with whichever Microsoft account you want to use; it need not have the address this mail went to.',
    validity: plural('en', {
      one: ({ until, number }) => `The link works once, for ${number} day: until ${until}.`,
      other: ({ until, number }) => `The link works once, for ${number} days: until ${until}.`,
    }),
    unexpected:
      'If you did not expect this mail, ignore it: nothing happens unless you open the link and confirm.',
    sentTo: ({ address }) => `Sent to ${address}.`,
  },
  move: {
    subject: ({ company, program, person }) =>
      `${company}: move your ${program} profile ${person} to another Microsoft account`,
    title: ({ program, company }) => `Use ${program} for ${company} with another Microsoft account`,
    preheader: ({ person, company, until }) => `For the profile ${person} of ${company}. Accept by ${until}.`,
    asked: ({ program, person, company }) =>
      `This invitation moves the ${program} profile ${person} of ${company} to the Microsoft account that you accept it with.`,
    sentBy: ({ inviter, inviterCompany }) => `It was sent by ${inviter} of ${inviterCompany}.`,
    meaning:
      'The Microsoft account that the profile is used with today keeps working until then. As soon as you accept, it no longer opens the profile.',
    accept: 'Move the profile',
  },
  moved: {
    subject: ({ company, program, person }) => `${company}: your ${program} profile ${person} was moved`,
    title: ({ program, company }) => `Your ${program} profile for ${company} was moved`,
    preheader: ({ person, company }) =>
      `The profile ${person} of ${company} is now used with another Microsoft account.`,
    moved: ({ program, person, company, on }) =>
      `The ${program} profile ${person} of ${company} was moved to another Microsoft account on ${on}.`,
    meaning: ({ company }) =>
      `The Microsoft account that you used before no longer opens it. Your other profiles, and ${company} itself, are not affected.`,
    unexpected: ({ company }) =>
      `If you did this yourself, there is nothing to do. If not, tell an administrator of ${company} at once: they can end the new association and send you an invitation.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): somebody asks for access`,
    title: ({ program, company }) => `Somebody asks for access to ${program} for ${company}`,
    preheader: ({ company }) => `Nobody gets in by asking: you decide for ${company}.`,
    asks: ({ program, company, number }) =>
      `Somebody who signed in with a Microsoft account asks to be let in to ${program} for ${company} (account ${number}).`,
    claimed: ({ name, username }) =>
      `What their Microsoft account says of them, which nobody has checked: name “${name}”, user name “${username}”.`,
    whatToDo:
      'If you know them and want to let them in, add a profile with that address, or with the one that you know them by, and have an invitation sent to it.',
    unknown: 'If you do not know them, do nothing: nobody gets in by asking.',
    toPartner: ({ company }) =>
      `Sent to you as an administrator of the partner of record, since ${company} has no administrator of its own.`,
  },
  administrators: {
    subject: ({ company }) => `${company}: its administrators have changed`,
    title: ({ program, company }) => `The administrators of ${company} in ${program} have changed`,
    preheader: ({ company }) => `Look whether you expected this change at ${company}.`,
    added: plural('en', {
      one: ({ names, company }) => `Now an administrator of ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profiles are now administrators of ${company}: ${names}.`,
    }),
    removed: plural('en', {
      one: ({ names, company }) => `No longer an administrator of ${company}: ${names}.`,
      other: ({ names, company, number }) =>
        `${number} profiles are no longer administrators of ${company}: ${names}.`,
    }),
    by: ({ actor, on }) => `Changed by ${actor} on ${on}.`,
    meaning: ({ company }) =>
      `Administrators add, change, invite and remove the profiles of ${company}, those of other administrators included.`,
    unexpected: 'If you did not expect this, look at the profiles and their history, and undo it there.',
  },
  digest: {
    subject: plural('en', {
      one: ({ number, program }) => `${number} message from ${program}`,
      other: ({ number, program }) => `${number} messages from ${program}`,
    }),
    title: plural('en', {
      one: ({ number }) => `You have ${number} message`,
      other: ({ number }) => `You have ${number} messages`,
    }),
    meaning:
      'Many messages were sent to this address within an hour, so we put them in one mail. Each link is for its own message.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: the invitation to ${person} could not be delivered`,
    title: ({ person }) => `Your invitation did not reach ${person}`,
    preheader: ({ address }) => `The mail to ${address} came back.`,
    bounced: ({ program, person, company, address }) =>
      `The invitation to use ${program} as ${person} of ${company} was sent to ${address} and came back: the address does not exist or takes no mail.`,
    whatToDo:
      'Correct the address of the profile and send the invitation again; the old link then no longer works.',
    sentBecause: ({ person, company }) => `Sent to you because you invited ${person} of ${company}.`,
  },
};
