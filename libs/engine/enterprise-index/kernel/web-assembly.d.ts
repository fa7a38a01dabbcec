// What the kernels need of WebAssembly: its types come with those of browsers, which nothing here may see.
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number; shared?: true });
    /** Another one after growing, unless it is shared. */
    readonly buffer: ArrayBufferLike;
    /** By so many pages; returns how many there were. */
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
