import fc from 'fast-check';
import { FOLDED_WORDS } from '../../src/database/migrations/rebuilt-words';
import {
  ORDER_KEY_LENGTH,
  orderKey,
  searchTerms,
  searchWords,
  splitWords,
  WORD_LENGTH,
  WORDS_LENGTH,
} from '../../src/search/search-words';

describe('the search words of a record', () => {
  it.each([
    [['Kim Abercrombie', 'kim.abercrombie@contoso.example'], ' abercrombie contoso example kim '],
    [['José GARCÍA', 'jose.garcia@x.example'], ' example garcia jose x '],
    [['Straße', ''], ' strasse '],
    [['STRAẞE', ''], ' strasse '],
    [["O'Neill-Smith", ''], ' neill o smith '],
    [['ｋｉｍ ﬁ', ''], ' fi kim '],
    [['…', ''], ' '],
  ])('are, for %j, %j', (texts, words) => {
    expect(searchWords(...texts)).toBe(words);
  });

  it('are searched longest first, each once', () => {
    expect(searchTerms(' Kim.ABER@c  kím ')).toEqual(['aber', 'kim', 'c']);
    expect(searchTerms(' .,! ')).toEqual([]);
  });

  it('start with the most distinctive ones: those after an @ come last', () => {
    expect(searchTerms('kim@contoso.example')).toEqual(['kim', 'contoso', 'example']);
    expect(searchTerms('contoso kim')).toEqual(['contoso', 'kim']);
  });

  it('match Greek words with a final sigma', () => {
    expect(searchWords('Οδοσηρος').startsWith(` ${searchTerms('ΟΔΟΣ')[0] ?? '?'}`)).toBe(true);
  });

  it('can be found by themselves, whatever their characters', () => {
    const lost: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (/\p{C}/u.test(character)) continue;
      for (const word of splitWords(searchWords(character)))
        if (searchTerms(word).join() !== word) lost.push(code.toString(16));
    }
    expect(lost).toEqual([]);
  });

  it('are in byte order, unique, within the maximum length, and found by themselves', () => {
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

describe('a name', () => {
  const isFoundBy = (name: string, search: string): boolean =>
    searchTerms(search).every((term) => searchWords(name).includes(` ${term}`));

  it.each([
    [
      'Danish',
      'Søren Kierkegård',
      ['søren', 'SØREN', 'soren', 'soeren', 'kierkegard', 'kierkegaard', 'Kierkegård'],
    ],
    ['Danish', 'Ægir Ærø', ['ægir', 'aegir', 'ærø', 'aero', 'aeroe']],
    ['Danish', 'AAGE Aabenraa', ['aage', 'aabenraa']],
    ['Swedish', 'Åsa Björk', ['åsa', 'asa', 'aasa', 'björk', 'bjork', 'bjoerk']],
    ['Polish', 'Łukasz Żółć-Dąbrowski', ['łukasz', 'lukasz', 'ŻÓŁĆ', 'zolc', 'dabrowski', 'DĄBROWSKI']],
    ['Croatian', 'Đurđica Šarić', ['đurđica', 'ĐURĐICA', 'durdica', 'djurdjica', 'saric', 'šarić']],
    ['Croatian', 'ǅemal Ljiljan Ǉubić', ['dzemal', 'džemal', 'ljiljan', 'ljubic']],
    ['Icelandic', 'Þórður Æsa Guðmundsdóttir', ['þórður', 'thordur', 'ÞÓRÐUR', 'aesa', 'gudmundsdottir']],
    [
      'Turkish',
      'IŞIK İnci Yıldız',
      ['ışık', 'isik', 'IŞIK', 'ISIK', 'inci', 'İNCİ', 'INCI', 'yildiz', 'YILDIZ'],
    ],
    ['Turkish', 'Çağrı Gökçe Öztürk', ['cagri', 'ÇAĞRI', 'gokce', 'ozturk', 'öztürk']],
    ['German', 'Jürgen Groß', ['jürgen', 'JÜRGEN', 'jurgen', 'juergen', 'groß', 'gross', 'GROẞ', 'GROSS']],
    ['German', 'Ju\u0308rgen', ['ju\u0308rgen', 'jürgen', 'juergen']],
    ['German', 'GRÖẞL', ['grössl', 'groessl', 'GRÖSSL']],
    ['German', 'Mueller', ['mueller', 'MUELLER']],
    ['French', 'Œuvre Noël', ['oeuvre', 'œuvre', 'noel']],
    ['Maltese and Sami', 'Ħamrun Ŋala Ŧ', ['hamrun', 'nala', 't']],
    ['Greek', 'Οδοσηρος', ['ΟΔΟΣ', 'οδος', 'οδοσ']],
    ['Japanese', '田中 由紀', ['田中', '由紀', '田中 由紀', '田中　由紀', '田中由紀', '由']],
    ['Japanese', '田中　由紀', ['田中 由紀', '田中由紀']],
    ['Japanese', '田中由紀', ['田中', '由紀', '田中 由紀', '中由']],
    ['Japanese', '佐々木ガク', ['佐々木', 'ｶﾞｸ', 'がく', 'ガク', '木ガク']],
    ['Japanese', 'ﾔﾏﾀﾞ ﾀﾛｳ', ['ヤマダ', 'やまだ', 'ﾀﾛｳ', 'タロウ', 'やまだたろう']],
    ['Japanese', '㈱マイクロソフト', ['株', 'マイクロソフト', 'ソフト', 'ﾏｲｸﾛｿﾌﾄ', '(株)マイクロ']],
    [
      'Japanese',
      '日本マイクロソフト株式会社東京支店営業部',
      ['東京支店', '日本マイクロソフト株式会社東京支店営業部', '営業部'],
    ],
    ['Japanese', 'ＮＴＴドコモ', ['ntt', 'NTTドコモ', 'どこも', 'ＮＴＴ']],
    ['Japanese', '山田Trading', ['trading', '山田trading', '山田']],
    ['Japanese', '𠮷野家', ['𠮷', '野家', '𠮷野家']],
    ['Chinese', '王小明', ['王', '小明', '王小明']],
    ['Korean', '김철수', ['김', '김철수', '기']],
    [
      'with invisible characters',
      'Aber\u00ADcrom\u200Bbie \uFEFFKim\u2060',
      ['abercrombie', 'kim', 'aber\u00ADcrombie'],
    ],
    ['Persian', 'علی\u200Cرضا', ['علی\u200Cرضا', 'علیرضا']],
  ])('in %s, %s, is found as people type it', (_language, name, searches) => {
    expect(searches.filter((search) => !isFoundBy(name, search))).toEqual([]);
  });

  it.each([
    ['田中由紀', '田紀'],
    ['NTTドコモ', 'tt'],
    ['Jürgen', 'urgen'],
    ['Joel Samuel', 'jol'],
    ['Joel Samuel', 'samul'],
    ['Jonas Susan', 'joe'],
    ['Mueller', 'müller'],
  ])("%s isn't found as %s", (name, search) => {
    expect(isFoundBy(name, search)).toBe(false);
  });

  it("is found by its plain words when there isn't room for all", () => {
    const words = Array.from(
      { length: 20 },
      (_, index) => `Ø${'x'.repeat(20)}${String.fromCharCode(97 + index)}`,
    );
    expect(words.filter((word) => !isFoundBy(words.join(' '), word))).toEqual([]);
  });
});

describe('the key for sorting a name', () => {
  it.each([
    ['Åsas Bageri', 'asas bageri'],
    ['  O’Neill-Smith & Co. ', 'o neill smith co'],
    ['ADVENTURE Works', 'adventure works'],
    ['…', ''],
  ])('is, for %j, %j', (name, key) => {
    expect(orderKey(name)).toBe(key);
  });

  it('is its own key, within the maximum length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
        const key = orderKey(name);
        expect(Array.from(key).length).toBeLessThanOrEqual(ORDER_KEY_LENGTH);
        expect(orderKey(key)).toBe(key);
      }),
    );
  });

  it.each([
    ['Łódź', 'lodz'],
    ['Øresund', 'oresund'],
    ['ｶﾞｽ', 'かす'],
  ])('sorts %s as %s', (name, key) => {
    expect(orderKey(name)).toBe(key);
  });

  it('and the words are the same as in the migration', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'øŁþÆœÜåĐ lIıİß山田ーガｶﾞ\u00AD\u200B'),
    );
    const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, text, (number, name) => {
        expect(FOLDED_WORDS.wordsOf(number, name)).toBe(searchWords(number, name));
        expect(FOLDED_WORDS.keyOf(name)).toBe(orderKey(name));
      }),
      { numRuns: 1_000 },
    );
  });
});
