// Desks: how large one is, where what has no fixed place begins on it, and who has which.
import { Desk, mostRows } from './layout.js';

/** Bytes from the beginning of the desk; `codes`: how many there are in the classification. */
export function placesOnDesk(codes: number) {
  // Four rows are read and written at once, also where fewer are left.
  const rows = mostRows + 4;
  const similarities = Desk.others;
  const bounds = similarities + Math.ceil(codes / 4) * 16;
  const left = bounds + rows * 4;
  return { similarities, bounds, left, end: left + rows * 4 };
}

const deskBytes = (codes: number): number => placesOnDesk(codes).end;

export const pageBytes = 65_536;
export const pagesOfDesk = (codes: number): number => Math.ceil(deskBytes(codes) / pageBytes);

/** Addresses of desks that were given back, in the thread that took them. */
const free = new WeakMap<WebAssembly.Memory, number[]>();

/** The address of a desk in the memory of an index, for one thread. Whoever gives one to a thread takes it back when that has ended. */
export const takeDesk = (memory: WebAssembly.Memory, codes: number): number =>
  // Whichever thread lets the memory grow is told where its own part begins.
  free.get(memory)?.pop() ?? memory.grow(pagesOfDesk(codes)) * pageBytes;

export function giveBackDesk(memory: WebAssembly.Memory, desk: number): void {
  const desks = free.get(memory);
  if (desks) desks.push(desk);
  else free.set(memory, [desk]);
}
