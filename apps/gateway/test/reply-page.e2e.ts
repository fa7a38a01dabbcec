// Answering by link: what a person without a login sees and does, on a phone without script.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import type { Invitation } from '#contracts/matching/invitations.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { token, visitsOf } from './support/reply-link.js';
import { invitationReply } from './support/samples.js';

let under: GatewayUnderTest;
let invitation: Invitation;

beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  invitation = invitationReply();
  under.services.answers.set('ShowInvitationByLink', () => invitation);
  under.services.answers.set('ReplyByLink', () => invitation);
});

const { show, answer, refuse, askedFor } = visitsOf(() => under);

describe('opening the link', () => {
  it('shows what is asked, by whom and until when, and the form', async () => {
    const { status, headers, text } = await show();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const words of [
      'Polo shirts for spring',
      'Polo shirts, cotton',
      '1,500 pieces',
      'March 31, 2099',
      'Nordic Sportswear',
      'January 15, 2099',
      'at most USD\u00a04.50 for 1 piece',
      'Addis Ababa, Ethiopia',
      'ISO 9001, OEKO-TEX',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('<form method="post"');
  });

  it.each(['GET', 'HEAD'])('%s never changes anything, however often', async (method) => {
    for (let i = 0; i < 3; i += 1) await under.send(`/r/${token}`, { method });
    expect(askedFor()).toEqual(Array(3).fill('ShowInvitationByLink'));
  });

  it.each(['am', 'en', 'fr', 'hi'])('in %s weighs less than 10 KB and links to the other languages by their names', async (language) => {
    const { text } = await show(`?lang=${language}`);
    expect(Buffer.byteLength(text)).toBeLessThan(10 * 1024);
    const names = { am: 'አማርኛ', en: 'English', fr: 'Français', hi: 'हिन्दी' };
    for (const [other, name] of Object.entries(names)) {
      const link = `<a href="?lang=${other}" lang="${other}" hreflang="${other}">${name}</a>`;
      if (other === language) expect(text).not.toContain(link);
      else expect(text).toContain(link);
    }
  });

  it('needs no script and keeps itself out of caches, indexes and referrers', async () => {
    const { headers, text } = await show();
    expect(text).not.toMatch(/<script|\son\w+=|javascript:|https?:\/\//i);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('has targets of at least 48 px', async () => {
    const { text } = await show();
    for (const target of ['.pick>label', 'select,textarea', 'button', '.langs a']) {
      const rule = text.split('}').find((each) => each.includes(target));
      expect(rule).toContain('min-height:48px');
    }
  });

  it.each([
    ['?lang=fr', {}, 'fr'],
    ['', { 'accept-language': 'fr-SN,fr;q=0.9,en;q=0.5' }, 'fr'],
    ['', { 'accept-language': 'de, en;q=0.1' }, 'en'],
    ['', { 'accept-language': 'am' }, 'am'],
    ['?lang=hi', { 'accept-language': 'am' }, 'hi'],
    ['', { 'accept-language': 'om' }, 'en'],
    ['?lang=xx', { 'accept-language': 'fr' }, 'fr'],
    ['', {}, 'en'],
    ['?lang=<script>', {}, 'en'],
  ])('speaks the language of the visitor: %s %o', async (query, headers, language) => {
    const { text } = await show(query, headers as Record<string, string>);
    expect(text).toContain(`<html lang="${language}" dir="ltr">`);
    expect(text).toContain({
      en: 'Can you take it?', fr: 'Pouvez-vous vous en charger', am: 'ሥራውን መቀበል ይችላሉ?', hi: 'क्या यह काम आपसे हो पाएगा?',
    }[language]);
  });

  it('tells the cut-off in the time zone of the link, as the e-mail did, and keeps it in every link', async () => {
    invitation = invitationReply({ closesAt: '2099-01-15T11:00:00.000Z' });
    const { text } = await show('?lang=fr&zone=Africa/Addis_Ababa');
    expect(text).toContain('au plus tard le 15 janvier 2099 à 14:00 UTC+3');
    expect(text).toContain('action="?lang=fr&amp;zone=Africa/Addis_Ababa"');
    expect(text).toContain('href="?lang=en&amp;zone=Africa/Addis_Ababa"');
    const sent = await answer({ answer: 'yes' }, '?lang=fr&zone=Africa/Addis_Ababa');
    expect(sent.headers.get('location')).toBe(`/r/${token}?lang=fr&zone=Africa/Addis_Ababa`);
    expect((await show('?zone=Nowhere')).text).toContain('January 15, 2099 at 11:00 UTC');
  });

  it('escapes what people wrote', async () => {
    invitation = invitationReply({
      requirementTitle: '<script>alert(1)</script>',
      counterpartName: `"'&<b>`,
      lotText: '</dd><form>',
    });
    const { text } = await show();
    expect(text).not.toMatch(/<script|<b>|<\/dd><form>/);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('says when no price is stated, and leaves out what does not matter', async () => {
    invitation = invitationReply({ ceilingPrice: null, place: null, mandatoryCertifications: [] });
    const { text } = await show();
    expect(text).toContain('no price stated');
    expect(text).not.toMatch(/Where to|Certificates/);
  });

  it.each([
    [1, 'piece', '', '1 piece<'],
    [3, 'GRO', '', '3 gross<'],
    [3, 'grosse', '?lang=fr', '3 grosses<'],
    [1500, 'piece', '?lang=am', '1,500 ፍሬ<'],
    [150_000, 'piece', '?lang=hi', '1,50,000 पीस<'],
  ])('says %s %s in words%s', async (quantity, unit, query, words) => {
    invitation = invitationReply({ quantity, unit });
    expect((await show(query)).text).toContain(words);
  });

  it('asks a buyer the other question, with reasons of a buyer', async () => {
    invitation = invitationReply({ side: 'buyer', counterpartName: 'Selam Garments' });
    const { text } = await show('?lang=fr');
    expect(text).toContain('Voulez-vous continuer avec cette entreprise');
    expect(text).not.toMatch(/no_capacity|price_too_low/);
    expect(text).toContain('<option value="price_too_high">Le prix est trop élevé</option>');
  });
});

describe('answering', () => {
  it('yes leads back to the page, which shows the answer and that it can be changed', async () => {
    const sent = await answer({ answer: 'yes', quantity: '', reason: '', note: '' }, '?lang=fr');
    expect([sent.status, sent.headers.get('location'), sent.text]).toEqual([303, `/r/${token}?lang=fr`, '']);
    expect(under.services.take()).toMatchObject([
      { name: 'ReplyByLink', input: { token, reply: { answer: 'yes' } }, context: { actor: null } },
    ]);
    invitation = invitationReply({
      reply: {
        answer: 'yes',
        quantity: 1500,
        reasonCode: null,
        note: null,
        repliedAt: '2026-11-20T09:30:00.000Z',
        through: 'link',
      },
    });
    const { text } = await show();
    expect(text).toContain('You answered “yes” to 1,500 pieces, on November 20, 2026');
    expect(text).toContain('You can change it until January 15, 2099');
    expect(text).toMatch(/value="yes" required checked/);
    expect(text).toContain('Change answer');
  });

  it('part carries the quantity, no carries the reason and the note', async () => {
    await answer({ answer: 'part', quantity: ' 750 ', reason: '', note: '' });
    await answer({ answer: 'no', quantity: '', reason: 'no_capacity', note: 'Après\r\njanvier' });
    expect(under.services.take().map(({ input }) => (input as { reply: unknown }).reply)).toEqual([
      { answer: 'part', quantity: 750 },
      { answer: 'no', reasonCode: 'no_capacity', note: 'Après\njanvier' },
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'Please choose yes, part or no.'],
    ['part without a quantity', { answer: 'part' }, 'Please write how much'],
    ['part with words', { answer: 'part', quantity: 'half' }, 'Please write how much'],
    ['part with a doubtful number', { answer: 'part', quantity: '1,500' }, 'Please write how much'],
    ['part with a negative number', { answer: 'part', quantity: '-5' }, 'Please write how much'],
    ['no without a reason', { answer: 'no', note: 'Sorry' }, 'Please choose a reason.'],
    ['no with a reason of its own', { answer: 'no', reason: 'dislike' }, 'Please choose a reason.'],
    ['a note too long', { answer: 'yes', note: 'x'.repeat(1001) }, 'The note is too long'],
  ])('%s: the form again, saying what to correct, and nothing is passed on', async (_what, fields, words) => {
    const { status, text } = await answer(fields);
    expect(status).toBe(400);
    expect(text).toContain('role="alert"');
    expect(text).toContain(words);
    if (fields['note'] === 'Sorry') expect(text).toContain('>Sorry</textarea>');
    expect(text).toContain('<title>Please correct: Polo shirts for spring</title>');
    expect(text.match(/<[^>]*aria-describedby="wrong"[^>]*>/g)).toHaveLength(1);
    expect(askedFor()).toEqual(['ShowInvitationByLink']);
  });

  it('yes is to the quantity that was shown, and is asked again when the other side has named another', async () => {
    invitation = invitationReply({
      reply: { answer: 'yes', quantity: 1500, reasonCode: null, note: null, repliedAt: '2026-11-20T09:30:00.000Z', through: 'link' },
      counterpartReply: { answer: 'part', quantity: 300 },
      yesQuantity: 300,
    });
    const { text } = await show();
    expect(text).toContain('Nordic Sportswear said yes to 300 pieces. Your “yes” is for that quantity.');
    expect(text).toContain('You said yes to another quantity, so please answer again.');
    const shown = /name="yesQuantity" value="(.*?)"/.exec(text)![1]!;
    under.services.take();
    await answer({ answer: 'yes', yesQuantity: shown });
    expect(under.services.take()).toMatchObject([{ input: { reply: { answer: 'yes', quantity: 300 } } }]);
    refuse('ReplyByLink', 'version_stale');
    const refused = await answer({ answer: 'yes', yesQuantity: '1500' });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('The other side has answered in the meantime.')]);
  });

  it('more than was asked for is said on the page', async () => {
    refuse('ReplyByLink', 'quantity_too_large');
    const { status, text } = await answer({ answer: 'part', quantity: '99999' });
    expect(status).toBe(400);
    expect(text).toContain('That is more than was asked for.');
    expect(text).toContain('value="99999" aria-invalid="true" aria-describedby="wrong"');
  });

  it('a reason of the other side, which only matching can tell, is asked for again', async () => {
    under.services.answers.set('ReplyByLink', () => {
      const fields = [{ field: 'reasonCode', message: 'not a reason of an enterprise' }];
      throw new DomainError('body_invalid', 'The reply is not valid.', { fields });
    });
    const { status, text } = await answer({ answer: 'no', reason: 'price_too_high' });
    expect([status, text]).toEqual([400, expect.stringContaining('Please choose a reason.')]);
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'text/csv'])(
    'as %s is refused',
    async (type) => {
      const reply = await under.send(`/r/${token}`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"answer":"yes"}',
      });
      expect(reply.status).toBe(415);
      expect(reply.headers.get('content-type')).toContain('text/html');
      expect(reply.text).toContain('The answer could not be read.');
      expect(askedFor()).toEqual([]);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('by %s is refused', async (method) => {
    const { status, headers, text } = await under.send(`/r/${token}`, { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    expect(text).toContain('This link does not work');
    expect(askedFor()).toEqual([]);
  });
});
