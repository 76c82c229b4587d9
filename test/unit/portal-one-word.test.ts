import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const words = join(__dirname, '../../src/portal/words');

// Synonyms in each language that the texts must not mix.
const doubles = [
  ['german', 'deaktiviert', /gesperrt/i],
  ['german', 'Unternehmen', /\bFirma\b/],
  ['german', 'verlängert', /erneuert/i],
  ['french', 'entreprise', /société/i],
  ['spanish', 'desactiv', /deshabilit/i],
  ['spanish', 'quitó', /elimin/i],
  ['japanese', 'プロファイル', /プロフィール/],
] as const;

test.each(doubles)('in %s, there is no synonym for “%s”', (language, word, other) => {
  const folder = join(words, language);
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(text.join('\n')).toContain(word);
  expect(text.join('\n').match(other)?.[0]).toBeUndefined();
});
