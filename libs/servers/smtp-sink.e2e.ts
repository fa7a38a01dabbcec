import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { startSmtpSink, type MailFault, type SmtpSink } from './smtp-sink.js';

const folder = mkdtempSync(join(tmpdir(), 'linkwright-mail-'));
let sink: SmtpSink;

beforeEach(async () => {
  sink = await startSmtpSink({ folder });
});

afterEach(async () => {
  await sink.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Only bounds what would fail anyway; a test in which the sink says nothing waits for less. */
const patienceMs = 30_000;

async function send(subject = 'Une invitation', socketTimeout = patienceMs): Promise<void> {
  const transport = createTransport({ url: sink.url, connectionTimeout: patienceMs, socketTimeout });
  try {
    await transport.sendMail({
      from: 'cluster@example.org', to: 'atelier@example.org', subject, messageId: '<one@example.org>',
      text: 'Bonjour, 500 pièces.', headers: { 'X-Kind': 'invitation' },
    });
  } finally {
    transport.close();
  }
}

describe('the e-mail sink', () => {
  it('keeps what real SMTP brings, and writes it down', async () => {
    await send();
    const mail = await sink.waitFor(({ to }) => to.includes('atelier@example.org'));
    expect(mail).toMatchObject({
      messageId: '<one@example.org>', from: 'cluster@example.org', subject: 'Une invitation', text: 'Bonjour, 500 pièces.\n',
    });
    expect(mail.headers['x-kind']).toBe('invitation');
    expect(readFileSync(mail.file!, 'utf8')).toContain('X-Kind: invitation');
  });

  it('says what there is when the awaited e-mail does not come', async () => {
    await send('Something else');
    await expect(sink.waitFor(({ subject }) => subject === 'Nothing', { timeoutMs: 50 })).rejects.toThrow('Something else');
  });

  it.each([
    ['reject-temporarily', { responseCode: 451 }, 0],
    ['reject-permanently', { responseCode: 550 }, 0],
    ['refuse-connection', {}, 0],
    ['hang', { code: 'ETIMEDOUT' }, 0],
    ['reset-after-data', {}, 0],
    ['accept-then-die', {}, 1],
  ] as const)('can %s once, and serves the next e-mail', async (kind, failure, kept) => {
    sink.fault(kind, 1);
    await expect(send('Une invitation', kind === 'hang' ? 500 : patienceMs)).rejects.toMatchObject(failure);
    expect(sink.messages).toHaveLength(kept);
    await send();
    expect(sink.messages).toHaveLength(kept + 1);
  });

  it('has a temper of its own for each e-mail', async () => {
    const moods: (MailFault | null)[] = ['reject-temporarily', 'accept-then-die', null];
    const moody = await startSmtpSink({ temper: () => moods.shift() ?? null });
    const transport = createTransport({ url: moody.url, pool: true, maxConnections: 1, socketTimeout: patienceMs });
    const mail = { from: 'cluster@example.org', to: 'atelier@example.org', subject: 'one of three' };
    try {
      await expect(transport.sendMail(mail)).rejects.toMatchObject({ responseCode: 451 });
      await expect(transport.sendMail(mail)).rejects.toThrow();
      await transport.sendMail(mail);
      expect(moody.messages).toHaveLength(2);
    } finally {
      transport.close();
      await moody.stop();
    }
  });
});
