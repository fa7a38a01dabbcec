// Many enterprises in few questions: smaller ones when a reply would be too large, and no more when the registry is away.
import { describe, expect, it } from '@jest/globals';
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import type { Bus } from '#platform/bus/requests.js';
import { systemContext } from '#platform/context.js';
import { RegistryReader } from './registry-reader.js';

/** A registry whose reply holds `most` enterprises, and that refuses larger questions with `code`. */
function registryHolding(most: number, code: ErrorCode) {
  const questions: number[] = [];
  const ask = async (_request: unknown, { ids }: { ids: string[] }) => {
    questions.push(ids.length);
    if (ids.length > most) throw new DomainError(code, 'No.');
    return { items: ids.map((id) => ({ id })) };
  };
  return { reader: new RegistryReader({ ask } as unknown as Bus), questions };
}

const ids = Array.from({ length: 10 }, (_, number) => String(number));
const context = systemContext('test');

describe('a batch of enterprises', () => {
  it('is asked for in halves as long as the reply is too large', async () => {
    const { reader, questions } = registryHolding(3, 'body_too_large');
    const found = await reader.enterprises(ids, context);
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(questions).toEqual([10, 5, 3, 2, 5, 3, 2]);
  });

  it.each(['deadline_exceeded', 'internal', 'overloaded'] as const)('is asked for once when the answer is %s', async (code) => {
    const { reader, questions } = registryHolding(3, code);
    await expect(reader.enterprises(ids, context)).rejects.toMatchObject({ code });
    expect(questions).toEqual([10]);
  });

  it('of one that is too large by itself is refused', async () => {
    const { reader } = registryHolding(0, 'body_too_large');
    await expect(reader.enterprises(['one'], context)).rejects.toMatchObject({ code: 'body_too_large' });
  });
});

describe('the classification', () => {
  it('is asked for in smaller pages as long as a page is too large', async () => {
    const codes = Array.from({ length: 700 }, (_, number) => ({ code: String(1000 + number) }));
    const limits: number[] = [];
    const ask = async (_request: unknown, { after, limit }: { after: string | null; limit: number }) => {
      limits.push(limit);
      if (limit > 300) throw new DomainError('body_too_large', 'No.');
      return { version: 3, items: codes.filter(({ code }) => after === null || code > after).slice(0, limit) };
    };
    const read = await new RegistryReader({ ask } as unknown as Bus).classification(2);
    expect(read?.rows.map(({ code }) => code)).toEqual(codes.map(({ code }) => code));
    expect(limits).toEqual([1000, 500, 250, 250, 250, 250]);
  });
});
