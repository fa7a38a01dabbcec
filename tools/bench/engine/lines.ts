// Lines of the cache that a question has to fetch, each once: what it would take if reading memory were all that took time.
import { search, type EnterpriseIndex, type PreparedLot, type Watch } from '#engine';

const lineBytes = 64;

/** How much a search does, whatever the machine. */
export interface Work {
  /** Claims that are alike and in a block within reach. */
  claims: number;
  /** Those that are as the lot asks by their bits and places. */
  left: number;
  /** Those whose score is worked out. */
  judged: number;
  /** Distinct lines of memory that it reads. */
  lines: number;
  /** Lines that a scan of all claims alike would read, whoever is left by what. */
  scanned: number;
}

/** Columns that are read of every claim that is left; of those at least whose bound is worked out to the end. */
const ofLeft = ['kinds', 'leadTimes', 'minimumOrders', 'prices', 'confirmedOn'] as const;
const ofHopeful = ['performances', 'responses', 'slotPeriods', 'slotFree', 'parallels', 'meridians'] as const;
/** Columns that a claim is ranked by. */
const ofScan = [...ofLeft, ...ofHopeful, 'marks', 'enterprises'] as const;
/** Of one that is judged: its record, which most often lies in one line, the codes it claims, and its id. */
const linesJudged = 3;

export function workOf(index: EnterpriseIndex, lot: PreparedLot, limit: number): Work {
  const work: Work = { claims: 0, left: 0, judged: 0, lines: 0, scanned: linesOfScan(index, lot) };
  const last = new Map<string, number>();
  const touch = (name: string, row: number, bytes: number) => {
    const line = Math.floor((row * bytes) / lineBytes);
    if (last.get(name) === line) return;
    last.set(name, line);
    work.lines += 1;
  };
  const touchAll = (names: readonly (typeof ofLeft | typeof ofHopeful)[number][], rows: Int32Array, count: number) => {
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
    left(rows, count) {
      work.left += count;
      touchAll(ofLeft, rows, count);
    },
    hopeful(rows, count) {
      touchAll(ofHopeful, rows, count);
      for (let scheme = 0; scheme < lot.preferred.length; scheme += 1)
        for (let at = 0; at < count; at += 1) touch(`preferred ${scheme}`, rows[at]!, 1 / 8);
    },
    judged() {
      work.judged += 1;
      work.lines += linesJudged;
    },
  };
  search(index, lot, limit, watch);
  return work;
}

/** Each column whole, from the first claim of each span of codes to the last, and the bits of everything that the lot names. */
function linesOfScan(index: EnterpriseIndex, lot: PreparedLot): number {
  const bitmaps = 1 + Number(lot.asksLanguage) + lot.mandatory.length + lot.preferred.length;
  let lines = 0;
  for (const { from, to } of lot.alike.spans) {
    const [first, end] = [index.codeStarts[from]!, index.codeStarts[to]!];
    if (first === end) continue;
    const linesOf = (bytes: number) => Math.floor(((end - 1) * bytes) / lineBytes) - Math.floor((first * bytes) / lineBytes) + 1;
    for (const name of ofScan) lines += linesOf(index[name].BYTES_PER_ELEMENT);
    lines += bitmaps * linesOf(1 / 8);
  }
  return lines;
}

/** Nobody who reads so many lines can answer faster. `bandwidth` in bytes per second. */
export const floorMs = (lines: number, bandwidth: number): number => ((lines * lineBytes) / bandwidth) * 1000;
