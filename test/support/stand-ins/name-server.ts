import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/**
 * A name server that knows one address for all names. It doesn't answer for those that start with `silent`, and for those
 * that start with `ipv4`, it only answers with that kind of address.
 */
export interface NameServer {
  /** Its address and port. */
  readonly address: string;
  /** The names that were asked for, in order. */
  readonly asked: readonly string[];
  close(): void;
}

const HEADER_BYTES = 12;
/** Response, recursion available. */
const RESPONSE = 0x8180;
const A = 1;

/** Starts a name server that gives names an IPv4 address. */
export async function startNameServer(
  address: readonly [number, number, number, number],
): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port }) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    if (name.startsWith('silent') || (name.startsWith('ipv4') && type !== A)) return;
    const response = Buffer.from(query.subarray(0, end));
    response.writeUInt16BE(RESPONSE, 2);
    // One question, one answer if it asks for an IPv4 address, and nothing else.
    [1, type === A ? 1 : 0, 0, 0].forEach((count, index) => response.writeUInt16BE(count, 4 + 2 * index));
    // The name of the question, type A, class IN, valid for a second, and four bytes.
    const answer = [0xc0, HEADER_BYTES, 0, A, 0, 1, 0, 0, 0, 1, 0, 4, ...address];
    socket.send(Buffer.concat([response, Buffer.from(type === A ? answer : [])]), port, '127.0.0.1');
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: `127.0.0.1:${String(socket.address().port)}`, asked, close: () => socket.close() };
}

function questionOf(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}
