import { join } from 'node:path';
import { splitDocuments } from './split-documents.mjs';

/** Smaller chunks are merged: each costs a request and compresses badly alone. */
const LEAST_BYTES = 3_000;

/** Matches modules of these folders, by paths with slashes of either kind. */
const within = (...folders) =>
  new RegExp(`[\\\\/](?:${folders.join('|').replaceAll('/', '[\\\\/]')})[\\\\/]`);

/** Matches modules by their names, without extensions. */
const named = (...names) => new RegExp(`[\\\\/](?:${names.join('|')})\\.[jt]sx?$`);

const anyOf =
  (...patterns) =>
  (id) =>
    patterns.some((pattern) => pattern.test(id));

/** What main.ts imports. It can't be in the chunk of start.tsx, which main.ts loads after the first paint. */
const MAIN = [
  /[\\/]portal[\\/](?:main\.ts|index\.html)$/,
  /[\\/]portal[\\/]tab[\\/](?!sign-out)/,
  /[\\/]portal[\\/]graph[\\/](?:early-viewer|viewer-query)\.ts$/,
  /[\\/]portal[\\/]words[\\/](?:lazily|plural|english[\\/]shell)\.ts$/,
  /vite[\\/]preload-helper/,
];

/** Modules that several pages share, and that are too small for chunks of their own. */
const SMALL = named(
  ...[
    'Badge',
    'card',
    'check-box',
    'error-summary',
    'form-[a-z]+',
    'help-path',
    'help-text',
    'is-invalid-entry',
    'link-button',
    'locale-choices',
    'locale-options',
    'maintenance-page',
    'microsoft-pages',
    'mutation-form',
    'program-name',
    'sign-in-form',
    'sign-out',
    'sign-out-outcome',
    'use-arrived',
  ],
  ...['signed-out-page', 'text-in', 'text-link', 'use-draft', 'useIsomorphicLayoutEffect', 'useMutation'],
);

/**
 * React and Apollo Client, which change rarely and run in tasks of their own (main.ts), what else the start needs, and
 * what most pages need. All else is in chunks of the pages that use it, and each language in one of its own.
 */
const CHUNKS = [
  { name: 'main', test: anyOf(...MAIN) },
  {
    name: 'react',
    tags: ['$initial'],
    test: within(
      ...['react', 'react-dom', 'react-router', 'scheduler'].map((name) => `node_modules/${name}`),
    ),
  },
  {
    name: 'graph',
    tags: ['$initial'],
    test: anyOf(
      within(
        ...['@apollo/client', '@wry', 'graphql', 'optimism', 'rxjs'].map((name) => `node_modules/${name}`),
      ),
      /[\\/]portal[\\/]graph[\\/]start-graph\.ts$/,
    ),
  },
  { name: 'start', tags: ['$initial'], test: (id) => !/[\\/]portal[\\/](?:main\.ts|index\.html)$/.test(id) },
  // Loaded on demand (use-menu-on-demand.ts). Otherwise, the small ones would be merged into their pages.
  {
    name: 'menus',
    test: anyOf(named('opened-[a-z-]+', 'menu-link', 'recent-profiles'), within('@fluentui/react-menu')),
    includeDependenciesRecursively: false,
  },
  {
    name: 'dialogs',
    test: anyOf(named('confirm-dialog', 'use-was-ever'), within('@fluentui/react-dialog')),
    includeDependenciesRecursively: false,
  },
  {
    name: 'common',
    test: within(
      ...['button', 'checkbox', 'field', 'input', 'label', 'link'].map((name) => `@fluentui/react-${name}`),
    ),
  },
  { name: 'common', test: SMALL, includeDependenciesRecursively: false },
  {
    name: 'shared',
    test: (id) => !/[\\/]portal[\\/]words[\\/]/.test(id),
    entriesAware: true,
    entriesAwareMergeThreshold: 2 * LEAST_BYTES,
  },
];

// The name of a shared chunk lists all pages that use it.
const chunkFileNames = ({ name }) => {
  const [group, ...users] = name.split('~');
  return `assets/${users.length === 1 ? users[0] : group}-[hash].js`;
};

const shared = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
};

const onLog = (level, log, report) => {
  // The packages' 'use client' has no meaning without server components.
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
};

async function vite() {
  // Always, because with another value, such as that of tests, React would be bundled for development.
  process.env.NODE_ENV = 'production';
  // Loaded here, because most of the time there's nothing to build.
  return import('vite');
}

/** Bundles the portal for browsers. Returns the files that were written. */
export async function bundlePortal(sources, folder) {
  const { build } = await vite();
  const { output } = await build({
    ...shared,
    root: sources,
    plugins: [splitDocuments(sources)],
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Nothing inline: the pages' policy doesn't allow data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        onLog,
        // The start is an entry, too, so that its modules can be told from the pages'.
        input: [join(sources, 'index.html'), join(sources, 'start.tsx')],
        output: { codeSplitting: { groups: CHUNKS }, chunkFileNames },
      },
    },
  });
  return output;
}

/** Bundles the module that renders the pages, and returns its exports. */
export async function importPrerenderer(sources, folder) {
  const { build } = await vite();
  await build({
    ...shared,
    root: sources,
    ssr: { noExternal: true },
    build: {
      ssr: 'prerender/prerender.tsx',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { onLog },
    },
  });
  return import(join(folder, 'prerender.mjs'));
}
