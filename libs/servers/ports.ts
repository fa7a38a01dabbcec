// Loopback ports: finding a free one and knowing whether somebody listens.
import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

export const loopback = '127.0.0.1';

/**
 * Below those that systems give away themselves (from 32768 on Linux, 49152 elsewhere): a port of theirs may belong to
 * any connection a moment after it was found free, and for as long as that lasts.
 */
const [lowest, highest] = [20_000, 32_000];
const tried = new Set<number>();

/**
 * A port that was free a moment ago, and that nobody in this process was told before; whoever uses it must cope with
 * losing the race for it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(lowest, highest);
    if (tried.has(port)) continue;
    tried.add(port);
    if (await canListen(port)) return port;
  }
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, loopback, () => server.close(() => resolve(true)));
  });
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
