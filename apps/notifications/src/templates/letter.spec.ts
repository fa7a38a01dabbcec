// E-mails as people read them: complete, safe, and useful from the subject line on.
import { describe, expect, it } from '@jest/globals';
import type { Notice } from './facts.js';
import { languages } from './languages.js';
import { letterFor as letterOf, type Sending } from './letter.js';
import { oneLine, plain, render } from './render.js';
import { sampleNotices, samples } from './samples.js';

const invitation = (changes: object = {}): Notice =>
  ({ template: 'invitation', facts: { ...samples.invitation[0], ...changes } }) as Notice;
const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const link = 'https://linkwright.example/r/abc';
const letterFor = (notice: Notice, language: string, name: string, more: Partial<Sending> = { link }) =>
  letterOf(notice, language, { name, link: null, contact: null, replyTo: null, withdrawLink: null, ...more });

describe.each([...languages.keys()])('every notice in %s', (language) => {
  it.each(sampleNotices.map((notice) => [notice.template, JSON.stringify(notice.facts), notice] as const))(
    '%s %s is complete',
    (_template, _facts, notice) => {
      const { subject, body } = render(notice, language);
      const all = [subject, ...body.map(plain)];
      for (const line of all) {
        expect(line.trim()).not.toBe('');
        expect(line).not.toMatch(/undefined|null|NaN|Invalid|[{}]|_/);
      }
      expect(subject).toMatch(/Polo shirts|Evening course|[Nn]ordwind|Selam|T-shirts|ቲሸርት|टी-शर्ट|Linkwright/);
      expect(subject.length).toBeLessThanOrEqual(120);
    },
  );
});

describe('a question about a claim', () => {
  it('asks in the words of its reader, with the most that was stated where something was', () => {
    const [some, none] = samples['claim-question'].map((facts): Notice => ({ template: 'claim-question', facts }));
    const asked = (notice: Notice, language: string) => spaces(plain(render(notice, language).body[0]!));
    expect(asked(some!, 'en')).toBe('Do you still make T-shirts, up to 2,000 pieces a month?');
    expect(asked(none!, 'en')).toBe('Do you still make T-shirts?');
    expect(asked(some!, 'fr')).toBe('Faites-vous toujours T-shirts, jusqu’à 2 000 pièces par mois ?');
    expect(asked(some!, 'am')).toBe('ቲሸርት፣ በወር እስከ 2,000 ፍሬ፣ አሁንም ይሠራሉ?');
    expect(asked(some!, 'hi')).toBe('क्या आप अब भी टी-शर्ट बनाते हैं, महीने में 2,000 पीस तक?');
  });
});

describe('an answer to it', () => {
  it('tells the agents what was asked, and what was said', () => {
    const [changed, no] = samples['claim-answered'].map((facts): Notice => ({ template: 'claim-answered', facts }));
    const told = (notice: Notice) => render(notice, 'en').body.map((line) => spaces(plain(line)));
    expect(told(changed!)).toEqual([
      'Selam Garments was asked: do you still make T-shirts, up to 2,000 pieces a month? It had said so on February 3, 2026.',
      'It answered that something has changed. Find out what, and bring the claim up to date.',
      'In its own words: Two machines are broken',
    ]);
    expect(told(no!)[1]).toBe('It answered “no”. The claim is withdrawn, and proposals that rest on it end.');
    expect(render(no!, 'en').subject).toBe('Not any more: T-shirts, Selam Garments');
  });
});

describe('why it came', () => {
  const notices = ['invitation', 'service-invitation', 'claim-question'].map((template) => sampleNotices.find((each) => each.template === template)!);
  const why = (language: string) => notices.map((notice) => spaces(letterFor(notice, language, 'Selam').text).trimEnd().split('\n').at(-1));

  it('names what the organisation agreed to, as the page does where it takes that back', () => {
    expect(why('en')).toEqual(['business linkages', 'training and other services', 'whether what we know of you still holds'].map((about) =>
      `You get this because your organisation agreed to receive messages about ${about}. Tell your agent if you want no more.`));
  });

  it.each([...languages.keys()])('in %s too', (language) => {
    expect(new Set(why(language)).size).toBe(3);
  });
});

