// The benchmark of the console runs: a small registry, few proposals, every figure.
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserProgram } from '#testing/browser.js';
import { main } from '../console.js';

const program = await browserProgram();
const folder = mkdtempSync(join(tmpdir(), 'linkwright-bench-console-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

(program === null ? describe.skip : describe)('npm run bench:console', () => {
  it('measures the console in a browser', async () => {
    const written: string[] = [];
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const sizes = ['--enterprises', '300', '--proposals', '60', '--loads', '1', '--steps', '6'];
      expect(await main([...sizes, '--data', join(folder, 'data'), '--json'])).toBe(0);
    } finally {
      jest.restoreAllMocks();
    }
    const figures = JSON.parse(written.at(-1)!) as Record<string, number>;
    expect(figures).toMatchObject({ enterprises: 300, axe_violations: 0 });
    expect(figures['initial_js_gzip_kb']).toBeLessThanOrEqual(160);
    expect(figures['proposals']).toBeGreaterThanOrEqual(60);
    expect(figures['map_points']).toBeGreaterThanOrEqual(300);
    for (const name of ['first_content_p95_ms', 'next_item_p50_ms', 'next_item_p95_ms', 'queue_frames', 'enterprises_frames', 'map_first_ms', 'map_frame_p95_ms']) {
      expect({ name, value: figures[name] }).toEqual({ name, value: expect.any(Number) });
    }
  }, 300_000);
});
