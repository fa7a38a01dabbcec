// 1, 2 and 4 partitions as processes over real JetStream answer as one index, also after changes and after a kill.
import { expect, it, jest } from '@jest/globals';
import { main } from '../partitions.js';

it('answers as one index, however many processes hold it', async () => {
  const written: string[] = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    expect(await main(['--enterprises', '1500', '--lots', '60', '--json'])).toBe(0);
  } finally {
    jest.restoreAllMocks();
  }
  const figures = JSON.parse(written.at(-1)!) as Record<string, number | boolean | number[]>;
  expect(figures).toMatchObject({ parity: true, p1_refused: true, p2_refused: true, p4_refused: true });
  expect(figures['p4_found']).toBeGreaterThan(100);
  // Every partition holds a part, and a question seldom needs all of them.
  expect(Math.max(...(figures['p4_enterprises_held'] as number[]))).toBeLessThan(1500);
  expect(figures['p4_asked_mean']).toBeLessThan(4);
  expect(figures['p4_divisions_split']).toBeGreaterThan(0);
}, 180_000);
