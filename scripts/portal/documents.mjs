import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRY = 'index.html';

/**
 * Writes the documents of a bundled portal: `documents/<page>.<session|visitor>.<language>.html`, where a page is named
 * by its key in paths.json. Each has the page as it's rendered before its data, and names the scripts with the page's
 * code and words, which main.ts fetches after the first paint.
 */
export function writeDocuments(sources, folder, output, { pages, css }) {
  const template = join(folder, ENTRY);
  const html = withStyleSheet(readFileSync(template, 'utf8'), sources, folder, css);
  rmSync(template);
  mkdirSync(join(folder, 'documents'));
  for (const page of pages) {
    const name = `${page.name}.${page.isForSession ? 'session' : 'visitor'}.${page.language}.html`;
    writeFileSync(join(folder, 'documents', name), documentOf(page, html, output));
  }
}

/** Writes the style sheet, and links it before the scripts. These have a low priority, so that it doesn't wait for them. */
function withStyleSheet(html, sources, folder, css) {
  const text = readFileSync(join(sources, 'style.css'), 'utf8').replaceAll(/\/\*.*?\*\/\s*/gs, '') + css;
  const name = `assets/style-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.css`;
  writeFileSync(join(folder, name), text);
  return html
    .replace('<script', `<link rel="stylesheet" href="/${name}">\n    <script`)
    .replaceAll(/(<script|<link rel="modulepreload")/g, '$1 fetchpriority="low"');
}

function documentOf({ name, language, direction, title, description, html }, template, output) {
  const scripts = filesOf(output, ['/portal/start.tsx', ...modulesOf(name, language)])
    .filter((file) => !template.includes(file))
    .map((file) => `/${file}`);
  return replaceOnce(template, [
    ['<html lang="en">', `<html lang="${language}" dir="${direction}">`],
    [/<title>.*<\/title>/, `<title>${title}</title>`],
    ['name="description" content=""', `name="description" content="${description}"`],
    [
      '<div id="portal">',
      `<div id="first">${html}</div>\n    <div id="portal" data-scripts="${scripts.join(' ')}">`,
    ],
  ]);
}

function replaceOnce(text, replacements) {
  return replacements.reduce((before, [found, by]) => {
    if (before.search(found) < 0) throw new Error(`index.html doesn't have ${String(found)}.`);
    return before.replace(found, () => by);
  }, text);
}

const FOLDERS = { en: 'english', de: 'german', fr: 'french', es: 'spanish', da: 'danish', ja: 'japanese' };

/** Returns the endings of the modules of a page and its words. */
function modulesOf(name, language) {
  const folder = FOLDERS[language];
  const words = [`/words/${folder}/${folder}.ts`, ...(name === 'help' ? [`/words/${folder}/help.ts`] : [])];
  // The module home-page.tsx is part of the start, because it redirects signed-out people.
  if (name === 'home') return ['/pages/home/home.tsx', ...words];
  // Sign-in that leads back to a page is the same page.
  const page = name === 'toGoOn' ? 'signedOut' : name;
  return [`/${page.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-page.tsx`, ...words];
}

/** Returns the files of the modules with these endings, and the files that they import. */
function filesOf(output, endings) {
  const chunks = output.filter(({ type }) => type === 'chunk');
  const found = new Set();
  const visit = (chunk) => {
    if (found.has(chunk.fileName)) return;
    found.add(chunk.fileName);
    for (const name of chunk.imports) visit(chunks.find(({ fileName }) => fileName === name));
  };
  for (const ending of endings) {
    const chunk = chunks.find(({ moduleIds }) =>
      moduleIds.some((id) => id.replaceAll('\\', '/').endsWith(ending)),
    );
    if (!chunk) throw new Error(`No chunk has ${ending}.`);
    visit(chunk);
  }
  return [...found];
}
