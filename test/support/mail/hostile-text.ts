import fc from 'fast-check';

/** Text of an attacker who tries to escape from its context: a header, a line, markup, or a template. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '<script>ran = 1</script>',
        '</title></head>',
        '"><img src=x onerror=ran=1>',
        "' onload='x",
      ),
      fc.constantFrom(
        '&lt;b&gt;',
        '&#60;',
        '&amp;',
        '<!--',
        '-->',
        ']]>',
        '<![endif]-->',
        '</style>',
        '</td>',
      ),
      fc.constantFrom(
        '\r\nBcc: all@contoso.example',
        '\n',
        '\r',
        '\u0085',
        '\u2028',
        '\u2029',
        '\u0000',
        '\t',
      ),
      fc.constantFrom('\u202E', '\u2066', '\u2069', '\u200F', '\uD800', '\uDC00', '\uFEFF', '\u00AD'),
      fc.constantFrom(
        '$&',
        '$1',
        "$'",
        '$`',
        '{{name}}',
        '#{name}',
        '<%= name %>',
        '@@title@@',
        '«action»',
        '%0d%0a',
        '%(x)s',
      ),
      fc.constantFrom('<mj-raw>', '<mj-text>x</mj-text>', '<mj-include path="/etc/passwd" />'),
      fc.constantFrom(',', ';', ':', '<all@contoso.example>', '"', '\\', '\\"', '(', ')', '@', ' '),
      fc.constantFrom('http://evil.example', 'javascript:ran=1', '=?utf-8?B?PGI+?='),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));
