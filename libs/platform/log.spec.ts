import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { DomainError } from '#contracts/errors.js';
import { createLog } from './log.js';

interface Said {
  type: string;
  message: string;
  stack: string;
  code?: string;
  cause?: Said;
}
type Line = Partial<Record<'error' | 'err', Said>>;

function lineOf(...said: [object, string?]): Line {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  createLog({ app: 'specimen', level: 'info' }, sink).error(...said);
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as Line;
}

describe('an error in the log', () => {
  const driverError = Object.assign(new Error('duplicate key value violates unique constraint "account_email"'), {
    code: '23505',
    detail: 'Key (email)=(almaz@example.org) already exists.',
  });
  const failed = () =>
    new QueryFailedError('INSERT INTO account (email) VALUES ($1)', ['almaz@example.org'], driverError);

  it.each([
    ['as a field', (): [object, string?] => [{ error: failed() }, 'A request failed']],
    ['by itself', (): [object, string?] => [failed()]],
    ['as the cause of another', (): [object, string?] => [{ error: new Error('No', { cause: failed() }) }]],
  ])('%s says type, message, stack and code, and nothing of what was written', (_how, said) => {
    const line = lineOf(...said());
    const error = (line.error ?? line.err)!;
    const innermost = error.cause ?? error;
    expect(Object.keys(innermost).sort()).toEqual(['code', 'message', 'stack', 'type']);
    expect(innermost).toMatchObject({
      type: 'QueryFailedError',
      code: '23505',
      message: expect.stringContaining('duplicate key'),
      stack: expect.stringContaining('log.spec'),
    });
    expect(JSON.stringify(line)).not.toMatch(/almaz|INSERT/);
  });

  it('leaves out the details of our own errors', () => {
    const { error } = lineOf({ error: new DomainError('body_invalid', 'No.', { name: 'Almaz' }) });
    expect(error).toEqual({
      type: 'DomainError',
      code: 'body_invalid',
      message: 'No.',
      stack: expect.any(String),
    });
  });

  it('may be anything that was thrown', () => {
    expect(lineOf({ error: 'text' }).error).toBe('text');
    const circular = new Error('a');
    circular.cause = circular;
    expect(lineOf({ error: circular }).error?.message).toBe('a');
  });
});
