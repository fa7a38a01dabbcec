// A link between a real client and a real server: good, slow, cut and silent.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { startLink, type Link } from './link.js';
import { until } from './until.js';

let server: Server;
let link: Link;
const sockets = new Set<Socket>();
/** Connections that came through to the server. */
let arrived = 0;

/** Says everything back. */
beforeEach(async () => {
  arrived = 0;
  server = createServer((socket) => {
    arrived += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  link = await startLink((server.address() as AddressInfo).port);
});

afterEach(async () => {
  await link.stop();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server.close();
});

async function client(): Promise<Socket> {
  const socket = connect({ port: link.port, host: '127.0.0.1' });
  sockets.add(socket);
  await once(socket, 'connect');
  return socket;
}

async function echo(socket: Socket, text: string): Promise<string> {
  socket.write(text);
  let received = '';
  while (received.length < text.length) received += String((await once(socket, 'data'))[0]);
  return received;
}

describe('a link', () => {
  it('carries both directions, much as well as little, and the goodbye', async () => {
    const socket = await client();
    expect(await echo(socket, 'hello')).toBe('hello');
    const much = 'x'.repeat(3_000_000);
    expect(await echo(socket, much)).toBe(much);
    socket.end();
    await once(socket, 'end');
  });

  it('keeps the order when it is slow', async () => {
    const socket = await client();
    link.fault({ kind: 'slow', ms: 20 });
    expect(await echo(socket, 'one two three')).toBe('one two three');
  });

  it('resets what there is and lets nobody in when it is cut, until it is healed', async () => {
    const socket = await client();
    await echo(socket, 'here');
    link.fault({ kind: 'cut' });
    expect((await once(socket, 'error'))[0]).toMatchObject({ code: 'ECONNRESET' });
    const next = connect({ port: link.port, host: '127.0.0.1' });
    expect((await once(next, 'error'))[0]).toMatchObject({ code: 'ECONNRESET' });
    link.heal();
    expect(await echo(await client(), 'again')).toBe('again');
  });

  it('says nothing when it is silent, and resets that once it is healed', async () => {
    const old = await client();
    await echo(old, 'here');
    link.fault({ kind: 'silent' });
    const young = await client();
    await until(() => arrived === 2);
    const heard: string[] = [];
    for (const socket of [old, young]) {
      socket.on('data', (chunk) => heard.push(String(chunk)));
      socket.write('anybody?');
    }
    const gone = [old, young].map((socket) => once(socket, 'error'));
    link.heal();
    for (const [error] of await Promise.all(gone)) expect(error).toMatchObject({ code: 'ECONNRESET' });
    expect(heard).toEqual([]);
    expect(await echo(await client(), 'again')).toBe('again');
  });

  it('ends the connection of a client whose server is away', async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    const socket = connect({ port: link.port, host: '127.0.0.1' });
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('close', resolve));
  });
});
