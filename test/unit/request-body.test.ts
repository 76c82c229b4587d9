import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readJson } from '../../src/http/request-body';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Creates a request whose body is written by the test. */
function requestOf(headers: Record<string, string>) {
  const body = new PassThrough();
  const request = Object.assign(body, { headers: { 'content-type': 'application/json', ...headers } });
  return { body, request: request as unknown as IncomingMessage };
}

describe('the body of a request', () => {
  it('is read in chunks of any size', async () => {
    const { body, request } = requestOf({ 'transfer-encoding': 'chunked' });
    const read = readJson(request);
    for (const unit of Buffer.from('{"name":"Łukasz"}')) body.write(Buffer.of(unit));
    body.end();
    await expect(read).resolves.toEqual({ ok: true, value: { name: 'Łukasz' } });
  });

  it('keeps no references to the received chunks', async () => {
    const { body, request } = requestOf({ 'transfer-encoding': 'chunked' });
    const read = readJson(request);
    const chunks: WeakRef<Buffer>[] = [];
    for (let count = 0; count < 1_000; count += 1) {
      const chunk = Buffer.from(' ');
      chunks.push(new WeakRef(chunk));
      body.write(chunk);
    }
    await turn();
    collectGarbage();
    expect(chunks.filter((chunk) => chunk.deref() !== undefined).length).toBeLessThan(10);
    body.end('{}');
    await expect(read).resolves.toEqual({ ok: true, value: {} });
  });

  it.each([
    ['says that it is', { 'content-length': String(256 * 1024 + 1) }, 0],
    ['is', { 'transfer-encoding': 'chunked' }, 256 * 1024 + 1],
  ])('is rejected when it %s larger than 256 KiB', async (_what, headers, bytes) => {
    const { body, request } = requestOf(headers);
    const read = readJson(request);
    body.write(Buffer.alloc(bytes, ' '));
    await expect(read).resolves.toEqual({ ok: false, refusal: { code: 413 } });
  });

  it.each([
    ['comes in more than 4,096 chunks', Array.from({ length: 4_097 }, () => Buffer.from(' '))],
    ['is not UTF-8', [Buffer.from('{"name":"Łukasz'), Buffer.of(0xff), Buffer.from('"}')]],
    ['begins with a byte order mark', [Buffer.from('\uFEFF{}')]],
    ['begins with one and names a prototype', [Buffer.from('\uFEFF{"a":"__proto__"}')]],
  ])('is rejected when it %s', async (_what, chunks) => {
    const { body, request } = requestOf({ 'transfer-encoding': 'chunked' });
    const read = readJson(request);
    for (const chunk of chunks) body.write(chunk);
    body.end();
    await expect(read).resolves.toEqual({ ok: false, refusal: { code: 400 } });
  });

  it.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json \t;charset=utf-8'])(
    'is read as %s',
    async (type) => {
      const { body, request } = requestOf({ 'content-type': type });
      const read = readJson(request);
      body.end('{}');
      await expect(read).resolves.toEqual({ ok: true, value: {} });
    },
  );

  it('is rejected when its connection ends before it has arrived', async () => {
    const { body, request } = requestOf({ 'content-length': '10' });
    const read = readJson(request);
    body.write('{');
    body.destroy();
    await expect(read).resolves.toEqual({ ok: false, refusal: { code: 400 } });
  });

  it('is rejected when its connection ended before it was read', async () => {
    const { body, request } = requestOf({ 'content-length': '10' });
    body.write('{');
    body.destroy();
    await once(body, 'close');
    await expect(readJson(request)).resolves.toEqual({ ok: false, refusal: { code: 400 } });
  });
});
