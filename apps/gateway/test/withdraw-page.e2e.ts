// The page behind the link at the end of every e-mail: looking changes nothing, one POST withdraws, in every language.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { ShowConsentByLink, WithdrawConsentByLink } from '#contracts/registry/consents.js';
import { languages } from '../src/reply-page/copy.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

const token = 'a-token-of-27-characters-00';
let under: GatewayUnderTest;
let agreed: boolean;
beforeAll(async () => {
  under = await startGateway();
  const shown = () => ({ organisation: 'Selam & Daughters', purpose: 'services', agreed });
  const known = (given: { token: string }) => {
    if (given.token !== token) throw new DomainError('link_invalid', 'This link is not valid.');
  };
  under.services.answers.set(ShowConsentByLink.name, (input: { token: string }) => {
    known(input);
    return shown();
  });
  under.services.answers.set(WithdrawConsentByLink.name, (input: { token: string }) => {
    known(input);
    agreed = false;
    return shown();
  });
});
afterAll(() => under?.stop());
beforeEach(() => {
  agreed = true;
});

const form = 'application/x-www-form-urlencoded';
const post = (path: string, type = form, body = 'List-Unsubscribe=One-Click') =>
  under.send(path, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': '' }, body });

describe('the page that ends e-mails', () => {
  it.each(['GET', 'HEAD'])('%s changes nothing, however often a mail scanner opens it', async (method) => {
    for (let visit = 0; visit < 3; visit += 1) {
      const { status, headers, text } = await under.send(`/u/${token}?lang=en`, { method });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-store');
      if (method === 'GET') {
        expect(text).toContain('E-mails about training and other services come to this address for Selam &amp; Daughters.');
        expect(text).toContain('<form method="post" action="?lang=en">');
        expect(text).not.toContain('<script');
      }
    }
    expect(agreed).toBe(true);
  });

  it('POST withdraws, and withdraws what is withdrawn', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { status, text } = await post(`/u/${token}?lang=en`, form, '');
      expect(status).toBe(200);
      expect(text).toContain('These e-mails have stopped');
      expect(text).not.toContain('<form');
    }
    expect(agreed).toBe(false);
  });

  it('takes the one click of a mail program in either form (RFC 8058), without a redirect', async () => {
    expect((await post(`/u/${token}`)).status).toBe(200);
    expect(agreed).toBe(false);
    agreed = true;
    const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect((await post(`/u/${token}`, 'multipart/form-data; boundary=x', parts)).status).toBe(200);
    expect(agreed).toBe(false);
  });

  it.each([...languages.keys()])('speaks %s', async (language) => {
    const before = await under.send(`/u/${token}?lang=${language}`);
    expect(before.text).toContain(`<html lang="${language}"`);
    const after = await post(`/u/${token}?lang=${language}`);
    expect(after.text).toContain('Selam &amp; Daughters');
    const shown = [before, after].map(({ text }) => text.replaceAll(/<[^>]+>|Selam &amp; Daughters/g, ' '));
    if (language === 'am' || language === 'hi') {
      // Other languages are named by themselves.
      for (const each of shown) expect(each.replaceAll(/English|Français/g, '').replace(/^[\s\S]*?<\/style>/, '').replace(/\{[\s\S]*\}/, '')).not.toMatch(/\b(the|e-mails?|stop)\b/i);
    }
    if (language !== 'en') expect(before.text).not.toContain('come to this address');
  });

  it('says when a link is not one of ours, and takes nothing else', async () => {
    for (const answer of [await under.send('/u/another-token-of-characters'), await post('/u/another-token-of-characters'), await under.send('/u/short')]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('This link does not work');
    }
    expect((await under.send(`/u/${token}`, { method: 'DELETE' })).status).toBe(405);
    expect((await under.send('/v1/clusters', {
      method: 'POST', key: under.services.key('admin'), headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x--\r\n',
    })).status).toBe(415);
    expect(agreed).toBe(true);
  });
});