describe('an invitation', () => {
  it('says in English what, how much, by when, for whom, and until when to answer where', () => {
    const { subject, text } = letterFor(invitation(), 'en', 'Selam Garments');
    expect(subject).toBe('Order for you? 6,000 pieces, Polo shirts. Answer by Feb 3');
    expect(spaces(text)).toBe([
      'Hello Selam Garments,',
      'Nordwind Sport is looking for 6,000 pieces: Polo shirts.',
      'In detail: 220 g piqué, two colours',
      'Delivery by March 12, 2027.',
      'Can you do it? You can say yes, offer a part, or say no.',
      'Please answer by February 3, 2027 at 14:00 UTC+3. Until then you can change your answer.',
      'Answer here, no password is needed:\nhttps://linkwright.example/r/abc',
      '-- \nLinkwright, for your cluster development agent\nYou get this because your organisation agreed to receive messages'
        + ' about business linkages. Tell your agent if you want no more.',
    ].join('\n\n') + '\n');
  });

  it('says the same in French', () => {
    const { subject, text } = letterFor(invitation({ unit: 'DZN', quantity: 500 }), 'fr', 'Ateliers Selam');
    expect(spaces(subject)).toBe('Commande pour vous ? 500 douzaines, Polo shirts. Répondre au plus tard le 3 févr.');
    expect(spaces(text)).toContain('Bonjour Ateliers Selam,\n\nNordwind Sport recherche 500 douzaines : Polo shirts.');
    expect(spaces(text)).toContain('Livraison au plus tard le 12 mars 2027.');
    expect(spaces(text)).toContain('Merci de répondre au plus tard le 3 février 2027 à 14:00 UTC+3.');
  });

  it('says the same in Amharic', () => {
    const { subject, text } = letterFor(invitation(), 'am', 'ሰላም ልብስ ስፌት');
    expect(subject).toBe('ይህን ትዕዛዝ ይቀበላሉ? 6,000 ፍሬ፣ Polo shirts። እስከ ፌብሩዋሪ 3 ይመልሱ');
    expect(text).toContain('ሰላም ሰላም ልብስ ስፌት፣\n\nNordwind Sport 6,000 ፍሬ ይፈልጋሉ፦ Polo shirts።');
    expect(text).toContain('የማስረከቢያ የመጨረሻ ቀን፦ ማርች 12 ቀን 2027 እ.ኤ.አ. (መጋቢት 3 ቀን 2019 ዓ.ም.)።');
    expect(text).toContain('እስከ ፌብሩዋሪ 3 ቀን 2027 እ.ኤ.አ. (ጥር 26 ቀን 2019 ዓ.ም.)፣ በ24 ሰዓት አቆጣጠር 14:00 (UTC+3) ድረስ ይመልሱ።');
  });

  it('says the same in Hindi', () => {
    const { subject, text } = letterFor(invitation({ quantity: 150_000 }), 'hi', 'सतलुज होज़री');
    expect(subject).toBe('आपके लिए ऑर्डर? 1,50,000 पीस, Polo shirts। 3 फ़रवरी तक जवाब दें');
    expect(text).toContain('नमस्ते सतलुज होज़री,\n\nNordwind Sport को 1,50,000 पीस की ज़रूरत है: Polo shirts।');
    expect(text).toContain('डिलीवरी की आखिरी तारीख: 12 मार्च 2027।');
    expect(text).toContain('कृपया 3 फ़रवरी 2027, 14:00 बजे (UTC+3) तक जवाब दें।');
  });

  it('writes the first of a month as the language does', () => {
    const first = invitation({ deadline: '2027-03-01', closesAt: '2027-01-31T22:30:00Z' });
    const french = letterFor(first, 'fr', 'Ateliers Selam');
    expect(spaces(french.text)).toContain('Livraison au plus tard le 1er mars 2027.');
    expect(spaces(french.text)).toContain('au plus tard le 1er février 2027 à 01:30 UTC+3.');
    expect(spaces(french.subject)).toContain('Répondre au plus tard le 1er févr.');
    expect(spaces(letterFor(invitation({ deadline: '2027-03-11' }), 'fr', 'X').text)).toContain('le 11 mars 2027.');
    expect(letterFor(first, 'en', 'Selam').text).toContain('Delivery by March 1, 2027.');
  });

  it('keeps the subject useful when the title is long', () => {
    const { subject } = letterFor(invitation({ title: 'Very long '.repeat(30) }), 'en', 'Selam');
    expect(subject).toMatch(/^Order for you\? 6,000 pieces, Very long .*…\. Answer by Feb 3$/);
  });
});

