// The benchmark of the engine runs, and every answer of the index is that of SQL, of SQLite, of a search library and of brute force.
import { describe, expect, it, jest } from '@jest/globals';
import { main } from '../engine.js';

describe('npm run bench:engine', () => {
  it('asks index, SQL and others the same and gets the same', async () => {
    const written: string[] = [];
    const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      expect(await main(['--enterprises', '2000', '--json'])).toBe(0);
    } finally {
      jest.restoreAllMocks();
    }
    expect(out).toBeDefined();
    const figures = JSON.parse(written.at(-1)!) as Record<string, unknown>;
    expect(figures).toMatchObject({ enterprises: 2000, parity: true });
    for (const ratio of ['ratio_sql_mean', 'ratio_sqlite_mean', 'ratio_minisearch_mean', 'ratio_brute_mean', 'floor_ratio_mean', 'scan_floor_ratio_mean']) expect(figures[ratio]).toBeGreaterThan(0);
    expect(figures['answers_with_somebody']).toBeGreaterThan(50);
  }, 120_000);
});
