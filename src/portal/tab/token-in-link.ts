// The form of src/invitation/invitation-token.ts. Its fixed lengths show where a token begins and ends.
const TOKEN = /[0-9a-hjkmnp-tv-z]{26}\.[A-Za-z0-9_-]{43}/;
const PARAMETER = /^token(?:=|%3D)(.*)$/is;

/**
 * Returns the token in the fragment of an invitation's link, or null if there is none.
 *
 * Mail programs and people add to links and encode them, so everything around the token is ignored. If the token is
 * damaged, returns what there is, so that the page says that the link doesn't work.
 */
export function tokenInFragment(fragment: string): string | null {
  return TOKEN.exec(fragment)?.[0] ?? PARAMETER.exec(fragment)?.[1] ?? null;
}
