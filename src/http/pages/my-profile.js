/* My Profile: one's own name, address and language, and the move to another Microsoft account. */
import { byId, element, fill } from './dom.js';
import { onSubmit } from './forms.js';
import { request } from './graphql.js';
import { MINE } from './viewer.js';
import { accountInWords, day, dayAndTime, languages } from './words.js';

const DELIVERY = {
  QUEUED: 'It is about to be sent.',
  SENT: 'It has been sent.',
  DELIVERED: 'It has been delivered.',
  BOUNCED: 'It came back: check the address.',
  FAILED: 'It could not be sent: check the address.',
};

let shown = null;

/** Fills the section with a profile; what has been typed and not yet sent stays, unless it was for another profile. */
export function showMyProfile(profile) {
  const { id, displayName, email, locale, pendingInvitation: pending } = profile;
  const associations = profile.associations.edges.map(({ node }) => node);
  const details = byId('details-form');
  const invite = byId('invite-form');
  if (id !== shown?.id || locale !== shown.locale) {
    const options = languages(locale).map(
      ({ tag, name }) => new Option(name, tag, tag === locale, tag === locale),
    );
    details.elements.locale.replaceChildren(...options);
  }
  details.elements.displayName.defaultValue = displayName;
  details.elements.email.defaultValue = email;
  invite.elements.email.defaultValue = email;
  if (id !== shown?.id) for (const form of [details, invite]) form.reset();
  shown = profile;

  const current = associations.find(({ endedAt }) => endedAt === null);
  fill(byId('my-profile'), {
    association: current
      ? `You use this profile with ${accountInWords(current.identity)}, since ${day(current.associatedAt)}.`
      : '',
    pending: pending
      ? `An invitation to ${pending.email} waits to be accepted, until ${dayAndTime(pending.expiresAt)}. ${DELIVERY[pending.delivery] ?? ''} A change of your address withdraws it.`
      : '',
  });
  byId('history').replaceChildren(
    ...associations.map(({ identity, associatedAt, endedAt }) =>
      element(
        'li',
        '',
        `${accountInWords(identity)}: ${day(associatedAt)} to ${endedAt ? day(endedAt) : 'now'}`,
      ),
    ),
  );
}

/** Lets the section's forms change the profile that `current` gives; `onChanged` is handed what it has become. */
export function readMyProfile(current, onChanged) {
  onSubmit(byId('details-form'), async (entries) => {
    const { id } = current();
    const { updateProfile } = await request(
      `mutation Save($input: UpdateProfileInput!) {
        updateProfile(input: $input) { profile { ...Mine } userErrors { code message field } }
      } ${MINE}`,
      { input: { profileId: id, ...Object.fromEntries(entries) } },
      id,
    );
    const { profile, userErrors } = updateProfile;
    if (!profile) return { userErrors };
    onChanged(profile);
    byId('details-form').reset();
    return { done: 'Saved.' };
  });

  onSubmit(byId('invite-form'), async (entries) => {
    const { id } = current();
    const { sendInvite } = await request(
      `mutation Invite($input: SendInviteInput!) {
        sendInvite(input: $input) {
          invitation { email expiresAt profile { ...Mine } }
          userErrors { code message field }
        }
      } ${MINE}`,
      { input: { profileId: id, email: entries.get('email') } },
      id,
    );
    const { invitation, userErrors } = sendInvite;
    if (!invitation) return { userErrors };
    onChanged(invitation.profile);
    byId('invite-form').reset();
    const until = dayAndTime(invitation.expiresAt);
    return { done: `An invitation is on its way to ${invitation.email}. It can be accepted until ${until}.` };
  });
}
