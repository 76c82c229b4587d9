import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { restrictions, zones } from './eslint/restrictions.mjs';

/** Rules of JavaScript itself, for every file. */
const everywhere = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-constant-binary-expression': 'error',
  'no-control-regex': 'error',
  'no-empty': 'error',
  'no-fallthrough': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-unsafe-finally': 'error',
  'no-useless-catch': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

const globals = Object.fromEntries(
  [
    'AbortSignal',
    'Buffer',
    'URL',
    'clearTimeout',
    'console',
    'fetch',
    'performance',
    'process',
    'setTimeout',
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['dist', 'bench/peers/dist', 'coverage', 'data', 'test-output', '**/generated']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: everywhere,
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error' },
  },
  {
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: { __dirname: 'readonly' } },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Reports nothing in files with decorators: emitDecoratorMetadata needs their imports as values.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // openid-client marks it so that it stands out; it does, and only for a provider on this computer.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Libraries declare their plain option objects as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
      // Decorators take their types as functions of an unused argument; ports are async whatever an adapter does.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: ['Error', 'URL', 'URLSearchParams'] },
      ],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, regexp },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      // A text of 15 KiB keeps a quadratic expression busy for a third of a second.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
  {
    // MySQL returns '0', which is truthy, where MariaDB returns 0: columns are read by the readers of src/database/row.ts.
    files: ['src/**/*.ts'],
    ignores: ['src/portal/**'],
    rules: {
      '@typescript-eslint/strict-boolean-expressions': [
        'error',
        { allowNullableBoolean: true, allowNullableString: true },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='Boolean']",
          message: 'Compare the value, or read a column with `boolean` of src/database/row.ts.',
        },
        {
          selector: "UnaryExpression[operator='!'] > UnaryExpression[operator='!']",
          message: 'Compare the value, or read a column with `boolean` of src/database/row.ts.',
        },
        {
          selector:
            "CallExpression[callee.property.name=/^(query|getRawOne|getRawMany|getRawAndEntities)$/] > TSTypeParameterInstantiation > :not(TSUnknownKeyword, [typeName.name='Row'], TSArrayType[elementType.typeName.name='Row'])",
          message: 'A type argument checks nothing: read the columns of a Row with src/database/row.ts.',
        },
      ],
    },
  },
  ...restrictions,
  {
    files: ['src/**/*.ts'],
    ignores: ['src/foundation/unicode.ts', 'src/portal/**', 'src/database/migrations/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          property: 'normalize',
          message: 'Use src/foundation/unicode.ts, which bounds the length of the text first.',
        },
      ],
    },
  },
  {
    files: ['src/portal/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // Fastify's reply looks like a promise, and handlers return it from within try.
    files: ['src/http/**/*.ts'],
    rules: { '@typescript-eslint/return-await': 'off' },
  },

  {
    // Tests take things apart that the service must not.
    files: ['test/**/*.ts', 'bench/**/*.ts', 'prove/**/*.ts'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
