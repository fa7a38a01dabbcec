// When something breaks while a person answers by link: a page that says only what is known.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '#contracts/errors.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { visitsOf } from './support/reply-link.js';
import { invitationReply } from './support/samples.js';

let under: GatewayUnderTest;

beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  under.services.answers.set('ShowInvitationByLink', () => invitationReply());
  under.services.answers.set('ReplyByLink', () => invitationReply());
});

const { show, answer, refuse } = visitsOf(() => under);

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
