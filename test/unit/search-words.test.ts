import fc from 'fast-check';
import { accountLookup } from '../../src/database/migrations/account-lookup';
import {
  ORDER_KEY_LENGTH,
  orderKey,
  searchTerms,
  searchWords,
  splitWords,
  WORD_LENGTH,
  WORDS_LENGTH,
} from '../../src/search/search-words';

describe('the words a record is found by', () => {
  it.each([
    [['Kim Abercrombie', 'kim.abercrombie@contoso.example'], ' abercrombie contoso example kim '],
    [['Jürgen KÖHLER', 'jürgen.köhler@x.example'], ' example jurgen kohler x '],
    [['Straße', ''], ' strasse '],
    [['STRAẞE', ''], ' strasse '],
    [['田中 由紀', ''], ' 田中 由紀 '],
    [["O'Neill-Smith", ''], ' neill o smith '],
    [['ｋｉｍ ﬁ', ''], ' fi kim '],
    [['…', ''], ' '],
  ])('are, of %j, %j', (texts, words) => {
    expect(searchWords(...texts)).toBe(words);
  });

  it('are sought longest first, each once', () => {
    expect(searchTerms(' Kim.ABER@c  kím ')).toEqual(['aber', 'kim', 'c']);
    expect(searchTerms(' .,! ')).toEqual([]);
  });

  it('are led by what a company has not in common: those behind an @ come last', () => {
    expect(searchTerms('kim@contoso.example')).toEqual(['kim', 'contoso', 'example']);
    expect(searchTerms('contoso kim')).toEqual(['contoso', 'kim']);
  });

  it('begin Greek words that they end', () => {
    expect(searchWords('Οδοσηρος').startsWith(` ${searchTerms('ΟΔΟΣ')[0] ?? '?'}`)).toBe(true);
  });

  it('stay what they are when they are sought, whatever character they are made of', () => {
    const unstable: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const words = searchWords(String.fromCodePoint(code));
      if (searchWords(words) !== words) unstable.push(code.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('are in the order of their bytes, each once, no longer than they may be, and found by any beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 200 })), (texts) => {
        const words = searchWords(...texts);
        const split = splitWords(words);
        expect(words.length).toBeLessThanOrEqual(WORDS_LENGTH);
        expect(split.every((word) => Array.from(word).length <= WORD_LENGTH)).toBe(true);
        const inOrder = [...new Set(split)].sort((one, other) =>
          Buffer.compare(Buffer.from(one), Buffer.from(other)),
        );
        expect(split).toEqual(inOrder);
        for (const word of split) expect(searchTerms(word)).toEqual([word]);
      }),
    );
  });
});

describe('the key that a name is ordered by', () => {
  it.each([
    ['Åsas Bageri', 'asas bageri'],
    ['  O’Neill-Smith & Co. ', 'o neill smith co'],
    ['ADVENTURE Works', 'adventure works'],
    ['…', ''],
  ])('is, of %j, %j', (name, key) => {
    expect(orderKey(name)).toBe(key);
  });

  it('is its own key, and no longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const key = orderKey(name);
        expect(Array.from(key).length).toBeLessThanOrEqual(ORDER_KEY_LENGTH);
        expect(orderKey(key)).toBe(key);
      }),
    );
  });

  it('and the words of an account are those that the migration has filled in', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(text, text, (number, name) => {
        const filled = { words: searchWords(number, name), nameKey: orderKey(name) };
        expect(accountLookup(number, name)).toEqual(filled);
      }),
    );
  });
});
