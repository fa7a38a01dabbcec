// Names of many rows: one question for what is wanted at once, a new one for what is wanted later.
import { describe, expect, it } from '@jest/globals';
import { together } from '../src/api/together.js';

interface Named {
  id: string;
  asked: number;
}

function asking() {
  const questions: (readonly string[])[] = [];
  const find = together<Named>((ids) => {
    questions.push(ids);
    return Promise.resolve(ids.filter((id) => id !== 'nobody').map((id) => ({ id, asked: questions.length })));
  }, ({ id }) => id);
  return { questions, find };
}

describe('what many rows want', () => {
  it('is one question, in which each stands once', async () => {
    const { questions, find } = asking();
    const found = await Promise.all(['a', 'b', 'a', 'nobody'].map((id) => find(id)));
    expect(questions).toEqual([['a', 'b', 'nobody']]);
    expect(found.map((each) => each?.id ?? null)).toEqual(['a', 'b', 'a', null]);
  });

  it('is asked anew once it was answered', async () => {
    const { find } = asking();
    expect([await find('a'), await find('a')]).toEqual([{ id: 'a', asked: 1 }, { id: 'a', asked: 2 }]);
  });

  it('is several questions where one would be too long', async () => {
    const { questions, find } = asking();
    const ids = Array.from({ length: 250 }, (_, at) => `id-${at}`);
    expect((await Promise.all(ids.map((id) => find(id)))).map((each) => each?.id)).toEqual(ids);
    expect(questions.map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  it('fails for all whom it was asked for, and for nobody after them', async () => {
    let isBroken = true;
    const find = together<Named>((ids) => (isBroken ? Promise.reject(new Error('gone')) : Promise.resolve(ids.map((id) => ({ id, asked: 1 })))), ({ id }) => id);
    expect((await Promise.allSettled([find('a'), find('b')])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect((await find('a'))?.id).toBe('a');
  });
});
