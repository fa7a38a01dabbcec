// Sends a request exactly as it is written: the path is not tidied, headers may come twice, a body may be any bytes.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

export interface Wire {
  method: string;
  /** Everything after the address, query included; sent as it is. */
  path: string;
  headers: [name: string, value: string][];
  body: Buffer | null;
}

export interface Received {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  ms: number;
}

export interface Sender {
  send(wire: Wire): Promise<Received>;
  close(): void;
}

const patienceMs = 40_000;

/** Connections to `url` that are used again; `close` ends them. */
export function startSender(url: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const { hostname, port } = new URL(url);
  const once = (wire: Wire) => new Promise<Received>((resolve, reject) => {
    const started = performance.now();
    const sent = request({
      agent, hostname, port, method: wire.method, path: wire.path, timeout: patienceMs,
      headers: [['host', `${hostname}:${port}`], ...wire.headers, ...lengthOf(wire)].flat(),
    }, (reply) => {
      const parts: Buffer[] = [];
      const received = () => resolve({
        status: reply.statusCode ?? 0, headers: reply.headers, text: Buffer.concat(parts).toString('utf8'), ms: performance.now() - started,
      });
      // What happens is told for as long as somebody listens: its beginning is the answer.
      const isEndless = reply.headers['content-type']?.startsWith('text/event-stream');
      reply.on('data', (part: Buffer) => {
        parts.push(part);
        if (!isEndless) return;
        received();
        reply.destroy();
      });
      reply.once('error', reject);
      reply.once('end', received);
    });
    sent.once('timeout', () => sent.destroy(new Error(`no answer within ${patienceMs} ms`)));
    sent.once('error', reject);
    sent.end(wire.body ?? undefined);
  });
  return {
    send: (wire) => patiently(() => once(wire)),
    close: () => agent.destroy(),
  };
}

const mostRepeats = 5;

/**
 * Asks again as 503 advises, for a machine that is busy with something else: what answers it again and again is at fault.
 * A kept connection that the server closed this very moment says nothing about the request either.
 */
async function patiently(ask: () => Promise<Received>): Promise<Received> {
  for (let repeats = 0; ; repeats += 1) {
    try {
      const received = await ask();
      if (received.status !== 503 || repeats === mostRepeats) return received;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'ECONNRESET' && code !== 'EPIPE') || repeats > 0) throw error;
    }
    await sleep(300);
  }
}

/** Said also when there is nothing: else Node would send an empty body in chunks. */
const lengthOf = ({ method, body }: Wire): [string, string][] =>
  (body === null && ['GET', 'HEAD', 'TRACE'].includes(method) ? [] : [['content-length', String(body?.length ?? 0)]]);

/** A line for a shell that sends the same; `$KEY` stands for the API key. */
export function curlOf(url: string, { method, path, headers, body }: Wire): string {
  const shown = headers.map(([name, value]) =>
    `-H ${quoted(`${name}: ${name === 'authorization' ? value.replace(/lw_[\w-]{20,}/, '$KEY') : value}`)}`);
  const line = ['curl -sS -i --path-as-is', `-X ${method}`, quoted(`${url}${path}`), ...shown];
  if (body === null) return line.join(' ');
  const text = body.toString('utf8');
  const plain = text.length < 2000 && /^[\x20-\x7e\n]*$/.test(text);
  if (plain) return [...line, '--data-binary', quoted(text)].join(' ');
  return `echo ${gzipSync(body).toString('base64')} | base64 -d | gunzip | ${[...line, '--data-binary', '@-'].join(' ')}`;
}

const quoted = (text: string) => (text.includes('$KEY') ? `"${text.replaceAll('"', '\\"')}"` : `'${text.replaceAll("'", `'\\''`)}'`);
