// Lines of the cache that a question has to fetch, each once: what it would take if reading memory were all that took time.
import { search, type EnterpriseIndex, type PreparedLot, type Watch } from '#engine';

const lineBytes = 64;

/** How much a search does, whatever the machine. */
export interface Work {
  /** Claims that are alike and in a block within reach. */
  claims: number;
  /** Those that the sieve leaves. */
  sifted: number;
  /** Those whose score is worked out. */
  judged: number;
  /** Distinct lines of memory that it reads. */
  lines: number;
}

/** Columns that are read of every claim whose bits are as asked; of those that the sieve leaves; of those whose bound is worked out to the end. */
const ofLeft = ['kinds', 'leadTimes', 'minimumOrders', 'prices'] as const;
const ofSifted = ['confirmedOn', 'performances', 'responses'] as const;
const ofHopeful = ['slotPeriods', 'slotFree', 'parallels', 'meridians'] as const;
/** Of one that is judged: its record, which most often lies in one line, the codes it claims, and its id. */
const linesJudged = 3;

export function workOf(index: EnterpriseIndex, lot: PreparedLot, limit: number): Work {
  const work: Work = { claims: 0, sifted: 0, judged: 0, lines: 0 };
  const last = new Map<string, number>();
  const touch = (name: string, row: number, bytes: number) => {
    const line = Math.floor((row * bytes) / lineBytes);
    if (last.get(name) === line) return;
    last.set(name, line);
    work.lines += 1;
  };
  const touchAll = (names: readonly (typeof ofLeft | typeof ofSifted | typeof ofHopeful)[number][], rows: Int32Array, count: number) => {
    for (const name of names) for (let at = 0; at < count; at += 1) touch(name, rows[at]!, index[name].BYTES_PER_ELEMENT);
  };
  // Who stands, the language, each scheme: a bit of each row.
  const bitmaps = 1 + Number(lot.asksLanguage) + lot.mandatory.length;
  const watch: Watch = {
    looked(from, to) {
      work.claims += to - from;
      for (let bitmap = 0; bitmap < bitmaps; bitmap += 1)
        for (let row = from; row < to; row += 32) touch(`bits ${bitmap}`, row, 1 / 8);
    },
    left: (rows, count) => touchAll(ofLeft, rows, count),
    sifted(rows, count) {
      work.sifted += count;
      touchAll(ofSifted, rows, count);
      for (let scheme = 0; scheme < lot.preferred.length; scheme += 1)
        for (let at = 0; at < count; at += 1) touch(`preferred ${scheme}`, rows[at]!, 1 / 8);
    },
    hopeful: (rows, count) => touchAll(ofHopeful, rows, count),
    judged() {
      work.judged += 1;
      work.lines += linesJudged;
    },
  };
  search(index, lot, limit, watch);
  return work;
}

/** Nobody who reads the same can answer faster. `bandwidth` in bytes per second. */
export const floorMs = ({ lines }: Work, bandwidth: number): number => ((lines * lineBytes) / bandwidth) * 1000;
