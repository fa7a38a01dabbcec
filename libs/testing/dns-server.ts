// A real name server on loopback that answers A and AAAA questions as a test says, and remembers what it was asked.
import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

/** Addresses of a name, or how the server fails. `before`: how often this name was asked for this kind of address before. */
export type Answer = (name: string, before: number) => readonly string[] | 'servfail' | 'silence';

export interface DnsServer {
  /** As a setting takes it, e.g. 127.0.0.1:40053. */
  address: string;
  /** Questions so far, e.g. `A example.test`. */
  asked: string[];
  stop(): Promise<void>;
}

const kinds = new Map([[1, 'A'], [28, 'AAAA']]);
const serverFailure = 2;
const noSuchName = 3;

/** A name of which there is no address of either family does not exist. */
export async function startDnsServer(answer: Answer): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  const answers = new Map<string, ReturnType<Answer>>();
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    const { name, kind, end } = questionOf(query);
    const question = `${kind} ${name}`;
    // A question that was repeated because the answer was late is the same question.
    const repeated = `${query.readUInt16BE(0)} ${from.port} ${question}`;
    const found = answers.get(repeated) ?? answer(name, asked.filter((each) => each === question).length);
    if (!answers.has(repeated)) asked.push(question);
    answers.set(repeated, found);
    if (found === 'silence') return;
    const addresses = found === 'servfail' ? [] : found;
    const wanted = addresses.filter((address) => isIPv6(address) === (kind === 'AAAA'));
    const code = found === 'servfail' ? serverFailure : addresses.length === 0 ? noSuchName : 0;
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    // A response, with recursion asked for and available.
    header.writeUInt16BE(0x8180 | code, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(wanted.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...wanted.map(recordOf)]), from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function questionOf(query: Buffer): { name: string; kind: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), kind: kinds.get(query.readUInt16BE(at + 1)) ?? 'other', end: at + 5 };
}

/** Lives for no time at all: nobody between may remember it. */
function recordOf(address: string): Buffer {
  const data = isIPv6(address) ? bytesOf6(address) : Buffer.from(address.split('.').map(Number));
  const record = Buffer.alloc(12);
  // The name of the question, by a pointer.
  record.writeUInt16BE(0xc00c, 0);
  record.writeUInt16BE(isIPv6(address) ? 28 : 1, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt16BE(data.length, 10);
  return Buffer.concat([record, data]);
}

function bytesOf6(address: string): Buffer {
  // The parser of URLs writes IPv4 parts as groups, and zeros short.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const [first, last] = [groups(before), groups(after ?? '')];
  const all = after === undefined ? first : [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return Buffer.concat(all.map((group) => Buffer.from(group.padStart(4, '0'), 'hex')));
}
