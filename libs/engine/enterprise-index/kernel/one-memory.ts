// The columns that the kernel in WebAssembly reads, side by side in one memory that threads share.
import type { Column } from '../columns.js';
import type { EnterpriseIndex } from '../enterprise-index.js';
import { pageBytes, pagesOfDesk } from './desk.js';

/** With fewer claims JavaScript is as fast, and each memory takes gigabytes of addresses, though not of bytes. */
const fewRows = 16_384;
/** Threads over one index at a time at most, each with a desk. */
const mostThreads = 128;

/** Addresses on the desk. */
export const columnsOfKernel = [
  'bitmaps', 'codeStarts', 'blocks', 'kinds', 'minimumOrders', 'leadTimes', 'prices', 'confirmedOn', 'slotPeriods', 'slotFree',
  'slotLists', 'marks', 'parallels', 'meridians', 'performances', 'responses',
] as const satisfies readonly (keyof EnterpriseIndex)[];

/** Records come along: in a memory of their own they would lie across two lines of the cache each. */
const moving = [...columnsOfKernel, 'words'] as const;

/** Most that one memory can hold: beyond 4 GB, some 19 million enterprises, JavaScript looks at the claims. */
const mostPages = 65_536;

/** The same index, its columns moved into one memory when it is large. O(claims). */
export const inOneMemory = (index: EnterpriseIndex, least = fewRows): EnterpriseIndex => {
  if (index.enterprises.length < least) return index;
  let end = 0;
  const places = moving.map((name) => {
    const place = end;
    // Columns begin where a line of the cache does, and whoever reads the last numbers may read sixteen bytes at once.
    end += Math.ceil((index[name].byteLength + 16) / 64) * 64;
    return [name, place] as const;
  });
  const pages = Math.ceil(end / pageBytes);
  const maximum = pages + mostThreads * pagesOfDesk(index.codeStarts.length);
  if (maximum > mostPages) return index;
  const memory = new WebAssembly.Memory({ initial: pages, maximum, shared: true });
  const moved = Object.fromEntries(
    places.map(([name, place]) => {
      const column: Column = index[name];
      const there = Reflect.construct(column.constructor, [memory.buffer, place, column.length]) as Column;
      there.set(column);
      return [name, there];
    }),
  ) as Pick<EnterpriseIndex, (typeof moving)[number]>;
  const { buffer, byteOffset, byteLength } = moved.words;
  return {
    ...index, ...moved, memory,
    shorts: new Uint16Array(buffer, byteOffset, byteLength / Uint16Array.BYTES_PER_ELEMENT),
    doubles: new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT),
  };
};
