import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { freePort, isListening, loopback } from './ports.js';

describe('a free port', () => {
  it('is no other one than was found for somebody else, however many look at once', async () => {
    const ports = await Promise.all(Array.from({ length: 300 }, () => freePort()));
    expect(new Set(ports).size).toBe(300);
  });

  it('is none that the system would give to any connection', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, loopback, resolve));
    const { port: given } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const port = await freePort();
    // What the system gives begins at 32768 or above, unless somebody has set it otherwise.
    if (given >= 32_768) expect(port).toBeLessThan(32_768);
    expect(await isListening(port)).toBe(false);
  });
});
