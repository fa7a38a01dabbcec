// What an index is asked besides its best: to be made anew, to say which lots a change touches, to match everything again.
import { LiveIndex, OpenLots, type EnterpriseIndex } from '#engine';
import { bulkFigures } from './bulk.js';
import { foldInThread } from '../../../apps/all/src/replica-loading.js';
import { rounded } from './figures.js';
import { massChange } from './mass-change.js';
import { percolation } from './percolation.js';
import { rebuildFromPostgres } from './rebuild.js';
import type { World } from './world.js';

/** As many as there are enterprises, and no more than these. */
const mostOpenLots = 100_000;
const mostBulkLots = 50_000;
const changes = 900;

/** All figures, and in `parities` whether each answer was that of another way to ask. */
export async function moreFigures(world: World, index: EnterpriseIndex, best: number, say: (line: string) => void) {
  const { vocabulary } = index;
  const rebuild = await foldedInThread(index);
  say(`made anew from memory in ${rounded(rebuild)} s`);
  const enterprises = index.ids.length;
  const lots = world.lots(Math.min(mostOpenLots, enterprises));
  const open = new OpenLots(vocabulary);
  const put = seconds(() => {
    for (const { need, setting } of lots) open.put(need, setting);
  });
  say(`put ${open.size} lots in ${rounded(put)} s`);
  const changed = Array.from({ length: changes }, (_, at) => world.changed(Math.floor((at * enterprises) / changes), at));
  const { percolate_parity, ...percolated } = await percolation(vocabulary, open, lots, changed, say);
  const { bulk_parity, ...bulk } = await bulkFigures(index, lots.slice(0, mostBulkLots), best, say);
  const { mass_change_parity, ...mass } = await massChange(world, index, open, lots, best, say);
  const { rebuild_parity, ...rebuilt } = await rebuildFromPostgres(world, enterprises, index, say);
  return {
    figures: { rebuild_memory_s: rounded(rebuild), ...rebuilt, ...percolated, ...bulk, ...mass },
    parities: { percolate_parity, bulk_parity, mass_change_parity, rebuild_parity },
  };
}

/** Seconds from an index to a new one that answers in its place, as the matching service does it: in a thread. */
async function foldedInThread(index: EnterpriseIndex): Promise<number> {
  const live = new LiveIndex(index);
  const begin = performance.now();
  const folded = await foldInThread(live.beginFold(), new AbortController().signal);
  for (const _ of live.adopting(folded));
  return (performance.now() - begin) / 1000;
}

function seconds(work: () => unknown): number {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}
