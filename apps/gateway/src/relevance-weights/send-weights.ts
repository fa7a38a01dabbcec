// A weight file on its way to matching, and back: in parts that fit into a message.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import {
  AddRelevanceWeightsPart, filePartBytes, InstallRelevanceWeights, mostFileBytes, ReadRelevanceWeights, type RelevanceWeightsFile,
} from '#contracts/matching/relevance-weights.js';
import type { Bus } from '#platform/bus/requests.js';
import { newId } from '#platform/ids.js';
import { inParts } from '../http/file-parts.js';

export const mostMegabytes = mostFileBytes / 1024 / 1024;

/** Each part has `timeoutMs` of its own. The same content is one file, however often it is sent: no key is kept. Throws `body_too_large`. */
export async function sendWeights(bus: Bus, file: Readable, context: RequestContext, timeoutMs: number): Promise<RelevanceWeightsFile> {
  const hash = createHash('sha256');
  const within = (): RequestContext => ({ ...context, idempotency: null, deadline: Date.now() + timeoutMs });
  const uploadId = newId();
  let [parts, bytes] = [0, 0];
  for await (const part of inParts(file, filePartBytes)) {
    hash.update(part);
    bytes += part.length;
    if (bytes > mostFileBytes) throw new DomainError('body_too_large', `The file has more than ${mostMegabytes} MB. Train it with fewer words.`);
    await bus.ask(AddRelevanceWeightsPart, { uploadId, number: parts, part: part.toString('base64') }, within());
    parts += 1;
  }
  return bus.ask(InstallRelevanceWeights, { uploadId, parts, sha256: hash.digest('hex') }, within());
}

/** The first part is waited for, so that a refusal can still be one; a later failure cuts the reply off. */
export async function readWeights(bus: Bus, id: string, context: RequestContext, timeoutMs: number): Promise<Readable> {
  const first = await bus.ask(ReadRelevanceWeights, { id, from: 0 }, context);
  async function* texts(): AsyncGenerator<string> {
    for (let piece = first; ;) {
      yield piece.text;
      if (piece.next === null) return;
      piece = await bus.ask(ReadRelevanceWeights, { id, from: piece.next }, { ...context, deadline: Date.now() + timeoutMs });
    }
  }
  return Readable.from(texts());
}
