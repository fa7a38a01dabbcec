// How large a desk is, and where what has no fixed place begins on it.
import { Desk, mostRows } from './layout.js';

/** Bytes from the beginning of the desk; `codes`: how many there are in the classification. */
export function placesOnDesk(codes: number) {
  // Four rows are read and written at once, also where fewer are left.
  const rows = mostRows + 4;
  const similarities = Desk.others;
  const bounds = similarities + Math.ceil(codes / 4) * 16;
  const left = bounds + rows * 4;
  const ranks = left + rows * 4;
  const order = ranks + rows * 4;
  return { similarities, bounds, left, ranks, order, end: order + rows * 2 };
}

export const deskBytes = (codes: number): number => placesOnDesk(codes).end;
