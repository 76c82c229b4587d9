import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { ServerClient, type Message } from 'postmark';
import { inactive, inTurn } from '../../src/dev/mailbox/fault';
import { startMailbox, type Mailbox } from '../../src/dev/mailbox/mailbox';
import { statusAsHost } from '../support/servers/status-as-host';

const serverToken = 'a-server-token';
const sentAt = new Date('2026-11-22T09:30:00.000Z');

let mailbox: Mailbox;
let client: ServerClient;

beforeAll(async () => {
  mailbox = await startMailbox({ port: 0, serverToken, now: () => sentAt, limit: 600 });
  client = connect(serverToken);
});

afterEach(() => {
  mailbox.fail();
  mailbox.clear();
});

afterAll(() => mailbox.close());

function connect(token: string, timeout = 10): ServerClient {
  return new ServerClient(token, { requestHost: `localhost:${mailbox.port}`, useHttps: false, timeout });
}

function mail(to: string, extra: Partial<Message> = {}): Message {
  return {
    From: 'CustomerSource <access@contoso.example>',
    To: to,
    Subject: 'Your invitation',
    TextBody: 'Open http://localhost:4000/accept#token',
    HtmlBody: '<p>Open <a href="http://localhost:4000/accept#token">this</a></p>',
    ...extra,
  };
}

const page = async (path = ''): Promise<string> => (await fetch(new URL(path, mailbox.pageUrl))).text();

