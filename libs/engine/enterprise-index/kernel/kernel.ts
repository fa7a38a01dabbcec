// Finds out of a lot's claims those worth judging: by one of two kernels that do the same, in JavaScript or in WebAssembly.
import type { EnterpriseIndex } from '../enterprise-index.js';
import type { PreparedLot } from '../prepared-lot.js';
import { ScriptKernel, type Watch } from './script-kernel.js';
import { WasmKernel } from './wasm-kernel.js';

/** One in each thread, whatever the lot: `begin` it, `sift` until some are left, `narrow` these, and so on; judge them when they are all. */
export interface Kernel {
  /** Rows, and after `narrow` what each can score at most. */
  readonly left: Int32Array;
  readonly bounds: Float64Array | Float32Array;
  /** How many rows are left so far; whoever has judged them sets it to 0. */
  count: number;
  begin(index: EnterpriseIndex, lot: PreparedLot): void;
  /** Looks at rows from one on until so many are left, or `stepRows` more, and says where it stopped. O(rows / 32). */
  sift(from: number, end: number, enough: number): number;
  /** Of those left from the place `first` on keeps those that can reach `wanted`. */
  narrow(first: number, wanted: number): void;
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
