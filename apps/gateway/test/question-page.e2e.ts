// The page behind the link of the letter that asks whether a claim still holds: three answers, no script, in every language.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import { AnswerClaimQuestionByLink, ShowClaimQuestionByLink } from '#contracts/registry/claim-questions.js';
import { languages } from '../src/reply-page/copy.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

const token = 'a-token-of-27-characters-00';
type Reply = Input<typeof AnswerClaimQuestionByLink>['reply'];
let under: GatewayUnderTest;
let taken: Reply[];
let refusal: DomainError | null;
let perMonth: number | null;

beforeAll(async () => {
  under = await startGateway();
  const shown = () => ({
    enterpriseName: 'Selam & <Daughters>', label: { en: 'T-shirts', am: 'ቲሸርት', hi: 'टी-शर्ट' }, code: 'TX.GAR.TOP.TSHIRT', unit: 'C62',
    perMonth, confirmedOn: '2026-02-03', answer: taken[0]?.answer ?? null, answeredAt: taken[0] ? '2026-11-26T10:00:00.000Z' : null,
  });
  const known = (given: string) => {
    if (refusal) throw refusal;
    if (given !== token) throw new DomainError('link_invalid', 'This link is not valid.');
  };
  under.services.answers.set(ShowClaimQuestionByLink.name, (input: { token: string }) => {
    known(input.token);
    return shown();
  });
  under.services.answers.set(AnswerClaimQuestionByLink.name, (input: { token: string; reply: Reply }) => {
    known(input.token);
    taken.push(input.reply);
    return shown();
  });
});
afterAll(() => under?.stop());
beforeEach(() => {
  taken = [];
  refusal = null;
  perMonth = 2000;
});

const post = (body: string, path = `/q/${token}?lang=en`, type = 'application/x-www-form-urlencoded') =>
  under.send(path, { method: 'POST', headers: { 'content-type': type, 'idempotency-key': '' }, body });

describe('the page of a question about a claim', () => {
  it.each(['GET', 'HEAD'])('%s changes nothing, however often a mail scanner opens it', async (method) => {
    for (let visit = 0; visit < 3; visit += 1) {
      const { status, headers, text } = await under.send(`/q/${token}?lang=en`, { method });
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      if (method === 'HEAD') continue;
      expect(text).toContain('Selam &amp; &lt;Daughters&gt;: do you still make T-shirts, up to 2,000 pieces a month?');
      expect(text).toContain('You told us so on February 3, 2026.');
      expect(text.match(/type="radio"/g)).toHaveLength(3);
      expect(text).not.toMatch(/<script|\son\w+=|javascript:|https?:\/\//i);
      expect(Buffer.byteLength(text)).toBeLessThan(10 * 1024);
    }
    expect(taken).toEqual([]);
  });

  it.each(['yes', 'no', 'changed'] as const)('POST answers %s and leads back to what was answered', async (answer) => {
    const { status, headers, text } = await post(`answer=${answer}&note=++`);
    expect([status, headers.get('location'), text]).toEqual([303, `/q/${token}?lang=en`, '']);
    expect(taken).toEqual([{ answer }]);
    const after = await under.send(`/q/${token}?lang=en`);
    expect(after.text).toContain(`You answered “${answer}” on November 26, 2026`);
    expect(after.text).not.toContain('<form');
  });

  it('takes what is written beside it', async () => {
    await post('answer=changed&note=Only+in+winter%0D%0Aand+less');
    expect(taken).toEqual([{ answer: 'changed', note: 'Only in winter\nand less' }]);
  });

  it('asks again for what is missing or cannot be kept, with what was typed', async () => {
    const none = await post('note=Only+in+winter');
    expect(none.status).toBe(400);
    expect(none.text).toContain('Please choose one of the three answers.');
    expect(none.text).toContain('>Only in winter</textarea>');
    expect((await post('answer=perhaps')).text).toContain('Please choose one of the three answers.');
    const long = await post(`answer=no&note=${'x'.repeat(501)}`);
    expect(long.status).toBe(400);
    expect(long.text).toContain('The note is too long');
    expect(long.text).toContain('value="no" required checked');
    expect((await post('{"answer":"no"}', undefined, 'application/json')).status).toBe(415);
    expect(taken).toEqual([]);
  });

  it.each([...languages.keys()])('speaks %s', async (language) => {
    const pages = [await under.send(`/q/${token}?lang=${language}`)];
    perMonth = null;
    pages.push(await under.send(`/q/${token}?lang=${language}`), await post('', `/q/${token}?lang=${language}`));
    await post('answer=no', `/q/${token}?lang=${language}`);
    pages.push(await under.send(`/q/${token}?lang=${language}`));
    refusal = new DomainError('link_expired', 'The question is over.');
    pages.push(await under.send(`/q/${token}?lang=${language}`));
    for (const { text } of pages) {
      expect(text).toContain(`<html lang="${language}"`);
      const said = text.replace(/^[\s\S]*<\/style>/, '').replaceAll(/<[^>]+>|Selam &amp; &lt;Daughters&gt;|English|Français|T-shirts|Linkwright/g, ' ');
      if (language === 'am' || language === 'hi') expect(said).not.toMatch(/[a-z]{3}/);
      if (language !== 'en') expect(said).not.toMatch(/\b(the|you|answer|still)\b/i);
    }
  });

  it('says what to do when the question is over', async () => {
    refusal = new DomainError('link_expired', 'The question is over.');
    for (const { status, text } of [await under.send(`/q/${token}?lang=en`), await post('answer=no')]) {
      expect(status).toBe(410);
      expect(text).toContain('Tell your cluster development agent what you make now.');
      expect(text).not.toContain('<form');
    }
  });

  it('says when a link is not one of ours, and whether an answer arrived is unknown when something broke', async () => {
    for (const answer of [await under.send('/q/another-token-of-characters'), await post('answer=no', '/q/another-token-of-characters'), await under.send('/q/short')]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toContain('This link does not work');
    }
    refusal = new DomainError('service_unavailable', 'The registry does not answer.');
    const unsure = await post('answer=yes');
    expect(unsure.status).toBe(503);
    expect(unsure.text).toContain('We do not know whether your answer arrived.');
  });
});
