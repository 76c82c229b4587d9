import paths from '../paths.json';

/** Returns the URL of the sign-in page, which returns to a path of the portal. */
export function signInPath({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): string {
  return pathname === paths.home ? paths.signedOut : `${paths.signedOut}?${returning(pathname + search)}`;
}

/** Returns the URL of the page to choose a profile, which returns to a path of the portal. */
export function choosePath({
  pathname,
  search,
}: {
  readonly pathname: string;
  readonly search: string;
}): string {
  return `${paths.accounts}?${returning(pathname + search)}`;
}

/** Returns where a page leads next, or the home page if that isn't a path of the portal. */
export function returnToIn(search: URLSearchParams): string {
  const path = search.get('returnTo') ?? paths.home;
  const url = URL.canParse(path, location.origin) ? new URL(path, location.origin) : null;
  return url?.origin === location.origin && path.startsWith('/') ? url.pathname + url.search : paths.home;
}

function returning(path: string): string {
  return new URLSearchParams({ returnTo: path }).toString();
}
