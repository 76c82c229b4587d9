'use strict';

/** How swc compiles the project's TypeScript for tests, like tsconfig.json. */
module.exports = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    // `useDefineForClassFields: false` as in tsconfig.json: fields of entities stay unset until TypeORM sets them.
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2022',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};
