/** The newest migration of each release, by its version. */
export const RELEASED_SCHEMAS: Readonly<Record<string, string>> = {
  '1.0.0-rc.1': 'RebuildWords1795920000000',
};
