import { matchPath } from 'react-router';
import { helpPath, helpQuestions, hrefOf, isHelpQuestion } from '../../src/portal/help-path';
import paths from '../../src/portal/paths.json';
import { type HelpBlock, type HelpText, text } from '../../src/portal/words/help-text';
import { english } from '../../src/portal/words/english/english';
import { help as englishHelp, type HelpWords } from '../../src/portal/words/english/help';
import { german } from '../../src/portal/words/german/german';
import { help as germanHelp } from '../../src/portal/words/german/help';
import { french } from '../../src/portal/words/french/french';
import { help as frenchHelp } from '../../src/portal/words/french/help';
import { spanish } from '../../src/portal/words/spanish/spanish';
import { help as spanishHelp } from '../../src/portal/words/spanish/help';
import { danish } from '../../src/portal/words/danish/danish';
import { help as danishHelp } from '../../src/portal/words/danish/help';
import { japanese } from '../../src/portal/words/japanese/japanese';
import { help as japaneseHelp } from '../../src/portal/words/japanese/help';
import { type Language, languages } from '../../src/portal/words/language';

const CONTACT = 'help@customersource.example';
const helpsWith = (contact: string | null): Readonly<Record<Language, HelpWords>> => ({
  en: englishHelp(english, contact),
  de: germanHelp(german, contact),
  fr: frenchHelp(french, contact),
  es: spanishHelp(spanish, contact),
  da: danishHelp(danish, contact),
  ja: japaneseHelp(japanese, contact),
});
const helps = helpsWith(CONTACT);
const textsIn = (block: HelpBlock): readonly HelpText[] => {
  if ('steps' in block) return block.steps;
  return 'points' in block ? block.points : [block];
};
const answersIn = ({ questions }: HelpWords) =>
  helpQuestions.map((question) => ({ question, pieces: questions[question].answer.flatMap(textsIn).flat() }));
const linksIn = (help: HelpWords) =>
  answersIn(help).map(({ question, pieces }) => ({
    question,
    links: pieces.flatMap((piece) => (piece.kind === 'link' ? [piece.to] : [])).toSorted(),
  }));

/** Returns whether the portal has a page at a path. */
function isPage(href: string): boolean {
  const { question } = matchPath(paths.helpQuestion, href)?.params ?? {};
  if (question !== undefined) return isHelpQuestion(question);
  return Object.values(paths).some((path) => matchPath(path, href) !== null);
}

describe.each(languages)('the help in %s', (language) => {
  it('answers each question', () => {
    const help = helps[language];
    expect(Object.keys(help.questions).toSorted()).toEqual([...helpQuestions].toSorted());
    for (const { pieces } of answersIn(help)) expect(pieces.length).toBeGreaterThan(0);
    const asked = helpQuestions.map((question) => help.questions[question].question);
    expect(new Set(asked).size).toBe(asked.length);
    for (const sentence of asked) expect(sentence).toMatch(/\?$/);
  });

  it('links only to pages that exist, and to Microsoft', () => {
    const targets = linksIn(helps[language]).flatMap(({ links }) => links);
    expect(targets.length).toBeGreaterThan(20);
    const wrong = targets
      .map(hrefOf)
      .filter((href) => !isPage(href) && !/^https:\/\/[\w.]+\.com\//.test(href));
    expect(wrong).toEqual([]);
  });

  it('links each answer to the same pages as in English', () => {
    expect(linksIn(helps[language])).toEqual(linksIn(helps.en));
  });

  it('names the configured contact, and no address without one', () => {
    const addresses = (help: HelpWords) =>
      answersIn(help).flatMap(({ question, pieces }) =>
        pieces.flatMap(({ kind, text }) => (kind === 'mail' || text.includes('@') ? [[question, text]] : [])),
      );
    expect(addresses(helps[language])).toEqual([['more-help', CONTACT]]);
    expect(addresses(helpsWith(null)[language])).toEqual([]);
    expect(helpsWith(null)[language].questions['more-help'].answer).toHaveLength(1);
  });

  it('refers to other questions by their words', () => {
    const help = helps[language];
    const cited = answersIn(help).flatMap(({ pieces }) =>
      pieces.flatMap((piece) =>
        piece.kind === 'link' && isHelpQuestion(piece.to) && piece.text.endsWith('?')
          ? [[piece.text, help.questions[piece.to].question]]
          : [],
      ),
    );
    expect(cited.length).toBeGreaterThan(0);
    for (const [said, question] of cited) expect(said).toBe(question);
  });
});

test('a question’s path isn’t that of another page, and unknown questions have none', () => {
  expect(helpQuestions.map(helpPath).every(isPage)).toBe(true);
  expect(isPage('/help')).toBe(true);
  expect(isPage('/help/nothing')).toBe(false);
  expect([isHelpQuestion(undefined), isHelpQuestion('toString')]).toEqual([false, false]);
});

test('spaces between the pieces of a text are kept', () => {
  expect(text`a ${'b'} c`).toEqual(['a ', 'b', ' c'].map((part) => ({ kind: 'plain', text: part })));
});
