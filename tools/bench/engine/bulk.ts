// Very many lots matched again over the whole registry, with a thread for each processor.
import { availableParallelism } from 'node:os';
import { Bulk, PreparedLot, search, type EnterpriseIndex } from '#engine';
import { rounded } from './figures.js';
import type { World } from './world.js';

/** `bulk_per_s`: lots a second; whether every hundredth answer is that of a search. */
export async function bulkFigures(index: EnterpriseIndex, lots: ReturnType<World['lots']>, best: number, say: (line: string) => void) {
  const questions = lots.map(({ need, setting }) => ({ need, setting, limit: best }));
  const bulk = await Bulk.over(index, availableParallelism());
  try {
    const differing = new Set<string>();
    const byId = new Map(lots.map((lot) => [lot.need.lotId, lot]));
    const run = async (those: typeof questions) => {
      let answered = 0;
      for await (const part of bulk.searchAll(those)) {
        for (const { lotId, found } of part) {
          answered += 1;
          if (answered % 100 !== 0) continue;
          const { need, setting } = byId.get(lotId)!;
          if (JSON.stringify(found()) !== JSON.stringify(search(index, new PreparedLot(need, setting, index.vocabulary), best))) differing.add(lotId);
        }
      }
      return answered;
    };
    // The threads learn, as a process does.
    await run(questions.slice(0, questions.length / 5));
    const [begin, cpu] = [performance.now(), process.cpuUsage()];
    const answered = await run(questions);
    const seconds = (performance.now() - begin) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    say(`bulk: ${answered} lots in ${rounded(seconds)} s, ${rounded(answered / ((user + system) / 1e6))} for each second of a processor, ${differing.size} answers differ`);
    return { bulk_per_s: rounded(answered / seconds), bulk_parity: differing.size === 0 };
  } finally {
    await bulk.close();
  }
}
