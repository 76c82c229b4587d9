/**
 * Loaded first by `npm run dev` and similar commands. If they can't run, prints why in one sentence.
 *
 * Works with every Node.js since version 6 and needs no package: old versions of Node.js can't parse the other files,
 * and a production installation (`npm ci --omit=dev`) has no packages for development.
 */
'use strict';

const range = require('../package.json').engines.node;
// `npm run dev` starts src/dev/main.ts, and the other commands start main.ts in a folder with their name.
const command = require('path').basename(require('path').dirname(process.argv[1] || 'src/dev/main.ts'));

function numbersOf(version) {
  return version
    .replace(/^[^0-9]*/, '')
    .split('.')
    .map(Number);
}

function isAtLeast(version, least) {
  for (let index = 0; index < 3; index += 1) {
    if (version[index] !== least[index]) return version[index] > least[index];
  }
  return true;
}

/** Supports the two formats in package.json, ^20.19.0 and >=26.0.0, joined by ||. */
function isSupported(version) {
  return range.split('||').some((part) => {
    const least = numbersOf(part);
    return isAtLeast(version, least) && (part.indexOf('^') < 0 || version[0] === least[0]);
  });
}

function refuse(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (process.env.NODE_ENV === 'production') {
  refuse(
    'npm run ' +
      command +
      " signs anyone in without a password and can't run with NODE_ENV=production. Use npm start.",
  );
}
if (!isSupported(numbersOf(process.version))) {
  refuse('Node ' + process.version + " isn't supported. npm run " + command + ' requires ' + range + '.');
}
