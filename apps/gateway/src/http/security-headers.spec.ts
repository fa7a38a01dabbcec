import { expect, it } from '@jest/globals';
import { securityHeaders } from './security-headers.js';

it('loads nothing, runs nothing, sniffs nothing, is framed by nobody and leaks no address', () => {
  const headers = securityHeaders();
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none';style-src 'sha256-[^']+' 'sha256-[^']+';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'$/,
  );
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'strict-transport-security': expect.stringContaining('max-age='),
  });
  expect(headers['x-powered-by']).toBeUndefined();
});
