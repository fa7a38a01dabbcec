// The made-up service as a process of its own, to be killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlatformConfig } from '../config.js';

const program = fileURLToPath(new URL('./main.js', import.meta.url));

export const asEnvironment = (config: PlatformConfig): Record<string, string> =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [key, String(value)]));

export interface SpecimenProcess {
  child: ChildProcess;
  /** Resolves when the service is ready, and rejects when the process ended before. */
  ready: Promise<void>;
  /** The exit code, or the signal it died of. */
  gone: Promise<number | NodeJS.Signals | null>;
}

export function runSpecimen(environment: Record<string, string>): SpecimenProcess {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? code)),
  );
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout!.on('data', (text: Buffer) => text.toString().includes('ready') && resolve());
    void gone.then((end) => reject(new Error(`It ended with ${end}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, gone };
}
