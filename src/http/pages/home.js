/* The start page: who is signed in, as which profile they act, and what they may do about it. */
import { announce, byId, copyOf, fill, reveal } from './dom.js';
import { onSubmit } from './forms.js';
import { request } from './graphql.js';
import { onSignIn, onSignOut } from './leave.js';
import { readMyProfile, showMyProfile } from './my-profile.js';
import { VIEWER } from './viewer.js';
import { accountInWords, dayAndTime, kindInWords, whyClosed, wordsOfProfile } from './words.js';

const CHOSEN_BY = {
  SESSION: 'You have chosen it in this session.',
  DEFAULT: 'You always start with it.',
  ONLY_PROFILE: '',
};

let viewer = null;

function show(current, { moveFocus }) {
  viewer = current;
  reveal('state', false);
  reveal('signed-out', !viewer);
  reveal('signed-in', Boolean(viewer));
  reveal('who', Boolean(viewer));
  if (!viewer) return announce('CustomerSource Access', { moveFocus });

  const { identity, activeProfile, selection } = viewer;
  byId('who').textContent = `Signed in: ${identity.username}`;
  byId('account').textContent =
    `You are signed in as ${accountInWords(identity)}. ${kindInWords(identity.kind)} at Microsoft.`;
  reveal('acting', Boolean(activeProfile));
  if (activeProfile) {
    fill(byId('acting'), { ...wordsOfProfile(activeProfile), why: CHOSEN_BY[selection.resolvedBy] ?? '' });
  }
  showChoices(selection, activeProfile);
  showClosed(viewer.profiles.edges.map(({ node }) => node));
  fill(byId('associate'), { lead: leadOfAssociate(viewer.profiles.edges.length) });
  reveal('my-profile', Boolean(activeProfile));
  if (activeProfile) showMyProfile(activeProfile);
  announce(
    selection.required ? 'Multiple accounts' : `Hello, ${activeProfile?.displayName ?? identity.displayName}`,
    {
      moveFocus,
    },
  );
}

function showChoices({ required, candidates }, activeProfile) {
  const choices = candidates.filter(({ id }) => id !== activeProfile?.id);
  const panel = byId('choose');
  panel.hidden = choices.length === 0;
  panel.open = required;
  byId('choose-form').reset();
  fill(panel, {
    summary: required ? 'Which account do you want to use?' : 'Use another profile',
    lead: required
      ? 'Your Microsoft account is associated with several. You can switch later without signing out.'
      : '',
    button: required ? 'Continue' : 'Use this profile',
  });
  byId('choices').replaceChildren(
    ...choices.map((profile, index) => {
      const lastUsed = profile.lastUsedAt ? `Last used ${dayAndTime(profile.lastUsedAt)}` : '';
      const choice = copyOf('choice', { ...wordsOfProfile(profile), lastUsed });
      const radio = choice.querySelector('input');
      radio.value = profile.id;
      radio.defaultChecked = index === 0 && lastUsed !== '' && required;
      return choice;
    }),
  );
}

function showClosed(profiles) {
  const closed = profiles.flatMap((profile) => {
    const reason = whyClosed(profile);
    return reason ? [copyOf('closed-profile', { ...wordsOfProfile(profile), reason })] : [];
  });
  reveal('closed', closed.length > 0);
  byId('closed-profiles').replaceChildren(...closed);
}

function leadOfAssociate(count) {
  const none = 'No profile is associated with your Microsoft account yet. ';
  const how = 'For each profile with an address, a mail of its own goes there; follow the link in each.';
  return (count === 0 ? none : 'Have you more profiles? ') + how;
}

onSubmit(byId('choose-form'), async (entries) => {
  const input = { profileId: entries.get('profileId'), makeDefault: entries.has('makeDefault') };
  const { switchProfile } = await request(
    `mutation Switch($input: SwitchProfileInput!) {
      switchProfile(input: $input) { viewer { ...Start } userErrors { code message field } }
    } ${VIEWER}`,
    { input },
  );
  if (switchProfile.viewer) show(switchProfile.viewer, { moveFocus: true });
  return { userErrors: switchProfile.userErrors };
});

onSubmit(byId('associate-form'), async (entries) => {
  const { requestInvites } = await request(
    `mutation Ask($input: RequestInvitesInput!) {
      requestInvites(input: $input) { accepted userErrors { code message field } }
    }`,
    { input: { email: entries.get('email') } },
  );
  const done =
    'If we know the address, a mail for each profile is on its way. Nothing after some minutes? Check the spelling and the junk folder, or ask an administrator of your company.';
  return { userErrors: requestInvites.userErrors, done };
});

onSignIn(byId('sign-in-form'));
onSignOut(byId('sign-out-form'));
readMyProfile(
  () => viewer.activeProfile,
  (activeProfile) => show({ ...viewer, activeProfile }, { moveFocus: false }),
);

request(`query Start { viewer { ...Start } } ${VIEWER}`).then(
  (answer) => show(answer.viewer, { moveFocus: false }),
  (failure) => {
    byId('state').textContent = failure.message;
  },
);
