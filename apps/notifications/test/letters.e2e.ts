// Every template in every language over a real SMTP connection and parsed again: what arrives is what was written.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '#platform/ids.js';
import { startSmtpSink, type SmtpSink, type StoredMail } from '#testing/smtp-sink.js';
import { NotificationsConfigSchema } from '../src/config.js';
import { Mailer } from '../src/deliveries/mailer.js';
import type { Notice } from '../src/templates/facts.js';
import { languages } from '../src/templates/languages.js';
import { letterFor } from '../src/templates/letter.js';
import { sampleNotices } from '../src/templates/samples.js';

let sink: SmtpSink;
let mailer: Mailer;

beforeAll(async () => {
  sink = await startSmtpSink();
  const config = NotificationsConfigSchema.parse({
    NODE_ENV: 'test', NATS_URL: 'nats://127.0.0.1', REDIS_URL: 'redis://127.0.0.1', DATABASE_URL: 'postgres://127.0.0.1/none',
    PUBLIC_URL: 'https://linkwright.example', SMTP_URL: sink.url, MAIL_REPLY_TO: 'agents@cluster.example',
    WEBHOOK_SECRET_KEY: 'a key for tests that is longer than 32 bytes',
  });
  mailer = new Mailer(config);
});
afterAll(async () => {
  mailer?.onModuleDestroy();
  await sink?.stop();
});
beforeEach(() => sink.clear());

const link = 'https://linkwright.example/r/abc';
const contact = 'orders@other.example';
const withdrawLink = 'https://linkwright.example/u/0123456789abcdef?lang=en';

async function sent(notice: Notice, language: string, name: string) {
  const letter = letterFor(notice, language, { name, link, contact, replyTo: 'agents@cluster.example', withdrawLink });
  const result = await mailer.send({ id: newId(), to: { name, address: 'somebody@cluster.example' }, language, withdrawLink, ...letter });
  expect(result).toMatchObject({ outcome: 'accepted' });
  const mail = sink.messages.at(-1)!;
  return { letter, mail };
}

/** What is not the language's own: people's words, addresses, and names that are the same everywhere. */
function withoutNames(text: string, notice: Notice, name: string, language: string): string {
  const facts = notice.facts as Record<string, unknown>;
  // A code that has no label in the language is named by its English one.
  const labels = facts['labels'] as Partial<Record<string, string>> | undefined;
  const given = [...Object.values(facts), labels?.[language] ?? labels?.['en']].filter((value) => typeof value === 'string');
  return [link, withdrawLink, contact, 'agents@cluster.example', 'Linkwright', 'STOP', 'UTC', name, ...given]
    .reduce((rest, each) => rest.replaceAll(each, ' '), text);
}

const readable = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#39;', "'");
const english = /\b(the|you|your|and|with|answer|by|please|order|reason|delivery|agent's|not|pieces)\b/i;

/** The header as it was sent, its words decoded one by one: none may depend on its neighbour. */
function decodedWords(mail: StoredMail, header: string): string[] {
  const head = mail.raw.slice(0, mail.raw.indexOf('\r\n\r\n'));
  const [field = ''] = new RegExp(`^${header}: .*(?:\\r\\n[ \\t].*)*`, 'im').exec(head) ?? [];
  for (const line of field.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  return [...field.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, data = '']) => {
    const bytes = kind!.toUpperCase() === 'B' ? Buffer.from(data, 'base64')
      : Buffer.from(data.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  });
}

describe.each([...languages.keys()])('in %s', (language) => {
  const name = { am: 'ሰላም ልብስ ስፌት', hi: 'सतलुज होज़री', fr: 'Ateliers Sélam' }[language] ?? 'Selam Garments';

  it.each(sampleNotices.map((notice, index) => [index, notice.template, notice] as const))(
    '%i %s arrives whole, in both parts, and says nothing in another language',
    async (_index, _template, notice) => {
      const { letter, mail } = await sent(notice, language, name);
      expect(mail.subject).toBe(letter.subject);
      expect(mail.text.trimEnd()).toBe(letter.text.trimEnd());
      expect(mail.html.trim()).toBe(letter.html.trim());
      expect(mail.headers['content-language']).toBe(language);
      expect(mail.html).toContain(`<html lang="${language}" dir="ltr"><head><meta charset="utf-8">`);
      // Seven bits on the wire, in lines that any mail server takes.
      expect(mail.raw).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      for (const line of mail.raw.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
      for (const said of [mail.subject, mail.text, readable(mail.html)]) {
        const own = withoutNames(said, notice, name, language);
        expect(own).not.toMatch(/[{}]|undefined|null|NaN|Invalid|\bselect\b|\bplural\b/);
        if (language !== 'en') expect(own).not.toMatch(english);
        if (language === 'am' || language === 'hi') expect(own).not.toMatch(/\p{Script=Latin}/u);
      }
    },
  );

  it('folds a long subject and a long name between characters, never within one', async () => {
    const [notice] = sampleNotices;
    const title = `${name} `.repeat(12).trim();
    const { letter, mail } = await sent({ ...notice, facts: { ...notice!.facts, title } } as Notice, language, title);
    expect(mail.subject).toBe(letter.subject);
    if (language !== 'en') expect(decodedWords(mail, 'Subject').length).toBeGreaterThan(1);
    if (language !== 'en') expect(decodedWords(mail, 'To').length).toBeGreaterThan(1);
  });
});
