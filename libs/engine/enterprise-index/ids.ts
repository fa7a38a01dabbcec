// The ids of a million enterprises: as 16 bytes each where all are UUIDs, which is a third of what strings take.

/** Each id under its number. */
export interface Ids {
  readonly length: number;
  /** Of ids as strings, an estimate. */
  readonly bytes: number;
  at(number: number): string;
  /** -1 when it is not there. O(log ids). */
  numberOf(id: string): number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `ids`: in the order of their numbers; `ascending`: the numbers in the order of their ids. */
export function idsOf(ids: readonly string[], ascending: Uint32Array): Ids {
  const packed = ids.every((id) => uuid.test(id)) ? pack(ids) : null;
  const at = packed === null ? (number: number) => ids[number]! : (number: number) => unpack(packed, number);
  const { length } = ids;
  return {
    length,
    bytes: ascending.byteLength + (packed?.byteLength ?? ids.reduce((sum, id) => sum + 20 + id.length, 0)),
    at,
    numberOf(id) {
      let low = 0;
      for (let high = length; low < high;) {
        const middle = (low + high) >>> 1;
        if (at(ascending[middle]!) < id) low = middle + 1;
        else high = middle;
      }
      return low < length && at(ascending[low]!) === id ? ascending[low]! : -1;
    },
  };
}

function pack(ids: readonly string[]): Buffer {
  const packed = Buffer.alloc(ids.length * 16);
  for (const [number, id] of ids.entries()) packed.write(id.replaceAll('-', ''), number * 16, 'hex');
  return packed;
}

function unpack(packed: Buffer, number: number): string {
  const hex = packed.toString('hex', number * 16, number * 16 + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
