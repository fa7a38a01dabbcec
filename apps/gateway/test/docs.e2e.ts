// The description of the API as it is served: valid, complete, readable offline.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());

const pages = ['/', '/docs', '/docs/errors'];

describe.each(pages)('%s', (path) => {
  it('is HTML that loads nothing, runs nothing, and may be cached', async () => {
    const { status, headers, text } = await under.send(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).not.toMatch(/<script|<link rel="stylesheet"|src="|\son\w+=|style="/);
    expect(text.match(/<style>/g)).toHaveLength(1);
    expect(headers.get('cache-control')).toContain('max-age');
  });

  it('has the style sheet that the content security policy allows', async () => {
    const { createHash } = await import('node:crypto');
    const { headers, text } = await under.send(path);
    const style = /<style>(.*?)<\/style>/s.exec(text)![1]!;
    expect(headers.get('content-security-policy')).toContain(
      `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
  });

  it('has no link that leads nowhere', async () => {
    const { text } = await under.send(path);
    const ids = new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of text.matchAll(/href="([^"]+)"/g)) {
      if (target!.startsWith('data:')) continue;
      if (target!.startsWith('#')) expect([...ids]).toContain(target!.slice(1));
      else expect([200]).toContain((await under.send(target!)).status);
    }
  });
});

describe('/docs', () => {
  it('links every error of a route to what to do about it, and names the headers that carry meaning', async () => {
    const { text } = await under.send('/docs');
    const post = text.slice(text.indexOf('id="postRequirements"'), text.indexOf('id="getRequirementsById"'));
    expect(post).toContain('<a href="/docs/errors#code_unknown"><code>code_unknown</code></a>');
    expect(post).toMatch(/header <code>ETag<\/code>, header <code>Location<\/code>/);
    expect(post).toContain('header <code>Retry-After</code>');
  });
});

describe('/openapi.json', () => {
  it('is served as it is built, and a problem links to an explanation that exists', async () => {
    const { json } = await under.send('/openapi.json');
    expect(json['openapi']).toBe('3.1.0');
    const problem = await under.send('/v1/me');
    const [page, code] = problem.json.type!.split('#');
    expect((await under.send(page!)).text).toContain(`id="${code}"`);
  });
});
