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
    asked: ({ program, person, company }) => `You’re invited to use ${program} as ${person} of ${company}.`,
    byColleague: ({ inviter, program, person, company }) =>
      `${inviter} invites you to use ${program} as ${person} of ${company}.`,
    byPartner: ({ inviter, inviterCompany, program, person, company }) =>
      `${inviter} of ${inviterCompany}, the partner of record of ${company}, invites you to use ${program} as ${person} of ${company}.`,
    accept: 'Accept the invitation',
    anyAccount: 'You can sign in with any Microsoft account, even one with a different e-mail address.',
    validity: plural('en', {
      one: ({ until, number }) => `The link works once. It’s valid for ${number} day, until ${until}.`,
      other: ({ until, number }) => `The link works once. It’s valid for ${number} days, until ${until}.`,
    }),
    unexpected:
      'If you didn’t expect this e-mail, you can ignore it. Nothing happens unless you open the link and confirm.',
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
      'The Microsoft account that currently uses the profile keeps working until then. When you accept, it loses access to the profile.',
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
      `You can no longer open it with the Microsoft account that you used before. Your other profiles and ${company} itself aren’t affected.`,
    unexpected: ({ company }) =>
      `If you did this yourself, you don’t need to do anything. If you didn’t, contact an administrator of ${company} immediately. They can end the new association and send you an invitation.`,
  },
  accessRequest: {
    subject: ({ company, number }) => `${company} (${number}): someone requested access`,
    title: ({ program, company }) => `Someone requested access to ${program} for ${company}`,
    preheader: ({ company }) => `A request alone doesn’t give access. You decide for ${company}.`,
    asks: ({ program, company, number }) =>
      `Someone who signed in with a Microsoft account requested access to ${program} for ${company} (account ${number}).`,
    claimed: ({ name, username }) =>
      `Their Microsoft account provides these details, which haven’t been verified: name “${name}”, user name “${username}”.`,
    whatToDo:
      'If you know this person, you can approve the request. They get a profile, and can sign in with their Microsoft account. Otherwise, decline the request.',
    review: 'Review requests',
    unknown:
      'If you don’t know this person, you don’t need to do anything. A request alone doesn’t give access.',
    toPartner: ({ company }) =>
      `Sent to you as an administrator of the partner of record, because ${company} has no administrator of its own.`,
  },
  accessGranted: {
    subject: ({ company, program }) => `${company}: you have access to ${program}`,
    title: ({ program, company }) => `You have access to ${program} for ${company}`,
    preheader: ({ company }) => `An administrator of ${company} approved your request.`,
    granted: ({ program, person, company }) =>
      `Your request for access was approved. You have the ${program} profile ${person} of ${company}.`,
    howTo: ({ username }) =>
      `Sign in with the Microsoft account that you used to request access. Its user name is “${username}”.`,
    unexpected: ({ company }) =>
      `If you didn’t request access, contact an administrator of ${company}. They can end the association of the profile with this Microsoft account.`,
  },
  question: {
    lapsed: ({ plan, company, on }) =>
      `The ${plan} of ${company} ended on ${on}. Access returns automatically when a plan is renewed.`,
    notStarted: ({ plan, company, on }) =>
      `The ${plan} of ${company} starts on ${on}. Access starts automatically on that day.`,
    noPlan: ({ company }) => `${company} has no Enhancement Plan or support plan.`,
    inactive: ({ company }) => `The account of ${company} was deactivated in Microsoft Dynamics.`,
    open: ({ company }) => `${company} currently has access.`,
    claimed: ({ name, address }) =>
      `The person’s profile contains these details, which they can change themselves: name “${name}”, e-mail address “${address}”.`,
    whatToDo:
      'To answer, write to this address. If you don’t know this person, check first with someone that you know at the company.',
  },
  partnerContact: {
    subject: ({ company, number }) => `${company} (${number}): question about access`,
    title: ({ program, company }) => `${company} asks about access to ${program}`,
    preheader: ({ program, company }) => `Someone at ${company} asks you for help with access to ${program}.`,
    asks: ({ program, company }) =>
      `Someone with a profile of ${company} asks you, the company’s Microsoft partner, for help with access to ${program}.`,
    toPartner: ({ company }) => `Sent to you as an administrator of the partner of record of ${company}.`,
  },
  administratorContact: {
    subject: ({ company, number }) => `${company} (${number}): question to the administrators`,
    title: ({ program, company }) => `Someone at ${company} needs your help with ${program}`,
    preheader: ({ company }) => `You’re getting this question as an administrator of ${company}.`,
    ACCESS: ({ program, company }) =>
      `Someone with a profile of ${company} asks you, an administrator of its account, for help with access to ${program}.`,
    ADD_COLLEAGUE: ({ program, company }) =>
      `Someone with a profile of ${company} asks you, an administrator of its account, to give a colleague access to ${program}.`,
    CHANGE_MY_PROFILE: ({ program, company }) =>
      `Someone with a profile of ${company} asks you, an administrator of its account, to change their profile in ${program}.`,
    OTHER: ({ program, company }) =>
      `Someone with a profile of ${company} has a question about ${program}, and asks you, an administrator of its account, to contact them.`,
  },
  administrators: {
    subject: ({ company }) => `${company}: the administrators have changed`,
    title: ({ program, company }) => `The administrators of ${company} in ${program} have changed`,
    preheader: ({ company }) => `Check whether you expected this change at ${company}.`,
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
      `Administrators can add, change, invite, and remove the profiles of ${company}, including other administrators’ profiles.`,
    unexpected:
      'If you didn’t expect this change, check the profiles and their history, and undo the change there.',
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
      'Many messages were sent to this address within an hour, so we combined them in one e-mail. Each link is for its own message.',
  },
  bounced: {
    subject: ({ company, person }) => `${company}: the invitation to ${person} couldn’t be delivered`,
    title: ({ person }) => `Your invitation didn’t reach ${person}`,
    preheader: ({ address }) => `The e-mail to ${address} bounced.`,
    bounced: ({ program, person, company, address }) =>
      `The invitation to use ${program} as ${person} of ${company} was sent to ${address} and bounced. The address doesn’t exist or doesn’t accept e-mail.`,
    whatToDo:
      'Correct the address of the profile and send the invitation again. The old link then no longer works.',
    sentBecause: ({ person, company }) => `Sent to you because you invited ${person} of ${company}.`,
  },
  declined: {
    subject: ({ company, person }) => `${company}: check the address of ${person}`,
    title: ({ person }) => `Your invitation for ${person} may have reached the wrong person`,
    preheader: ({ address }) => `The recipient at ${address} declined it.`,
    declined: ({ program, person, company, address }) =>
      `The invitation to use ${program} as ${person} of ${company} was sent to ${address}. It was declined there as not meant for the recipient. Its link no longer works.`,
    whatToDo:
      'Find out the person’s right address, correct it in the profile, and send a new invitation. If the address is right, ask the person.',
  },
};
