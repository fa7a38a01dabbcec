// A file on its way to the registry: in parts that fit into a message, one after the other, so that none of it piles up here.
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { AddImportPart, CancelImport, CompleteImport, StartImport, partBytes, type Import } from '#contracts/registry/imports.js';
import type { Bus } from '#platform/bus/requests.js';
import { inParts } from '../http/file-parts.js';

export const mostMegabytes = 64;
const mostBytes = mostMegabytes * 1024 * 1024;

type Upload = Omit<Input<typeof StartImport>, 'first' | 'mapping'> & { mapping?: Input<typeof StartImport>['mapping'] | undefined };

/** Each part has `timeoutMs` of its own: the whole takes as long as the sender needs. Throws `body_too_large`. */
export async function sendFile(
  bus: Bus, { mapping = null, ...upload }: Upload, file: Readable, context: RequestContext, timeoutMs: number,
): Promise<Import> {
  const hash = createHash('sha256');
  const within = (): RequestContext => ({ ...context, deadline: Date.now() + timeoutMs });
  let [id, parts, bytes] = ['', 0, 0];
  for await (const part of inParts(file, partBytes)) {
    hash.update(part);
    bytes += part.length;
    if (bytes > mostBytes) {
      await bus.ask(CancelImport, { id }, { ...within(), idempotency: null });
      throw new DomainError('body_too_large', `The file has more than ${mostMegabytes} MB. Divide it.`);
    }
    const text = part.toString('base64');
    if (parts === 0) ({ id } = await bus.ask(StartImport, { ...upload, mapping, first: text }, within()));
    else await bus.ask(AddImportPart, { id, number: parts, part: text }, within());
    parts += 1;
  }
  return bus.ask(CompleteImport, { id, parts, bytes, sha256: hash.digest('hex') }, within());
}
