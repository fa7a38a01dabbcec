// The benchmark of relevance runs, and every value is that of the plain way, every answer of the index that of brute force.
import { describe, expect, it, jest } from '@jest/globals';
import { main } from '../relevance.js';

describe('npm run bench:relevance', () => {
  it('measures ours and the plain way, and gets the same', async () => {
    const written: string[] = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      expect(await main(['--enterprises', '2000', '--part', '0.05', '--json'])).toBe(0);
    } finally {
      jest.restoreAllMocks();
    }
    const figures = JSON.parse(written.at(-1)!) as Record<string, number>;
    expect(figures).toMatchObject({ enterprises: 2000, suppliers: 70, parity: true });
    for (const name of ['p50_ms_1400', 'p95_ms_1400', 'survivors_p95_ms', 'query_p50_ms', 'judged_mean', 'ratio']) expect(figures[name]).toBeGreaterThan(0);
  }, 120_000);
});
