// Rows in blocks, each with the corner cells of what lies in it, so that a lot with a limit passes over those out of its reach.
import { shared, shorts } from './columns.js';
import { cellsAround, nowhere } from './enterprise-index.js';
import { blockWidth as width, rowsInBlock } from './kernel/layout.js';

/** Cells within reach of a lot: from south to north, from west so many more to the east, around the globe. */
export interface Window {
  south: number;
  north: number;
  west: number;
  width: number;
}

/** Who has no cell is within reach of everybody. */
export function blocksOf(parallels: Uint16Array, meridians: Uint16Array): Uint16Array {
  const blocks = shared(shorts, Math.ceil(parallels.length / rowsInBlock) * width);
  for (let at = 0; at < blocks.length; at += width) {
    const from = (at / width) * rowsInBlock;
    let [south, north, west, east] = [0xffff, 0, 0xffff, 0];
    for (let row = from; row < Math.min(from + rowsInBlock, parallels.length); row += 1) {
      const isPlaced = parallels[row]! < nowhere;
      south = Math.min(south, isPlaced ? parallels[row]! : 0);
      north = Math.max(north, parallels[row]!);
      west = Math.min(west, isPlaced ? meridians[row]! : 0);
      east = Math.max(east, isPlaced ? meridians[row]! : 0xffff);
    }
    blocks.set([south, north, west, east], at);
  }
  return blocks;
}

/** One past the last row of the block that a row is in. */
export const endOfBlock = (row: number): number => (Math.floor(row / rowsInBlock) + 1) * rowsInBlock;

/** Whether nobody in the block of the row can be within reach. */
export function isBeyond(blocks: Uint16Array, row: number, window: Window): boolean {
  const at = Math.floor(row / rowsInBlock) * width;
  if (blocks[at]! > window.north || blocks[at + 1]! < window.south) return true;
  const [west, east] = [blocks[at + 2]!, blocks[at + 3]!];
  return ((west - window.west) & (cellsAround - 1)) > window.width && ((window.west - west) & (cellsAround - 1)) > east - west;
}
