// Ten thousand enterprises change at once: from the first change to the last open lot whose proposals are right again.
import { availableParallelism } from 'node:os';
import { BestOfLots, Bulk, LiveIndex, PreparedLot, search, type EnterpriseIndex, type Found, type OpenLots } from '#engine';
import { rounded } from './figures.js';
import type { World } from './world.js';

const changes = 10_000;
/** So many more than are asked for are kept of each lot. */
const reserve = 14;
/** One in so many lots is asked again, be it touched or not. */
const oneInChecked = 200;

/**
 * `mass_change_s`: every changed enterprise goes into an index made anew and to the open lots; what is kept of these is merged with them, and
 * the lots that have lost more than that says are matched again. `open` holds the lots.
 */
export async function massChange(world: World, index: EnterpriseIndex, open: OpenLots, lots: ReturnType<World['lots']>, best: number, say: (line: string) => void) {
  const kept = new BestOfLots(open, best, reserve);
  const questions = lots.map(({ need, setting }) => ({ need, setting, limit: kept.wanted }));
  await answerAll(index, questions, (lotId, found) => kept.keep(lotId, found));
  const enterprises = index.ids.length;
  const many = Math.min(changes, Math.floor(enterprises / 10));
  const changed = Array.from({ length: many }, (_, at) => world.changed(Math.floor((at * enterprises) / many), 10_000 + at));
  // A copy to be changed: the index itself is asked by others. Nobody asks it before it is folded.
  const live = new LiveIndex(new LiveIndex(index).folded(), { loose: many, recent: many });
  const begin = performance.now();
  const { merged, lost } = kept.change(changed.map((after) => ({ enterpriseId: after.enterpriseId, after })));
  const settled = performance.now();
  for (const candidate of changed) live.put(candidate);
  const folded = live.folded();
  const searched = performance.now();
  if (lost.size > 0) await answerAll(folded, questions.filter(({ need }) => lost.has(need.lotId)), (lotId, its) => kept.keep(lotId, its));
  const end = performance.now();
  const inSeconds = (from: number, to: number) => rounded((to - from) / 1000);
  say(`${many} enterprises changed: ${merged.size} of ${lots.length} lots merged in ${inSeconds(begin, settled)} s, folded in ${inSeconds(settled, searched)}, ${lost.size} lots searched in ${inSeconds(searched, end)}`);
  const differing = lots.filter((_, at) => at % oneInChecked === 0).filter(({ need, setting }) =>
    summaryOf(search(folded, new PreparedLot(need, setting, index.vocabulary), best)) !== summaryOf(kept.best(need.lotId)));
  return { mass_change_s: inSeconds(begin, end), mass_change_touched: merged.size + lost.size, mass_change_searched: lost.size, mass_change_parity: differing.length === 0 };
}

async function answerAll(
  index: EnterpriseIndex, questions: { need: Parameters<OpenLots['put']>[0]; setting: Parameters<OpenLots['put']>[1]; limit: number }[],
  take: (lotId: string, found: Found[]) => void,
): Promise<void> {
  const bulk = await Bulk.over(index, availableParallelism());
  try {
    for await (const part of bulk.searchAll(questions)) for (const { lotId, found } of part) take(lotId, found());
  } finally {
    await bulk.close();
  }
}

const summaryOf = (found: readonly Found[]) => found.map(({ enterpriseId, score }) => `${enterpriseId} ${score}`).join();
