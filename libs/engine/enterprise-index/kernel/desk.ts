// How large a desk is, and where what has no fixed place begins on it.
import { Desk, mostRows } from './layout.js';

/** Bytes from the beginning of the desk; `codes`: how many there are in the classification. */
export function placesOnDesk(codes: number) {
  const similarities = Desk.others;
  const bounds = similarities + codes * 8;
  const left = bounds + mostRows * 8;
  const order = left + mostRows * 4;
  return { similarities, bounds, left, order, end: order + mostRows * 2 };
}

export const deskBytes = (codes: number): number => placesOnDesk(codes).end;
