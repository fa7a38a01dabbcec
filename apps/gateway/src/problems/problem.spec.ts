import { describe, expect, it } from '@jest/globals';
import { HttpException } from '@nestjs/common';
import { DomainError, errorCodes, type ErrorCode } from '#contracts/errors.js';
import { Problem } from '#contracts/http.js';
import { explanations } from './catalogue.js';
import { asDomainError, headersOf, problemOf } from './problem.js';

const codes = Object.keys(errorCodes) as ErrorCode[];

describe('problemOf', () => {
  it.each(codes)('%s is a valid problem with a title of its own', (code) => {
    const problem = Problem.parse(problemOf(new DomainError(code, 'Detail'), 'request-1'));
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(codes.filter((other) => explanations[other].title === problem.title)).toEqual([code]);
  });

  it('shows fields, at most 20, and nothing else of the details', () => {
    const fields = Array.from({ length: 30 }, (_, i) => ({ field: `f${i}`, message: 'm' }));
    const problem = problemOf(new DomainError('body_invalid', 'x', { fields, secret: 1 }), 'r');
    expect(problem.fields).toHaveLength(20);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});

describe('asDomainError', () => {
  it('hides what is not ours', () => {
    for (const thrown of [
      new Error('db password'),
      'text',
      null,
      new HttpException('teapot', 418),
      new DomainError('internal', 'db password'),
    ]) {
      expect(asDomainError(thrown)).toMatchObject({
        code: 'internal',
        message: expect.not.stringContaining('password'),
      });
    }
  });

  it('understands errors of the HTTP server through Nest', () => {
    const tooLarge = Object.assign(new Error('x'), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 });
    expect(asDomainError(new HttpException('x', 413, { cause: tooLarge })).code).toBe('body_too_large');
    expect(asDomainError(tooLarge).code).toBe('body_too_large');
  });
});

describe('headersOf', () => {
  it('tells 401 how, 405 what, and 429 and 503 when', () => {
    expect(headersOf(new DomainError('credential_expired', 'x'))['www-authenticate']).toContain(
      'error="invalid_token"',
    );
    expect(headersOf(new DomainError('method_not_allowed', 'x', { allow: 'GET' }))).toEqual({ allow: 'GET' });
    expect(headersOf(new DomainError('rate_limited', 'x', { retryAfterSeconds: 7 }))).toEqual({
      'retry-after': '7',
    });
    expect(headersOf(new DomainError('overloaded', 'x'))).toEqual({ 'retry-after': '2' });
  });
});
