import {
  configReaders,
  environmentReaders,
  foreignFolders,
  packageOwners,
  places,
  separatePlaces,
} from './import-directions.mjs';

const both = (place) => [`./src/${place}`, `./src/${place}.ts`];
const filesOf = (place) => [`src/${place}.ts`, `src/${place}/**/*.{ts,tsx}`];

/** A zone for each place, for import-x/no-restricted-paths: a place can't import from later places. */
export const zones = [
  ...places.map((place, index) => ({
    target: both(place),
    from: [...places.slice(index + 1), ...separatePlaces].flatMap(both),
    message: `src/${place} imports only from what stands before it in eslint/import-directions.mjs.`,
  })),
  ...separatePlaces.map((place) => ({
    target: both(place),
    from: places.flatMap(both),
    message: `src/${place} talks to the API only and imports nothing of the server.`,
  })),
  ...foreignFolders.map((folder) => ({
    target: `./src/${folder}`,
    from: './src',
    except: [`./${folder}`],
    message: `src/${folder} stands for the code of others and imports nothing of this repository.`,
  })),
];

function restrictedImports(place) {
  const paths = Object.entries(packageOwners)
    .filter(([, owner]) => owner !== place)
    .map(([name, owner]) => ({ name, message: `Only src/${owner} imports ${name}.` }));
  const patterns = configReaders.includes(place)
    ? []
    : [
        {
          regex: '^(?:\\.\\.?/)+config/',
          allowTypeImports: true,
          message: 'Import only the types of the configuration; its values arrive as arguments.',
        },
      ];
  return [
    'error',
    {
      paths: [
        ...paths,
        { name: 'process', importNames: ['env'], message: 'See src/config/process-environment.ts.' },
      ],
      patterns,
    },
  ];
}

/** The lint configurations with each place's restrictions on packages, configuration and environment. */
export const restrictions = [
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: environmentReaders,
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only src/config/process-environment.ts reads the environment.',
        },
      ],
    },
  },
  ...[...places, ...separatePlaces].map((place) => ({
    files: filesOf(place),
    rules: { '@typescript-eslint/no-restricted-imports': restrictedImports(place) },
  })),
];
