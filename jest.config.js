'use strict';

const swcOptions = require('./test/support/servers/swc-options.js');

/** Packages published as ES modules only; Jest runs CommonJS, so swc turns them into it. */
const esModulePackages = ['openid-client', 'oauth4webapi', 'jose', 'oidc-provider', '@actions', 'cronstrue'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': ['@swc/jest', { ...swcOptions, sourceMaps: 'inline' }],
  },
  // They may be imported only, which Jest's resolver takes literally.
  moduleNameMapper: {
    '^@actions/(workflow-parser|expressions)$': '<rootDir>/node_modules/@actions/$1/dist/index.js',
    '^@actions/expressions/(.*)$': '<rootDir>/node_modules/@actions/expressions/dist/$1.js',
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/run/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/run/global-teardown.ts',
  restoreMocks: true,
  // A bound for what hangs: machines under load take long, and no test judges time.
  testTimeout: 180_000,
  maxWorkers: 2,
};
