/**
 * Defines what modules of the portal read from browsers when they are imported. There's no `window` or `document`, by
 * which libraries recognize browsers. Import this first.
 */
const ORIGIN = 'https://access.example';
const kept = new Map<string, string>();

/** The values that the tab of a rendered page keeps (src/portal/tab). */
export const keptInRenderedTab = kept;

const stubs: Readonly<Record<string, unknown>> = {
  navigator: { onLine: true, languages: [] },
  location: { origin: ORIGIN, hash: '', pathname: '/', search: '' },
  addEventListener: () => undefined,
  sessionStorage: { getItem: (name: string) => kept.get(name) ?? null },
};
for (const [name, value] of Object.entries(stubs)) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
