/**
 * `npm run mails`: compiles src/mail/templates/letter.mjml into src/mail/generated/letter.ts, so that MJML isn't needed
 * at run time.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import mjml2html from 'mjml';

const { check } = new Command('npm run mails --')
  .description('Compiles the MJML template that all mails use.')
  .option('--check', 'write nothing; exits with 1 if the compiled template is out of date')
  .parse()
  .opts();
const source = 'src/mail/templates/letter.mjml';
const target = 'src/mail/generated/letter.ts';

/** Splits text at its slots, `@@name@@`. Slots become objects, and the text between them strings. */
function cut(text) {
  return text
    .split(/@@(\w+)@@/)
    .map((piece, index) => (index % 2 === 1 ? { slot: piece } : piece))
    .filter((piece) => piece !== '');
}

async function compile() {
  const { html, errors } = await mjml2html(readFileSync(source, 'utf8'), {
    validationLevel: 'strict',
    keepComments: false,
    ignoreIncludes: true,
    fonts: {},
  });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  // MJML repeats the title as a label of the letter. Names from outside must not be in attributes.
  const [opening, ...named] = html
    .replace('aria-label="@@title@@"', '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
    .split(/\s*«(\w+)»\s*/);
  const parts = { opening: cut(`${opening}\n`) };
  for (let index = 0; index < named.length; index += 2) parts[named[index]] = cut(`${named[index + 1]}\n`);
  return `// Written by npm run mails from ${source}: change that.\n\n/** The parts of a letter: HTML, and the slots that text is filled into. */\nexport const letterParts = ${JSON.stringify(parts, null, 2)} as const;\n`;
}

const compiled = await compile();
if (!check) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, compiled);
} else if (readFileSync(target, 'utf8') !== compiled) {
  console.error(`${target} is out of date with ${source}. Run npm run mails and commit the result.`);
  process.exitCode = 1;
}
