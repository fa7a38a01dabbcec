// When something breaks while a person answers by link: a page that says only what is known.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { invitationReply } from './support/samples.js';

let under: GatewayUnderTest;
const token = 'dG9rZW4tdG9rZW4tdG9rZW4_-9';
const form = { 'content-type': 'application/x-www-form-urlencoded' };

beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  under.services.answers.set('ShowInvitationByLink', () => invitationReply());
  under.services.answers.set('ReplyByLink', () => invitationReply());
});

const show = (query = '', headers: Record<string, string> = {}) =>
  under.send(`/r/${token}${query}`, { headers });
const answer = (fields: Record<string, string>, query = '') =>
  under.send(`/r/${token}${query}`, {
    method: 'POST',
    headers: form,
    body: new URLSearchParams(fields).toString(),
  });
const refuse = (name: string, code: ErrorCode) =>
  under.services.answers.set(name, () => {
    throw new DomainError(code, 'What happened.');
  });
describe('a failure after which nobody knows whether the answer arrived', () => {
  it.each<[string, string, RegExp]>([
    ['en', 'deadline_exceeded', /We do not know whether your answer arrived\..*<a href="\?lang=en">Open/s],
    ['fr', 'overloaded', /Nous ne savons pas si votre réponse est arrivée\..*<a href="\?lang=fr">Ouvrir/s],
  ])('is told as that, in %s: %s', async (language, code, words) => {
    refuse('ReplyByLink', code as ErrorCode);
    const { status, text } = await answer({ answer: 'yes' }, `?lang=${language}`);
    expect(status).toBe(503);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/nothing was lost|rien n’est perdu/);
  });

  it('also when it is not one of ours', async () => {
    under.services.answers.set('ReplyByLink', () => {
      throw new TypeError('secret');
    });
    const { status, text } = await answer({ answer: 'yes' }, '?lang=fr');
    expect([status, text]).toEqual([500, expect.stringContaining('Nous ne savons pas')]);
  });
});

describe('unexpected failures', () => {
  it('are a page too', async () => {
    under.services.answers.set('ShowInvitationByLink', () => {
      throw new TypeError('secret');
    });
    const reply = await show('', { 'accept-language': 'fr' });
    expect(reply.status).toBe(500);
    expect(reply.text).toContain('Cela n’a pas fonctionné');
    expect(reply.text).not.toContain('secret');
  });
});

describe('while matching is away', () => {
  beforeAll(() => under.services.leave('matching'));

  it('opening the link says to try again, answering says that nobody knows', async () => {
    const shown = await show();
    expect([shown.status, shown.text]).toEqual([503, expect.stringContaining('nothing was lost')]);
    const sent = await answer({ answer: 'yes' });
    expect([sent.status, sent.text]).toEqual([503, expect.stringContaining('We do not know whether')]);
    for (const { text } of [shown, sent]) expect(text).not.toContain('<form');
  });
});