describe('words that people wrote', () => {
  const hostile = invitation({ title: 'Shirts\r\nBcc: everybody@example.com\u0000', counterpart: '<script>alert("x")</script> & Sons' });
  const letter = letterFor(hostile, 'en', 'A\r\nB');

  it('never break the subject into a second header', () => {
    // eslint-disable-next-line no-control-regex
    expect(letter.subject).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
    expect(letter.subject).toContain('Shirts Bcc: everybody@example.com');
    expect(oneLine('a\u2028b\tc\r\n\r\nd')).toBe('a b c d');
  });

  it('are shown as text in HTML, in their own direction', () => {
    expect(letter.html).not.toContain('<script');
    expect(letter.html).toContain('<bdi dir="auto">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Sons</bdi>');
  });

  it('leave the rest of the page as it is: its language, no images, no remote content', () => {
    expect(letter.html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(letter.html).not.toMatch(/<img|<link|src=|url\(/);
    expect(letter.html.match(/https?:\/\/[^"<]+/g)).toEqual([link, link]);
  });

  it('are not a message to be parsed', () => {
    const { text } = letterFor(invitation({ title: '{quantity} \'{x}\' <b>' }), 'en', '{name}');
    expect(text).toContain('6,000 pieces: {quantity} \'{x}\' <b>.');
    expect(text).toContain('Hello {name},');
  });
});

describe('what needs no answer', () => {
  it('has no link', () => {
    const notice = { template: 'outcome-declined', facts: samples['outcome-declined'][0] } as Notice;
    const { text, html } = letterFor(notice, 'en', 'Selam', {});
    expect(`${text}${html}`).not.toMatch(/http|href/);
    expect(text).toContain('Reason: another enterprise fits better this time.');
  });
});

describe('what an e-mail says only because it is being sent', () => {
  const agreed = (side: 'buyer' | 'enterprise') =>
    ({ template: 'linkage-agreed', facts: { ...samples['linkage-agreed'][0], side } }) as Notice;

  it.each([
    ['en', 'buyer', 'You can reach Selam Garments at orders@other.example.'],
    ['en', 'enterprise', 'You can reach Nordwind Sport at orders@other.example.'],
    ['am', 'buyer', 'Selam Garments፣ የኢሜይል አድራሻ፦ orders@other.example\n'],
    ['hi', 'enterprise', 'Nordwind Sport का ई-मेल पता: orders@other.example\n'],
    ['fr', 'buyer', 'Vous pouvez joindre Selam Garments à l’adresse orders@other.example.'],
  ] as const)('in %s: how the %s reaches the other side of a linkage', (language, side, words) => {
    expect(letterFor(agreed(side), language, 'X', { contact: 'orders@other.example' }).text).toContain(words);
    expect(letterFor(agreed(side), language, 'X', {}).text).toMatch(/Your agent puts you in contact\.|Votre agent vous met en contact\.|ወኪልዎ ያገናኟችኋል።|एजेंट के ज़रिए/);
  });

  it.each([
    ['en', 'If you have a question, write to help@cluster.example; write just STOP to get no more.'],
    ['am', 'ጥያቄ ካለዎት ወደ help@cluster.example ይጻፉ፤ መልእክቱ እንዲቆም ከፈለጉ STOP ብለው ብቻ ይጻፉ።'],
    ['hi', 'कोई सवाल हो तो help@cluster.example पर लिखें; संदेश बंद करवाने के लिए बस STOP लिखें।'],
    ['fr', 'Pour toute question, écrivez à help@cluster.example ; écrivez STOP pour ne plus en recevoir.'],
  ] as const)('in %s: where an answer is read', (language, words) => {
    expect(spaces(letterFor(invitation(), language, 'X', { link, replyTo: 'help@cluster.example' }).text)).toContain(words);
  });
});
