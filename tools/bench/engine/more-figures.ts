// What an index is asked besides its best: to be made anew, to say which lots a change touches, to match everything again.
import { LiveIndex, OpenLots, PreparedLot, search, type EnterpriseIndex } from '#engine';
import { mean, p50, rounded } from './figures.js';
import type { World } from './world.js';

/** As many as there are enterprises, and no more than these. */
const mostOpenLots = 100_000;
const mostBulkLots = 20_000;
const changes = 500;

export function moreFigures(world: World, index: EnterpriseIndex, best: number, say: (line: string) => void): Record<string, number> {
  const { vocabulary } = index;
  const rebuild = seconds(() => new LiveIndex(index).folded());
  say(`made anew from memory in ${rounded(rebuild)} s`);
  const enterprises = index.ids.length;
  const lots = world.lots(Math.min(mostOpenLots, enterprises));
  const open = new OpenLots(vocabulary);
  const put = seconds(() => {
    for (const { need, setting } of lots) open.put(need, setting);
  });
  say(`put ${open.size} lots in ${rounded(put)} s`);
  const changed = Array.from({ length: changes + 100 }, (_, at) => world.changed(Math.floor((at * enterprises) / (changes + 100)), at));
  const percolations = changed.map((candidate) => {
    const begin = performance.now();
    const found = open.fitting(candidate).length;
    return { ms: performance.now() - begin, found };
  }).slice(100);
  const prepared = lots.slice(0, mostBulkLots).map(({ need, setting }) => new PreparedLot(need, setting, vocabulary));
  // Lots of one code read the same rows.
  prepared.sort((a, b) => vocabulary.codes.rankOf(a.need.code)! - vocabulary.codes.rankOf(b.need.code)!);
  const bulk = seconds(() => {
    for (const lot of prepared) search(index, lot, best);
  });
  return {
    rebuild_memory_s: rounded(rebuild),
    percolate_p50_ms: rounded(p50(percolations.map(({ ms }) => ms))), percolate_mean_ms: rounded(mean(percolations.map(({ ms }) => ms))),
    percolate_lots_found: rounded(mean(percolations.map(({ found }) => found))),
    bulk_per_s_one_core: rounded(prepared.length / bulk),
  };
}

function seconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}
