// A file on its way, in parts that fit into a message: none of it piles up here.
import type { Readable } from 'node:stream';

/** At least one part, the last one shorter than the others. */
export async function* inParts(file: Readable, partBytes: number): AsyncGenerator<Buffer> {
  let [held, bytes, none]: [Buffer[], number, boolean] = [[], 0, true];
  // Leaving early must not cut the connection: the sender is to read why.
  for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    held.push(chunk);
    bytes += chunk.length;
    while (bytes >= partBytes) {
      const joined = Buffer.concat(held);
      none = false;
      yield joined.subarray(0, partBytes);
      [held, bytes] = [[joined.subarray(partBytes)], joined.length - partBytes];
    }
  }
  if (bytes > 0 || none) yield Buffer.concat(held);
}
