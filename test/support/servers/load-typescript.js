/**
 * Lets a program that a test starts load TypeScript, like `@swc-node/register`, but compiles each module only once.
 *
 * `@swc-node/register` also loads TypeScript's compiler. Both take half of a program's start.
 */
'use strict';

const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const options = require('./swc-options.js');

const folder = join(__dirname, '../../../test-output/compiled');
const { version } = require('@swc/core/package.json');
const settings = JSON.stringify([version, process.version, options]);

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const name = createHash('sha256').update(settings).update(file).update(source).digest('hex');
  const path = join(folder, `${name}.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const { code } = require('@swc/core').transformSync(source, { ...options, filename: file });
    mkdirSync(folder, { recursive: true });
    // Other programs may read or write it at the same time.
    const own = `${path}.${process.pid}`;
    writeFileSync(own, code);
    renameSync(own, path);
    return code;
  }
}

require.extensions['.ts'] = (module, file) => module._compile(compiled(file), file);
