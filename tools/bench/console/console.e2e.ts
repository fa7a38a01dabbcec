// The benchmark of the console refuses what makes no sense; in `npm run test:deep`, where there is time, it runs and counts what is there.
import { expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserProgram } from '#testing/browser.js';
import { main } from '../console.js';

const isDeep = process.env['DEPTH'] === 'deep';
const chromium = isDeep ? await browserProgram() : null;

it.each([[['--enterprises', '99']], [['--proposals', '1.5']], [['--loads', '0']], [['--steps', 'many']]])('refuses %j', async (args) => {
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    expect(await main(args)).toBe(2);
    expect(said.mock.calls[0]![0]).toMatch(/^Usage: npm run bench:console/);
  } finally {
    jest.restoreAllMocks();
  }
});

(chromium === null ? it.skip : it)('measures every part of the console, and nothing that is not there', async () => {
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const folder = mkdtempSync(join(tmpdir(), 'bench-console-'));
  const [enterprises, proposals, loads, steps] = [300, 60, 2, 5];
  try {
    const args = Object.entries({ enterprises, proposals, loads, steps, data: folder }).flatMap(([name, value]) => [`--${name}`, String(value)]);
    expect(await main([...args, '--json'])).toBe(0);
  } finally {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  }
  const figures = JSON.parse(written.at(-1)!) as Record<string, number>;
  // How far it scrolls and how many keys are answered is a matter of time.
  expect(figures).toMatchObject({ enterprises, axe_pages: 8, axe_violations: expect.any(Number), blank_rows: expect.any(Number) });
  expect(figures['proposals']).toBeGreaterThanOrEqual(proposals);
  for (const [name, most] of [['queue_rows_scrolled', figures['proposals']!], ['enterprises_rows_scrolled', enterprises], ['next_item_answered', 1], ['next_item_hurried_answered', 1]] as const) {
    expect([name, figures[name]! > 0 && figures[name]! <= most]).toEqual([name, true]);
  }
  expect(figures['initial_js_gzip_kb']).toBeLessThanOrEqual(160);
  expect(figures['loaded_js_gzip_kb']).toBeGreaterThan(figures['initial_js_gzip_kb']!);
  const times = ['first_content', 'first_detail', 'next_item', 'next_item_explained', 'next_item_hurried', 'next_item_asked_for', 'map_frame'];
  const names = ['first_content_ms', 'map_first_ms', 'map_points', 'axe_pages', 'queue_frames', 'enterprises_frames', ...times.flatMap((name) => [`${name}_p50_ms`, `${name}_p95_ms`])];
  for (const name of names) expect([name, figures[name]]).toEqual([name, expect.any(Number)]);
  expect(names.filter((name) => !(figures[name]! > 0))).toEqual([]);
}, 400_000);
