// A real receiver of webhooks on loopback that behaves well or badly, and counts who knocked.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** An HTTP status, or how no answer comes: after reading the request, or while the body of the answer is on its way. */
export type Behaviour = number | 'hang' | 'reset' | 'die' | 'endless' | { status: number; body?: string; headers?: Record<string, string> };

export interface Call {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Certificate {
  key: string;
  cert: string;
  /** Where the certificate is, for WEBHOOK_CA_FILE. */
  file: string;
  remove(): void;
}

/** A certificate for these names and for 127.0.0.1. */
export async function makeCertificate(names: readonly string[]): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: names[0]! }], {
    keyType: 'ec', algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }] },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-webhook-'));
  const file = join(folder, 'ca.pem');
  writeFileSync(file, cert);
  return { key, cert, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export class Receiver {
  readonly calls: Call[] = [];
  /** Connections, also those on which nothing was said. */
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private behaviour: (call: Call) => Behaviour = () => 200;

  private constructor(private readonly server: Server, private readonly scheme: string) {
    // The plain connection, before any handshake.
    server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.on('tlsClientError', () => undefined);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.answer(request, response));
  }

  static async start({ certificate, host = '127.0.0.1', port = 0 }: { certificate?: Certificate; host?: string; port?: number } = {}): Promise<Receiver> {
    const server = certificate ? createHttps({ key: certificate.key, cert: certificate.cert }) : createHttp();
    const receiver = new Receiver(server, certificate ? 'https' : 'http');
    server.listen(port, host);
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/hook', host = '127.0.0.1'): string {
    return `${this.scheme}://${host}:${this.port}${path}`;
  }

  /** From now on; a function is asked at each call. */
  behave(how: Behaviour | ((call: Call) => Behaviour)): void {
    this.behaviour = typeof how === 'function' ? how : () => how;
  }

  /** These in turn, and 200 afterwards. */
  behaveInTurn(...hows: Behaviour[]): void {
    this.behave(() => hows.shift() ?? 200);
  }

  callsWith(id: string): Call[] {
    return this.calls.filter(({ headers }) => headers['webhook-id'] === id);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const call: Call = { path: request.url ?? '', headers: request.headers as Record<string, string>, body };
    this.calls.push(call);
    const how = this.behaviour(call);
    if (how === 'hang') return;
    if (how === 'reset') return void request.socket.resetAndDestroy();
    if (how === 'die') return void request.socket.destroy();
    if (how === 'endless') {
      response.writeHead(200).write('without end');
      return;
    }
    const { status, body: text = '', headers = {} } = typeof how === 'number' ? { status: how } : how;
    response.writeHead(status, headers).end(text);
  }
}