describe('the API, with Postmark’s own client', () => {
  it('accepts a mail and stores it as sent', async () => {
    const sent = await client.sendEmail(
      mail('kim@contoso.example', { Tag: 'invite', Metadata: { mail: 'mail_1' } }),
    );

    expect(sent).toEqual({
      To: 'kim@contoso.example',
      SubmittedAt: sentAt.toISOString(),
      MessageID: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      ErrorCode: 0,
      Message: 'OK',
    });
    expect(mailbox.messages()).toEqual([
      {
        ...mail('kim@contoso.example', { Tag: 'invite', Metadata: { mail: 'mail_1' } }),
        MessageID: sent.MessageID,
        SubmittedAt: sentAt.toISOString(),
        Recipients: ['kim@contoso.example'],
      },
    ]);
  });

  it('returns a result for each message of a batch, in order', async () => {
    const results = await client.sendEmailBatch([
      mail('a@contoso.example'),
      mail('nobody'),
      mail('b@contoso.example'),
    ]);

    expect(results.map(({ ErrorCode }) => ErrorCode)).toEqual([0, 300, 0]);
    expect(mailbox.messages().map(({ To }) => To)).toEqual(['a@contoso.example', 'b@contoso.example']);
  });

  it('accepts a batch of 500 and rejects a batch of 501', async () => {
    const batch = (size: number) =>
      Array.from({ length: size }, (_, index) => mail(`p${index}@contoso.example`));
    await expect(client.sendEmailBatch(batch(501))).rejects.toMatchObject({ statusCode: 422, code: 410 });
    expect(await client.sendEmailBatch(batch(500))).toHaveLength(500);
    expect(mailbox.messages()).toHaveLength(500);
  });

  it('rejects a wrong token with 401 and error code 10', async () => {
    await expect(connect('wrong').sendEmail(mail('kim@contoso.example'))).rejects.toMatchObject({
      name: 'InvalidAPIKeyError',
      statusCode: 401,
      code: 10,
    });
    expect(mailbox.messages()).toEqual([]);
  });

  it.each<[string, Partial<Message>]>([
    ['a sender that is no address', { From: 'CustomerSource' }],
    ['a recipient that is no address', { To: 'kim@' }],
    ['no recipient', { To: '' }],
    ['a recipient whose name is not ASCII', { To: 'kım@contoso.example' }],
    ['one bad recipient among good ones', { To: 'kim@contoso.example, lee' }],
    ['no body', { TextBody: '', HtmlBody: '' }],
    ['a subject that is too long', { Subject: 'x'.repeat(2001) }],
    ['a metadata value that is too long', { Metadata: { mail: 'x'.repeat(81) } }],
  ])('rejects %s with 422 and error code 300', async (_case, wrong) => {
    await expect(client.sendEmail(mail('kim@contoso.example', wrong))).rejects.toMatchObject({
      name: 'InvalidEmailRequestError',
      statusCode: 422,
      code: 300,
    });
    expect(mailbox.messages()).toEqual([]);
  });

  it('accepts names with commas and several recipients', async () => {
    await client.sendEmail(
      mail('"Gu, Lee" <lee@fabrikam.example>, ana@contoso.example', { Cc: 'kim@contoso.example' }),
    );
    expect(mailbox.messages()[0]?.Recipients).toEqual([
      'lee@fabrikam.example',
      'ana@contoso.example',
      'kim@contoso.example',
    ]);
  });

  it('rejects invalid JSON with 422 and error code 402', async () => {
    const answer = await fetch(new URL('email', mailbox.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-postmark-server-token': serverToken },
      body: '{"From":',
    });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ ErrorCode: 402 });
  });

  it('finds sent mails by metadata, newest first, page by page', async () => {
    for (const id of ['mail_1', 'mail_2', 'mail_2']) {
      await client.sendEmail(mail('kim@contoso.example', { Metadata: { mail: id } }));
    }
    const found = await client.getOutboundMessages({ count: 1, offset: 0, metadata_mail: 'mail_2' });

    expect(found.TotalCount).toBe(2);
    expect(found.Messages).toHaveLength(1);
    expect(found.Messages[0]).toMatchObject({
      MessageID: mailbox.messages()[2]?.MessageID,
      Recipients: ['kim@contoso.example'],
      Metadata: { mail: 'mail_2' },
      Status: 'Sent',
      MessageStream: 'outbound',
    });
    const none = await client.getOutboundMessages({ metadata_mail: 'mail_3' });
    expect(none).toEqual({ TotalCount: 0, Messages: [] });
  });

  it('finds sent mails by recipient, and requires limits', async () => {
    await client.sendEmailBatch([mail('kim@contoso.example'), mail('lee@fabrikam.example')]);
    expect((await client.getOutboundMessages({ recipient: 'LEE@fabrikam.example' })).TotalCount).toBe(1);
    await expect(client.getOutboundMessages({ count: 501 })).rejects.toMatchObject({ statusCode: 422 });
  });

  it('keeps only the newest mails up to its limit', async () => {
    const batch = (from: number) =>
      Array.from({ length: 400 }, (_, index) => mail(`p${from + index}@contoso.example`));
    await client.sendEmailBatch(batch(0));
    await client.sendEmailBatch(batch(400));
    expect(mailbox.messages()).toHaveLength(600);
    expect(mailbox.messages()[0]?.To).toBe('p200@contoso.example');
  });
});

