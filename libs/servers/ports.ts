// Loopback ports: finding a free one and knowing whether somebody listens.
import { connect, createServer, type AddressInfo } from 'node:net';

export const loopback = '127.0.0.1';

/** A port that was free a moment ago; whoever uses it must cope with losing the race for it. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** True when something accepts connections on the loopback port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: loopback });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Connects, optionally writes, and returns what came back once `enough` says so; null when that never happened. */
export function converse(
  port: number,
  say: string,
  enough: (received: string) => boolean,
  timeoutMs = 1000,
): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: loopback });
    let received = '';
    const finish = (answer: string | null) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => finish(null));
    socket.once('connect', () => say && socket.write(say));
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
      if (enough(received)) finish(received);
    });
    socket.once('error', () => finish(null));
    socket.once('end', () => finish(null));
  });
}
