// Ten thousand enterprises change at once: from the first change to the last open lot whose proposals are right again.
import { availableParallelism } from 'node:os';
import { Bulk, LiveIndex, PreparedLot, search, type EnterpriseIndex, type Found, type OpenLots } from '#engine';
import { rounded } from './figures.js';
import type { World } from './world.js';

const changes = 10_000;
/** One in so many of the lots that nothing touched is asked again, and must answer as before. */
const oneInChecked = 200;

/**
 * `mass_change_s`: every changed enterprise goes into the index and to the open lots, those that it touches are matched again.
 * `open` holds the lots.
 */
export async function massChange(world: World, index: EnterpriseIndex, open: OpenLots, lots: ReturnType<World['lots']>, best: number, say: (line: string) => void) {
  const questions = lots.map(({ need, setting }) => ({ need, setting, limit: best }));
  const before = new Map<string, string>();
  await answerAll(index, questions, (lotId, found) => {
    open.list(lotId, found, best);
    before.set(lotId, summaryOf(found));
  });
  const enterprises = index.ids.length;
  const many = Math.min(changes, Math.floor(enterprises / 10));
  const changed = Array.from({ length: many }, (_, at) => world.changed(Math.floor((at * enterprises) / many), 10_000 + at));
  const begin = performance.now();
  // A copy to be changed: the index itself is asked by others.
  const live = new LiveIndex(new LiveIndex(index).folded());
  const copied = performance.now();
  const touched = new Set<string>();
  for (const candidate of changed) {
    live.put(candidate);
    for (const lotId of open.touchedBy(candidate.enterpriseId, candidate)) touched.add(lotId);
  }
  const found = performance.now();
  const folded = live.folded();
  await answerAll(folded, questions.filter(({ need }) => touched.has(need.lotId)), (lotId, its) => open.list(lotId, its, best));
  const seconds = (performance.now() - copied) / 1000;
  say(`${many} enterprises changed: ${touched.size} of ${lots.length} lots touched, found in ${rounded((found - copied) / 1000)} s, all right again in ${rounded(seconds)} s (copied in ${rounded((copied - begin) / 1000)} s)`);
  const others = lots.filter(({ need }) => !touched.has(need.lotId)).filter((_, at) => at % oneInChecked === 0);
  const differing = others.filter(({ need, setting }) =>
    summaryOf(search(folded, new PreparedLot(need, setting, index.vocabulary), best)) !== before.get(need.lotId));
  return { mass_change_s: rounded(seconds), mass_change_touched: touched.size, mass_change_parity: differing.length === 0 };
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
