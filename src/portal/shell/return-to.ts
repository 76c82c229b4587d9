/** Names the page that leads through the sign-in back to a path of the portal. */
export function signInPath({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): string {
  return pathname === '/' ? '/signed-out' : `/signed-out?${returning(pathname + search)}`;
}

/** Names the page where a profile is chosen, and which leads back to a path of the portal. */
export function choosePath({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): string {
  return `/accounts?${returning(pathname + search)}`;
}

/** Reads where a page leads on to; `/` unless it is a path of the portal. */
export function returnToIn(search: URLSearchParams): string {
  const path = search.get('returnTo') ?? '/';
  const url = URL.canParse(path, location.origin) ? new URL(path, location.origin) : null;
  return url?.origin === location.origin && path.startsWith('/') ? url.pathname + url.search : '/';
}

function returning(path: string): string {
  return new URLSearchParams({ returnTo: path }).toString();
}
