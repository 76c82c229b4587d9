/* The page that an invitation's link opens. It changes nothing until it is confirmed. */
import { announce, byId, copyOf, fill, reveal } from './dom.js';
import { onSubmit } from './forms.js';
import { acceptInvitation, forgetToken, readInvitation, takeToken } from './invitation.js';
import { onSignIn } from './leave.js';
import { NO_TOKEN, refusalByCode, refusalOf } from './refusals.js';
import { accountInWords, dayAndTime, kindInWords, listInWords, wordsOfProfile } from './words.js';

const form = byId('accept-form');
let token = null;
let invitation = null;

async function load() {
  token = takeToken();
  if (!token) return showProblem(NO_TOKEN);
  try {
    show(await readInvitation(token));
  } catch (failure) {
    showProblem(
      { title: 'Your invitation can’t be shown just now', remedy: failure.message },
      { again: true },
    );
  }
}

function showOnly(id) {
  for (const part of ['state', 'problem', 'invitation', 'accepted']) reveal(part, part === id);
}

function showProblem({ title, remedy }, { again = false, moveFocus = false } = {}) {
  if (!again) forgetToken();
  showOnly('problem');
  reveal('again', again);
  fill(byId('problem'), { remedy });
  announce(title, { moveFocus });
}

function show(current, { moveFocus = false } = {}) {
  const refusal = refusalOf(current);
  if (refusal) return showProblem(refusal, { moveFocus });
  invitation = current;
  const { email, expiresAt, currentIdentity: identity, associatedWithYou } = invitation;
  showOnly('invitation');
  reveal('signed-out', !identity);
  reveal('signed-in', Boolean(identity));
  reveal('yours', associatedWithYou);
  fill(byId('invitation'), {
    ...wordsOfProfile({ ...invitation.profile, account: invitation.account }),
    email,
    until: dayAndTime(expiresAt),
    name: identity?.displayName,
    username: identity?.username,
    kind: identity && kindInWords(identity.kind),
  });
  showOthers();
  showConsequences();
  announce('Your invitation', { moveFocus });
}

function showOthers() {
  const others = invitation.matchingProfiles;
  reveal('others', others.length > 0);
  byId('other-profiles').replaceChildren(
    ...others.map((other) => {
      const choice = copyOf('other-profile', { ...wordsOfProfile(other), note: noteOn(other) });
      const box = choice.querySelector('input');
      box.value = other.id;
      box.checked = !other.replacesIdentity;
      box.disabled = other.associatedWithYou;
      return choice;
    }),
  );
}

function noteOn({ associatedWithYou, replacesIdentity }) {
  if (associatedWithYou) return 'You use it with this account already.';
  return replacesIdentity ? 'It is used with another Microsoft account now.' : '';
}

/** Tells what the boxes as ticked would do, and asks for consent when a profile would leave another account. */
function showConsequences() {
  const ticked = new FormData(form).getAll('alsoProfileIds');
  const others = invitation.matchingProfiles.filter(({ id }) => ticked.includes(id));
  const chosen = [{ ...invitation, ...invitation.profile }, ...others];
  const moved = chosen.filter(({ replacesIdentity }) => replacesIdentity);
  const { replaceIdentity } = form.elements;
  replaceIdentity.required = moved.length > 0;
  replaceIdentity.checked &&= moved.length > 0;
  reveal('replace', moved.length > 0);
  const names = listInWords(moved.map(({ account, displayName }) => `${displayName} (${account.name})`));
  fill(form, {
    moved: `Used with another Microsoft account now: ${names}. When you accept, that account can use it no more.`,
    button: chosen.length > 1 ? `Accept ${chosen.length} profiles` : 'Accept',
  });
}

function showAccepted(associations) {
  forgetToken();
  showOnly('accepted');
  const account = accountInWords(invitation.currentIdentity);
  fill(byId('accepted'), { account: `From now on you use with ${account}:` });
  byId('associations').replaceChildren(
    ...associations.map(({ profile }) => copyOf('association', wordsOfProfile(profile))),
  );
  announce('Done', { moveFocus: true });
}

onSubmit(form, async (entries) => {
  // Another tab may have signed in as somebody else: what is confirmed must be what was shown.
  const current = await readInvitation(token);
  if (JSON.stringify(current) !== JSON.stringify(invitation)) {
    show(current, { moveFocus: true });
    const message = 'Something has changed since this page was opened. Look at it again, then accept.';
    return { userErrors: [{ message, field: null }] };
  }
  const { associations, userErrors } = await acceptInvitation({
    token,
    alsoProfileIds: entries.getAll('alsoProfileIds'),
    replaceIdentity: entries.has('replaceIdentity'),
  });
  const refusal = userErrors.map(({ code }) => refusalByCode(code)).find(Boolean);
  if (refusal) showProblem(refusal, { moveFocus: true });
  else if (userErrors.length === 0) showAccepted(associations);
  return { userErrors };
});

form.addEventListener('change', showConsequences);
byId('again').addEventListener('click', load);
onSignIn(byId('sign-in-form'));
// The link of a second mail, opened in this tab, changes the fragment alone.
addEventListener('hashchange', load);
load();
