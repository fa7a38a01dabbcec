// A CSV that a service hands out in pieces becomes one reply, of which only a piece is held at a time.
import { Readable } from 'node:stream';
import type { RequestContext } from '#contracts/message.js';

interface Piece {
  csv: string;
  next: string | null;
}

/** The first piece is waited for, so that a refusal can still be one; a later failure cuts the reply off. */
export async function csvOf(
  ask: (after: string | null, within: RequestContext) => Promise<Piece>, context: RequestContext, timeoutMs: number,
): Promise<Readable> {
  const first = await ask(null, context);
  async function* pieces(): AsyncGenerator<string> {
    yield first.csv;
    for (let { next } = first; next !== null;) {
      const piece = await ask(next, { ...context, deadline: Date.now() + timeoutMs });
      yield piece.csv;
      ({ next } = piece);
    }
  }
  return Readable.from(pieces());
}
