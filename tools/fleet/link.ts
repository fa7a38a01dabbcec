// A TCP proxy between a service and a server, which can be slow, cut, or silent: the network as it really is.
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * `slow`: every packet comes later; `cut`: connections are reset and no new one is let in; `silent`: they stay open and
 * nothing comes through, as when the other machine is gone, until they are reset.
 */
export type LinkFault = { kind: 'slow'; ms: number } | { kind: 'cut' } | { kind: 'silent' };

export interface Link {
  /** Where to connect instead of the server. */
  readonly port: number;
  fault(fault: LinkFault): void;
  /** Good again; what was silent is reset, for nobody knows what became of its bytes. */
  heal(): void;
  stop(): Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
  silent: boolean;
}

/** Starts a link to a port on this machine. */
export async function startLink(target: number): Promise<Link> {
  const pairs = new Set<Pair>();
  let fault: LinkFault | null = null;

  const server = createServer((near) => {
    if (fault?.kind === 'cut') {
      near.on('error', () => {});
      near.resetAndDestroy();
      return;
    }
    join(near);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    fault(next) {
      fault = next;
      for (const pair of pairs) {
        if (next.kind === 'cut') end(pair);
        else if (next.kind === 'silent') pair.silent = true;
      }
    },
    heal() {
      fault = null;
      for (const pair of pairs) if (pair.silent) end(pair);
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const pair of pairs) end(pair);
      await closed;
    },
  };

  function join(near: Socket): void {
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    const pair: Pair = { near, far, silent: fault?.kind === 'silent' };
    pairs.add(pair);
    for (const [from, to] of [[near, far], [far, near]] as const) {
      void carry(pair, from, to);
      from.once('error', () => end(pair));
      from.once('close', () => end(pair));
    }
  }

  /** One direction, in order; a socket that has more than it can take makes the other one wait. */
  async function carry(pair: Pair, from: Socket, to: Socket): Promise<void> {
    try {
      for await (const chunk of from) {
        if (fault?.kind === 'slow') await sleep(fault.ms);
        if (pair.silent || to.destroyed) continue;
        if (!to.write(chunk as Buffer)) await drained(to);
      }
      // A goodbye does not come through a dead network either.
      if (!pair.silent) to.end();
    } catch {
      end(pair);
    }
  }

  function end(pair: Pair): void {
    if (!pairs.delete(pair)) return;
    pair.near.resetAndDestroy();
    pair.far.resetAndDestroy();
  }
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