describe('failures on demand', () => {
  it.each([
    [401, 'InvalidAPIKeyError'],
    [422, 'InvalidEmailRequestError'],
    [429, 'RateLimitExceededError'],
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailablerError'],
  ] as const)('returns %d once and then works again', async (status, name) => {
    mailbox.fail(inTurn({ kind: 'answer', status }));
    await expect(client.sendEmail(mail('kim@contoso.example'))).rejects.toMatchObject({
      name,
      statusCode: status,
    });
    expect(mailbox.messages()).toEqual([]);
    await expect(client.sendEmail(mail('kim@contoso.example'))).resolves.toMatchObject({ ErrorCode: 0 });
  });

  it('rejects inactive recipients: 422 and 406 for one, 406 in its place in a batch', async () => {
    mailbox.fail(() => inactive('gone@contoso.example'));
    await expect(client.sendEmail(mail('gone@contoso.example'))).rejects.toMatchObject({
      name: 'InactiveRecipientsError',
      statusCode: 422,
      code: 406,
      recipients: ['gone@contoso.example'],
    });
    const results = await client.sendEmailBatch([mail('kim@contoso.example'), mail('gone@contoso.example')]);
    expect(results.map(({ ErrorCode }) => ErrorCode)).toEqual([0, 406]);
  });

  it.each([
    ['before', false],
    ['after', true],
  ])('resets the connection %s accepting the mail', async (_when, accepted) => {
    mailbox.fail(inTurn({ kind: 'reset', accepted }));
    await expect(client.sendEmail(mail('kim@contoso.example'))).rejects.toMatchObject({ statusCode: 0 });
    expect(mailbox.messages()).toHaveLength(accepted ? 1 : 0);
  });

  it('returns 500 after accepting the mail', async () => {
    mailbox.fail(inTurn({ kind: 'answer', status: 500, accepted: true }));
    await expect(client.sendEmail(mail('kim@contoso.example'))).rejects.toMatchObject({ statusCode: 500 });
    expect(mailbox.messages()).toHaveLength(1);
  });

  it('hangs until the client times out', async () => {
    mailbox.fail(inTurn({ kind: 'hang' }));
    const impatient = connect(serverToken, 0.2);
    await expect(impatient.sendEmail(mail('kim@contoso.example'))).rejects.toMatchObject({ statusCode: 0 });
  });

  it('lets a script decide by the request', async () => {
    mailbox.fail(({ path, messages, number }) =>
      path === '/email/batch' && messages.length > 1 && number < 3
        ? { kind: 'answer', status: 503 }
        : undefined,
    );
    const batch = [mail('a@contoso.example'), mail('b@contoso.example')];
    await expect(client.sendEmailBatch(batch)).rejects.toMatchObject({ statusCode: 503 });
    await expect(client.sendEmail(mail('a@contoso.example'))).resolves.toBeDefined();
    await expect(client.sendEmailBatch(batch)).resolves.toHaveLength(2);
  });

  it('closes immediately even when a request hangs', async () => {
    const other = await startMailbox({ port: 0, serverToken });
    const arrived = new Promise<void>((resolve) => {
      other.fail(() => {
        resolve();
        return { kind: 'hang' };
      });
    });
    const pending = fetch(new URL('email', other.apiUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-postmark-server-token': serverToken },
      body: JSON.stringify(mail('kim@contoso.example')),
    });
    const refused = expect(pending).rejects.toThrow('fetch failed');
    await arrived;
    await other.close();
    await refused;
  });
});

describe('the page', () => {
  it('lists the mails, newest first, and filters by recipient', async () => {
    await client.sendEmail(mail('kim@contoso.example', { Subject: 'The first' }));
    await client.sendEmail(mail('lee@fabrikam.example', { Subject: 'The second' }));

    const all = await page();
    expect(all.indexOf('The second')).toBeGreaterThan(0);
    expect(all.indexOf('The second')).toBeLessThan(all.indexOf('The first'));
    const filtered = await page('?to=kim%40contoso.example');
    expect(filtered).toContain('The first');
    expect(filtered).not.toContain('The second');
  });

  it('detects whether the displayed list has changed', async () => {
    const list = (etag: string) =>
      fetch(new URL('list', mailbox.pageUrl), { headers: { 'if-none-match': etag } });
    // The page starts with the version that it shows.
    const [, etag = ''] = /data-version="&quot;(\d+)&quot;"/.exec(await page()) ?? [];
    expect((await list(`"${etag}"`)).status).toBe(304);
    await client.sendEmail(mail('kim@contoso.example'));
    expect((await list(`"${etag}"`)).status).toBe(200);
  });

  it('shows a mail in a frame without scripts, with links that open in a new tab, and its plain text', async () => {
    const { MessageID } = await client.sendEmail(mail('kim@contoso.example'));
    const shown = await page(`mails/${MessageID}`);
    expect(shown).toMatch(/sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"/);
    expect(shown).toContain('<a href="http://localhost:4000/accept#token" target="_blank"');

    const frame = await fetch(new URL(`mails/${MessageID}/html`, mailbox.pageUrl));
    expect(frame.headers.get('content-security-policy')).toMatch(
      /^sandbox allow-same-origin allow-popups [^;]*; default-src 'none'; style-src 'unsafe-inline'; img-src data:;/,
    );
    expect(frame.headers.get('content-security-policy')).not.toContain('script');
    expect(await frame.text()).toContain('<base target="_blank">');
  });

  it('escapes everything from a mail', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { MessageID } = await client.sendEmail(
      mail('kim@contoso.example', {
        Subject: hostile,
        TextBody: hostile,
        Tag: hostile,
        Metadata: { mail: hostile },
      }),
    );
    for (const path of ['', `?to=${encodeURIComponent(hostile)}`, `mails/${MessageID}`]) {
      expect(await page(path)).not.toContain('<script>alert');
    }
  });

  it('offers reports only if the service receives them', async () => {
    const { MessageID } = await client.sendEmail(mail('kim@contoso.example'));
    expect(await page(`mails/${MessageID}`)).not.toContain('method="post"');
    const form = { method: 'POST', body: new URLSearchParams({ report: 'bounce' }) };
    const { status } = await fetch(new URL(`mails/${MessageID}/reports`, mailbox.pageUrl), form);
    expect(status).toBe(404);
  });

  it('answers only as a loopback host', async () => {
    expect(await statusAsHost(mailbox.pageUrl, 'rebound.example')).toBe(421);
  });
});

