import {
  isSendable,
  type ListEntry,
  NOTHING_SENT,
  readLines,
  type Sent,
  withOtherChoices,
  withoutAdded,
} from '../../src/portal/pages/our-accounts/adding/read-lines';

const MEGAN = 'Megan Bowen; megan@litware.example';
const LEE = 'Lee Gu; lee@litware.example';
const KIM_AND_LEE = 'Kim <kim@x.example>; Lee <lee@x.example>';

/** Returns why the service rejected an entry. */
function refusalWith(...codes: readonly string[]) {
  return codes.map((code) => ({ code, message: '' }));
}

/** Returns what was read, as `name|address`, and the status of what isn't ready. */
function shown(entries: readonly ListEntry[]): string[] {
  return entries.map(({ displayName, email, status }) =>
    [displayName, email, ...(status === 'READY' ? [] : [status])].join('|'),
  );
}

describe('a pasted list of people', () => {
  test.each<[string, string, string[]]>([
    ['a name and an address', 'Kim, kim@x.example', ['Kim|kim@x.example']],
    ['an address and a name', 'kim@x.example; Kim', ['Kim|kim@x.example']],
    ['cells of a spreadsheet', 'Åsa\tÖberg\tasa@x.example', ['Åsa Öberg|asa@x.example']],
    ['a cell with quotes', '"Öberg, ""Åsa"""\tasa@x.example', ['Öberg, "Åsa"|asa@x.example']],
    ['a row of CSV', '"Lee, Kim","kim@x.example"', ['Lee, Kim|kim@x.example']],
    ['a row of CSV as one cell', '"Kim, kim@x.example"', ['Kim|kim@x.example']],
    ['a recipient', 'Kim <kim@x.example>', ['Kim|kim@x.example']],
    ['a comma in quotes', '"Lee, Kim" <kim@x.example>', ['Lee, Kim|kim@x.example']],
    ['a comma without quotes', 'Lee, Kim <kim@x.example>', ['Lee, Kim|kim@x.example']],
    ['a bracket that isn’t closed', 'Kim <kim@x.example', ['Kim|kim@x.example']],
    ['a quote that isn’t closed', '"Kim, kim@x.example', ['Kim|kim@x.example']],
    ['recipients of Outlook', KIM_AND_LEE, ['Kim|kim@x.example', 'Lee|lee@x.example']],
    [
      'recipients of Outlook, last names first',
      'Lee, Kim <kim@x.example>; Gu, Lee <lee@x.example>;',
      ['Lee, Kim|kim@x.example', 'Gu, Lee|lee@x.example'],
    ],
    [
      'recipients separated by commas',
      '"Lee, Kim" <kim@x.example>, Lee <lee@x.example>',
      ['Lee, Kim|kim@x.example', 'Lee|lee@x.example'],
    ],
    [
      'separators in quotes and brackets',
      '"Lee; Kim" <kim@x.example>; "Gu <Lee>" <lee@x.example>',
      ['Lee; Kim|kim@x.example', 'Gu <Lee>|lee@x.example'],
    ],
    [
      'pairs with commas, separated by semicolons',
      'Kim, kim@x.example; Lee, lee@x.example',
      ['Kim|kim@x.example', 'Lee|lee@x.example'],
    ],
    [
      'pairs with the address first',
      'kim@x.example, Kim, lee@x.example, Lee',
      ['Kim|kim@x.example', 'Lee|lee@x.example'],
    ],
    [
      'pairs with the same separator everywhere',
      'Kim; kim@x.example; Lee; lee@x.example',
      ['Kim|kim@x.example', 'Lee|lee@x.example'],
    ],
    ['addresses only', 'kim@x.example; lee@x.example', ['|kim@x.example|NO_NAME', '|lee@x.example|NO_NAME']],
    ['an address as its name', 'kim@x.example <kim@x.example>', ['|kim@x.example|NO_NAME']],
    [
      'a second address of the same person',
      'Kim <kim@x.example>, lee@x.example',
      ['Kim|kim@x.example', '|lee@x.example|NO_NAME'],
    ],
    [
      'an incomplete address between people',
      'Kim; kim@; Lee, lee@x.example',
      ['Kim|kim@|INVALID_EMAIL', 'Lee|lee@x.example'],
    ],
    [
      'a name without an address after people',
      'Kim <kim@x.example>; Lee <lee@x.example>; Ana',
      ['Kim|kim@x.example', 'Lee|lee@x.example', 'Ana||NO_EMAIL'],
    ],
    [
      'two addresses in a row of a spreadsheet',
      'Kim\tkim@x.example\tLee\tlee@x.example',
      ['Kim kim@x.example Lee|lee@x.example|SEVERAL_EMAILS'],
    ],
    ['an address with a space', 'Kim, kim @x.example', ['Kim|kim @x.example|INVALID_EMAIL']],
    ['a name only', 'Nobody in particular', ['Nobody in particular||NO_EMAIL']],
    ['a long name', `${'K'.repeat(201)}, kim@x.example`, [`${'K'.repeat(201)}|kim@x.example|LONG_NAME`]],
    [
      'the same address twice, in different cases',
      'Kim, kim@x.example\nKim again, KIM@x.example',
      ['Kim|kim@x.example', 'Kim again|KIM@x.example|DUPLICATE'],
    ],
    [
      'the same address twice in a line',
      'Kim <kim@x.example>; Lee <lee@x.example>; Kim <kim@x.example>',
      ['Kim|kim@x.example', 'Lee|lee@x.example', 'Kim|kim@x.example|DUPLICATE'],
    ],
    [
      'the dots of a Japanese keyboard',
      'Kim; kim@contoso。example\nLee; lee@contoso．example\nAna; ana@contoso',
      ['Kim|kim@contoso。example', 'Lee|lee@contoso．example', 'Ana|ana@contoso|INVALID_EMAIL'],
    ],
  ])('reads %s', (_kind, list, expected) => {
    expect(shown(readLines(list))).toEqual(expected);
  });

  test.each([
    'Name, E-mail',
    'E-Mail-Adresse;Vorname;Nachname',
    'Prénom\tNom\tAdresse électronique',
    '"Nombre y apellidos","Correo electrónico"',
    'Navn\tMailadresse',
    '氏名,メールアドレス',
    '\n\nFull Name\tEmail Address 1',
    'E-mail',
    'Name;E-mail;Role',
    'ID,Name,E-mail',
    'Kundennummer;Ansprechpartner;E-Mail-Adresse',
    'Société\tAdresse électronique',
    'Teléfono,Correo electrónico',
    'Stilling;Mailadresse',
    '会社,メールアドレス',
  ])('recognizes a header, and reads other lines without its separator: %s', (header) => {
    const entries = readLines(`${header}\nMegan Bowen <megan@litware.example>`);
    expect(entries.map(({ status }) => status)).toEqual(['HEADER', 'READY']);
    expect(entries[0]?.text).toBe(header.trim());
  });

  test.each<[string, string, string[]]>([
    ['a column after them', 'Name;E-mail;Role\nKim;kim@x.example;Member', ['Kim|kim@x.example']],
    ['a column before them', 'ID,Name,E-mail\n1,Kim,kim@x.example', ['Kim|kim@x.example']],
    ['a column without a title', '\tName\tE-mail\n0\tKim\tkim@x.example', ['Kim|kim@x.example']],
    ['an empty cell', 'ID;Name;E-mail;Role\n;Kim;kim@x.example;', ['Kim|kim@x.example']],
    ['empty cells at the end', 'Name;E-mail;;\nKim;kim@x.example;;', ['Kim|kim@x.example']],
    ['quotes', 'Rolle;Name;E-Mail\n"Member; Buyer";"Lee; Kim";"kim@x.example"', ['Lee; Kim|kim@x.example']],
    [
      'the other separator in a cell',
      'Name;E-mail;Role\nLee, Kim;kim@x.example;',
      ['Lee, Kim|kim@x.example'],
    ],
    ['no address', 'Name;E-mail;Role\nKim;;Member', ['Kim||NO_EMAIL']],
    ['no name', 'E-mail;Role\nkim@x.example;Member', ['|kim@x.example|NO_NAME']],
    ['an incomplete address', 'Name;E-mail;Role\nKim;kim.x;Member', ['Kim|kim.x|INVALID_EMAIL']],
    [
      'the address as the name',
      'Name;E-mail;Role\nkim@x.example;kim@x.example;a',
      ['|kim@x.example|NO_NAME'],
    ],
    [
      'a postal address',
      'Name;Address;E-mail;Email 2\nKim;Main St;kim@x.example;k@x.example',
      ['Kim|kim@x.example'],
    ],
    ['the parts of a name', 'E-Mail;Nachname;Vorname\nkim@x.example;Lee;Kim', ['Kim Lee|kim@x.example']],
    [
      'the parts of a Japanese name',
      '姓,名,部署,メール\n山田,花子,営業,h@x.example',
      ['山田 花子|h@x.example'],
    ],
    ['a part titled as a name', 'Nom;Prénom;E-mail\nLee;Kim;kim@x.example', ['Kim Lee|kim@x.example']],
    [
      'another part titled as a name',
      'Nombre;Apellido;Correo\nKim;Lee;kim@x.example',
      ['Kim Lee|kim@x.example'],
    ],
    [
      'the name and its parts',
      'Display name,First name,Last name,Email\nKim Lee,Kim,Lee,kim@x.example\n,Ana,Gu,ana@x.example',
      ['Kim Lee|kim@x.example', 'Ana Gu|ana@x.example'],
    ],
    [
      'both parts in one column',
      'Last name, first name;E-mail\nLee, Kim;kim@x.example',
      ['Lee, Kim|kim@x.example'],
    ],
    ['a title with a hint', 'User,Email (work),Age\nKim,kim@x.example,7', ['Kim|kim@x.example']],
    [
      'more cells than titles',
      'ID,Name,E-mail\n1,Lee, Kim,kim@x.example\n2,"Gu, Ana",ana@x.example',
      ['||WRONG_COLUMNS', 'Gu, Ana|ana@x.example'],
    ],
    ['a cell without a title', 'Name;E-mail\nKim;kim@x.example;Member', ['||WRONG_COLUMNS']],
    [
      'names and addresses only, in other forms',
      [
        'Name, E-mail',
        'Lee, Kim, kim@x.example',
        'ana@x.example, Ana',
        'Bo <bo@x.example>, Di <di@x.example>',
        'Gu, Jo <jo@x.example>',
        'Ed, ed@x.example',
      ].join('\n'),
      [
        'Lee, Kim|kim@x.example',
        'Ana|ana@x.example',
        'Bo|bo@x.example',
        'Di|di@x.example',
        'Gu, Jo|jo@x.example',
        'Ed|ed@x.example',
      ],
    ],
  ])('reads the columns of a header with %s', (_kind, list, expected) => {
    const [header, ...entries] = readLines(list);
    expect(header?.status).toBe('HEADER');
    expect(shown(entries)).toEqual(expected);
  });

  test('removes added people below a header, and keeps the others with it', () => {
    const [header, kim, lee] = ['Name;E-mail;Role', 'Kim;kim@x.example;Member', 'Lee;lee@x.example;Member'];
    const list = [header, kim, lee].join('\n');
    expect(withoutAdded(list, [readLines(list)[1]!.text])).toBe(`${header}\n${lee}`);
  });

  test.each([
    ['on a later line', `${MEGAN}\nName, E-mail`, 'NO_EMAIL'],
    ['without the title of the addresses', 'Name', 'NO_EMAIL'],
    ['without the title of the addresses, with others', 'Name, Role', 'NO_EMAIL'],
    ['with an address', 'Mail, mail@litware.example', 'READY'],
  ])('isn’t a header: %s', (_kind, list, status) => {
    expect(readLines(list).at(-1)?.status).toBe(status);
  });

  test('has up to 500 people at a time, without those that can’t be sent', () => {
    const people = Array.from({ length: 502 }, (_, n) => `P${String(n)}, p${String(n)}@x.example`);
    const refused = new Map([['P0, p0@x.example', refusalWith('EMAIL_IN_USE')]]);
    const statuses = readLines(['Name, E-mail', ...people].join('\n'), { ...NOTHING_SENT, refused }).map(
      ({ status }) => status,
    );
    expect(statuses.slice(0, 3)).toEqual(['HEADER', 'REFUSED', 'READY']);
    expect(statuses.slice(-2)).toEqual(['READY', 'TOO_MANY']);
  });

  test('keeps a refusal until the entry is edited, and duplicates of what was sent', () => {
    const sent = {
      refused: new Map([['Lee <lee@x.example>', refusalWith('EMAIL_IN_USE')]]),
      added: new Set(['kim@x.example']),
    };
    const list = 'Lee <lee@x.example>\nLee Gu, LEE@x.example\nKim again, Kim@x.example\nKim, kim@x.example';
    expect(readLines(list, sent).map(({ status }) => status)).toEqual([
      'REFUSED',
      'DUPLICATE',
      'ALREADY_ADDED',
      'DUPLICATE',
    ]);
    expect(readLines(list.replace('lee@', 'lee.gu@'), sent).map(({ status }) => status)).toEqual([
      'READY',
      'READY',
      'ALREADY_ADDED',
      'DUPLICATE',
    ]);
  });

  test('drops refusals with other choices only if they depend on them', () => {
    const refused = new Map([
      [MEGAN, refusalWith('EMAIL_IN_USE', 'RATE_LIMITED')],
      [LEE, refusalWith('INVALID_LOCALE')],
    ]);
    const list = `${MEGAN}\n${LEE}`;
    const statuses = (sent: Sent) => readLines(list, sent).map(({ status }) => status);
    expect(statuses({ ...NOTHING_SENT, refused })).toEqual(['REFUSED', 'REFUSED']);
    expect(statuses(withOtherChoices({ ...NOTHING_SENT, refused }))).toEqual(['REFUSED', 'READY']);
  });

  test('sends entries again that can be added later, and counts them', () => {
    const kim = 'Kim, kim@x.example';
    const refused = new Map([
      [MEGAN, refusalWith('RATE_LIMITED')],
      [LEE, refusalWith('RATE_LIMITED', 'EMAIL_IN_USE')],
    ]);
    const entries = readLines([MEGAN, LEE, kim].join('\n'), { ...NOTHING_SENT, refused });
    expect(entries.map(({ status }) => status)).toEqual(['RETRY', 'REFUSED', 'READY']);
    expect(entries.filter(isSendable).map(({ text }) => text)).toEqual([MEGAN, kim]);
    const many = Array.from({ length: 500 }, (_, n) => `P${String(n)}, p${String(n)}@x.example`);
    const last = readLines([MEGAN, ...many].join('\n'), { ...NOTHING_SENT, refused }).at(-1);
    expect(last?.status).toBe('TOO_MANY');
  });

  test('removes added people, and keeps what was entered in the meantime', () => {
    const sent = [MEGAN, LEE].join('\n');
    const added = readLines(sent).map(({ text }) => text);
    const now = [MEGAN, 'Alex Wilber; alex@', LEE, 'Nestor Wilke; nestor@litware.example'].join('\n');
    expect(withoutAdded(now, added)).toBe('Alex Wilber; alex@\nNestor Wilke; nestor@litware.example');
  });

  test('removes added people of a line, whose others are read as before', () => {
    const line = `${KIM_AND_LEE}, "Gu, Ana", ana@x.example; Bo <bo@x.example>`;
    const [kim, ...others] = readLines(line);
    const rest = withoutAdded(line, [kim!.text]);
    expect(rest).toBe('Lee <lee@x.example>; "Gu, Ana", ana@x.example; Bo <bo@x.example>');
    expect(readLines(rest)).toEqual(others);
    const texts = others.map(({ text }) => text);
    expect(withoutAdded(rest, texts)).toBe('');
  });

  test('keeps a header only with other lines', () => {
    expect(withoutAdded(`Name; E-mail\n${MEGAN}\n${LEE}`, [MEGAN])).toBe(`Name; E-mail\n${LEE}`);
    expect(withoutAdded(`Name; E-mail\n${MEGAN}`, [MEGAN])).toBe('');
  });

  test('keeps a line that was changed in the meantime, and the second of two equal lines', () => {
    expect(withoutAdded(`${MEGAN.replace('Bowen', 'Brown')}\n${LEE}`, [MEGAN])).toBe(
      `${MEGAN.replace('Bowen', 'Brown')}\n${LEE}`,
    );
    expect(withoutAdded(`${MEGAN}\n${MEGAN}`, [MEGAN])).toBe(MEGAN);
  });
});
