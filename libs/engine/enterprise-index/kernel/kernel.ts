// Finds out of a lot's claims those worth judging: by one of two kernels that do the same, in JavaScript or in WebAssembly.
import type { EnterpriseIndex } from '../enterprise-index.js';
import type { PreparedLot } from '../prepared-lot.js';
import { ScriptKernel, type Watch } from './script-kernel.js';
import { WasmKernel } from './wasm-kernel.js';

/** One in each thread, whatever the lot: `begin` it, `sift` until there is no more room, `settle` what is left, judge that, and so on. */
export interface Kernel {
  /** After `settle`: rows, what each can score at most, and the places of both from the highest bound down, to a 256th. */
  readonly left: Int32Array;
  readonly bounds: Float64Array | Float32Array;
  /** Of their codes, from the lot's first on. */
  readonly ranks: Uint32Array;
  readonly order: Uint16Array;
  /** How many rows `sift` left so far. */
  readonly count: number;
  begin(index: EnterpriseIndex, lot: PreparedLot): void;
  /** Looks at rows from one on, as long as there is room for all that come next, and says where it stopped. O(rows / 32). */
  sift(from: number, end: number, room: number): number;
  /** How many of those that are left can reach `wanted`; the next rows are left from the first place on. */
  settle(wanted: number): number;
}

const script = new ScriptKernel();
const wasm = new WeakMap<WebAssembly.Memory, WasmKernel>();

/** The one that fits the lot, begun with it. Only the one in JavaScript can be watched; the other reads and leaves the same. */
export function kernelFor(index: EnterpriseIndex, lot: PreparedLot, watch?: Watch): Kernel {
  const kernel =
    watch ? new ScriptKernel(watch)
    : index.memory !== null && WasmKernel.knows(lot) ? wasmOver(index, index.memory)
    : script;
  kernel.begin(index, lot);
  return kernel;
}

/** An instance knows its memory, so each index has its own in each thread. */
function wasmOver(index: EnterpriseIndex, memory: WebAssembly.Memory): WasmKernel {
  let kernel = wasm.get(memory);
  if (!kernel) wasm.set(memory, (kernel = new WasmKernel(index, memory)));
  return kernel;
}