describe('the reports on demand', () => {
  const received: { readonly authorization: string | undefined; readonly report: object }[] = [];
  let service: Server;
  let reporting: Mailbox;
  let id: string;

  beforeAll(async () => {
    service = createServer((request, response) => {
      const { authorization } = request.headers;
      void json(request).then((report) => {
        received.push({ authorization, report: report as object });
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const { port } = service.address() as AddressInfo;
    reporting = await startMailbox({
      ...{ port: 0, serverToken, now: () => sentAt },
      webhook: { url: new URL(`http://postmark:secret@localhost:${port}/`), reportsOf: () => [] },
    });
    const sender = new ServerClient(serverToken, {
      requestHost: `localhost:${reporting.port}`,
      useHttps: false,
    });
    id = (await sender.sendEmail(mail('kim@contoso.example', { Metadata: { mail_id: 'mail_1' } }))).MessageID;
  });
  afterEach(() => received.splice(0));
  afterAll(async () => {
    await reporting.close();
    service.close();
  });

  const send = (report: string, site = 'same-origin', message = id): Promise<Response> =>
    fetch(new URL(`mails/${message}/reports`, reporting.pageUrl), {
      method: 'POST',
      headers: { 'sec-fetch-site': site },
      body: new URLSearchParams({ report }),
    });
  const about = { MessageID: expect.any(String), Metadata: { mail_id: 'mail_1' } };
  const at = sentAt.toISOString();

  it.each([
    [
      'bounce',
      'Bounce',
      { ...about, RecordType: 'Bounce', Type: 'HardBounce', Email: 'kim@contoso.example', BouncedAt: at },
    ],
    [
      'complaint',
      'Spam complaint',
      { ...about, RecordType: 'SpamComplaint', Email: 'kim@contoso.example', BouncedAt: at },
    ],
    ['delay', 'Delay', { ...about, RecordType: 'Bounce', Type: 'Transient', Inactive: false }],
    [
      'reactivation',
      'Reactivate address',
      { RecordType: 'SubscriptionChange', Recipient: 'kim@contoso.example', SuppressSending: false },
    ],
  ])('sends the report of %s like Postmark, and shows the outcome', async (key, name, report) => {
    const shown = await (await send(key)).text();
    expect(received).toEqual([
      {
        authorization: `Basic ${Buffer.from('postmark:secret').toString('base64')}`,
        report: expect.objectContaining(report) as object,
      },
    ]);
    expect(shown).toContain(`${name}: the service has received the report.`);
    expect(shown).toMatch(new RegExp(`value="${key}">\\s*${name}\\s*<`));
  });

  it.each([
    ['of another site', 'bounce', 'cross-site', undefined, 403],
    ['of another port', 'bounce', 'same-site', undefined, 403],
    ['for another report', 'toString', 'same-origin', undefined, 404],
    ['for another mail', 'bounce', 'same-origin', 'nothing', 404],
  ])('refuses a form %s', async (_, report, site, message, status) => {
    expect((await send(report, site, message)).status).toBe(status);
    expect(received).toEqual([]);
  });
});
