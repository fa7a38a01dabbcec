// The console's page and files at the door: a nonce of its own for each page, nothing kept that changes, and no file but its own.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());

/** The path as it is: fetch would tidy it up. */
function get(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string; headers: Record<string, string | string[] | undefined> }> {
  return new Promise((resolve, reject) => {
    request(under.url, { path, headers, agent: false }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (part: string) => (text += part)).once('end', () => resolve({ status: reply.statusCode!, text, headers: reply.headers }));
    }).once('error', reject).end();
  });
}

const nonceOf = (policy: unknown) => /script-src 'self' 'nonce-([\w+/=]{20,})'/.exec(String(policy))?.[1];

describe('a page of the console', () => {
  it.each(['/console', '/console/', '/console/queue?item=1', '/console/sign-in'])('%s runs nothing but its own scripts, and is not kept', async (path) => {
    const [one, two] = [await get(path), await get(path)];
    expect([one.status, one.headers['content-type'], one.headers['cache-control'], one.headers['x-frame-options']])
      .toEqual([200, 'text/html; charset=utf-8', 'no-store', 'DENY']);
    const [policy, nonce] = [String(one.headers['content-security-policy']), nonceOf(one.headers['content-security-policy'])];
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|__NONCE__|https?:/);
    expect(nonce).toBeDefined();
    expect(nonceOf(two.headers['content-security-policy'])).not.toBe(nonce);
    expect(one.text).not.toContain('__NONCE__');
    const scripts = one.text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
    for (const style of one.text.match(/<style\b[^>]*>/g) ?? []) expect(style).toBe(`<style nonce="${nonce}">`);
  });

  it('says in every language what to do where no script runs, or none that it needs', async () => {
    const { text } = await get('/console');
    const [body, without] = [/<div id="root">(.*?)<\/div>/s.exec(text)![1]!, /<body>.*<noscript>(.*?)<\/noscript>/s.exec(text)![1]!];
    for (const part of [body, without]) expect([...part.matchAll(/<p lang="(\w+)">[^<]{20,}<\/p>/g)].map(([, tag]) => tag)).toEqual(['am', 'en', 'fr', 'hi']);
  });
});

describe('a file of the console', () => {
  it('is kept for good, for its name says what is in it', async () => {
    const [, path] = /src="(\/console\/assets\/[^"]+\.js)"/.exec((await get('/console')).text)!;
    const { status, headers } = await get(path!);
    expect([status, headers['cache-control'], headers['x-content-type-options']]).toEqual([200, 'public, max-age=31536000, immutable', 'nosniff']);
    expect(headers['content-type']).toMatch(/javascript/);
  });

  it.each([['br', 'br'], ['gzip', 'gzip'], ['identity', undefined], ['gzip;q=0, br;q=0', undefined]])('comes packed as its reader can unpack it: %s', async (accepted, packed) => {
    const [, path] = /src="(\/console\/assets\/[^"]+\.js)"/.exec((await get('/console')).text)!;
    const { status, headers } = await get(path!, { 'accept-encoding': accepted });
    expect([status, headers['content-encoding'], headers['vary']]).toEqual([200, packed, 'accept-encoding']);
  });

  it.each([
    '/console/assets/../index.html', '/console/assets/%2e%2e/index.html', '/console/assets/..%2findex.html', '/console/assets/..%5cindex.html',
    '/console/assets/../../../../../../../../etc/passwd', '/console/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/console/assets/..%252findex.html', '/console/assets//etc/passwd', '/console/assets/%00', '/console/assets/.', '/console/assets/', '/console/assets/none.js',
  ])('%s is none', async (path) => {
    const { status, text } = await get(path);
    expect([400, 403, 404]).toContain(status);
    expect(text).not.toMatch(/root:|__NONCE__|<script/);
  });
});
