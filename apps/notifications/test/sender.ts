// The service as a process of its own that a test lets die.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { newId } from '#platform/ids.js';
import type { Notified } from './system.js';

const main = fileURLToPath(new URL('../src/main.js', import.meta.url));

export class Sender {
  private readonly child: ChildProcess;
  private readonly gone: Promise<unknown[]>;
  output = '';

  /** Redis names of its own, so that what is pending can come from Postgres alone. */
  static emptyQueues(): Record<string, string> {
    return { REDIS_PREFIX: `t${newId().slice(-12)}` };
  }

  constructor(notified: Notified, more: Record<string, string>) {
    const env = notified.env({ LOG_LEVEL: 'debug', ...Sender.emptyQueues(), ...more });
    this.child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'] ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.gone = once(this.child, 'exit');
  }

  /** Resolves with the signal that ended it. */
  async death(): Promise<unknown> {
    const [, signal] = await this.gone;
    return signal;
  }
}
