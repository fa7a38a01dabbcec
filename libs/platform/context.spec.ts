// One request id follows the work through everything it awaits, into every log line.
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { RequestContext } from '#contracts/message.js';
import { currentContext, runInContext, systemContext } from './context.js';
import { newId } from './ids.js';
import { createLog } from './log.js';

describe('the context', () => {
  it('is there for everything awaited, and kept apart between works at the same time', async () => {
    const seen = await Promise.all(
      ['a', 'b', 'c'].map((requestId) =>
        runInContext({ ...systemContext('test'), requestId }, async () => {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
          return currentContext()?.requestId;
        }),
      ),
    );
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(currentContext()).toBeUndefined();
  });

  it('of the system fits the contract, however long the reason', () => {
    const context = systemContext(`event ${'very '.repeat(100)} long: reason`);
    expect(RequestContext.parse(context)).toEqual(context);
    expect(systemContext('job', 'r-1').requestId).toBe('r-1');
  });
});

describe('a log line', () => {
  it('has the app and the request id', () => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const log = createLog({ app: 'registry', level: 'info' }, sink);
    log.info('outside');
    runInContext({ ...systemContext('test'), requestId: 'r-2' }, () => log.info({ id: 1 }, 'inside'));
    log.debug('too fine');
    const [outside, inside, ...rest] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(outside).toMatchObject({ app: 'registry', level: 'info', msg: 'outside' });
    expect(outside).not.toHaveProperty('requestId');
    expect(inside).toMatchObject({ requestId: 'r-2', id: 1, msg: 'inside' });
    expect(rest).toEqual([]);
  });
});

describe('ids', () => {
  it('sort by the time they were made', () => {
    const made = Array.from({ length: 1_000 }, newId);
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(1_000);
  });
});
