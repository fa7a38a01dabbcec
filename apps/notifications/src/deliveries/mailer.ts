// Hands e-mails to the mail server over kept connections; every step has a time limit.
import { Readable } from 'node:stream';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { CONFIG } from '#platform/app.js';
import type { NotificationsConfig } from '../config.js';
import { Breaker, type Pass } from './breaker.js';
import { oneLine } from '../templates/render.js';
import type { SendResult } from './send-result.js';
import { resultOf } from './smtp-outcome.js';

export interface OutgoingMail {
  /** Ends up before the @ of the Message-ID: the same id is the same e-mail, however often it is sent. */
  id: string;
  to: { name: string; address: string };
  language: string;
  /** Where the consent it is sent under is taken back; null where there is no such page. */
  withdrawLink: string | null;
  subject: string;
  text: string;
  html: string;
}

/** E-mails one process sends at once, each over a connection that is kept. */
export const sendsAtOnce = 5;

/** Set on the mail for the plugin that watches how far its bytes got. */
interface Watched extends SendMailOptions {
  progress: { handedOver: boolean };
}

// A registry checks addresses already; one that could be read as several, or as a header, is never used.
const oneAddress = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/u;
export const isUsable = (address: string): boolean => oneAddress.test(address);

@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly transport;
  private readonly breaker: Breaker;
  private readonly domain: string;
  private readonly answers: Pick<SendMailOptions, 'replyTo'>;

  constructor(@Inject(CONFIG) private readonly config: NotificationsConfig) {
    const patienceMs = config.SMTP_TIMEOUT_MS;
    this.breaker = new Breaker({ failures: config.BREAKER_FAILURES, openMs: config.BREAKER_OPEN_MS });
    this.domain = /@([^>]+)>$/.exec(config.MAIL_FROM)![1]!;
    const { MAIL_REPLY_TO: replyTo } = config;
    this.answers = replyTo ? { replyTo } : {};
    const options: SMTPPool.Options & { maxRequeues: number; idleTimeout: number } = {
      pool: true,
      url: config.SMTP_URL,
      maxConnections: sendsAtOnce,
      // Attempts are counted by us: nodemailer must not try a second time by itself.
      maxRequeues: 0,
      idleTimeout: 30_000,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      dnsTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    this.transport = createTransport(options);
    this.transport.use('stream', (mail, done) => {
      const { message, data } = mail as unknown as { message: { createReadStream(): Readable }; data: Watched };
      const original = message.createReadStream.bind(message);
      message.createReadStream = () => watched(original(), data.progress);
      done();
    });
  }

  /** Whether an attempt now would be allowed. */
  get admits(): boolean {
    return this.breaker.admits;
  }

  get state(): Breaker['state'] {
    return this.breaker.state;
  }

  /** Permission for one `send`; null while the mail server is left alone. */
  enter(): Pass | null {
    return this.breaker.enter();
  }

  /** Never throws: the result says what is known. */
  async send(mail: OutgoingMail): Promise<SendResult> {
    const progress = { handedOver: false };
    const message: Watched & { signal: AbortSignal } = {
      progress,
      from: this.config.MAIL_FROM,
      ...this.answers,
      to: { name: oneLine(mail.to.name), address: mail.to.address },
      messageId: `<${mail.id}@${this.domain}>`,
      subject: oneLine(mail.subject),
      text: mail.text,
      html: mail.html,
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language, ...this.stopping(mail.withdrawLink) },
      signal: AbortSignal.timeout(this.config.SMTP_TIMEOUT_MS),
    };
    try {
      await this.transport.sendMail(message);
      return { outcome: 'accepted', detail: null, serverSpoke: true };
    } catch (error) {
      return resultOf(error, progress.handedOver);
    }
  }

  /** How mail programs offer to stop: by one click (RFC 8058), or by a message to those who read answers. */
  private stopping(withdrawLink: string | null): Record<string, string | { prepared: true; value: string }> {
    const { MAIL_REPLY_TO: replyTo } = this.config;
    const ways = [...(withdrawLink ? [`<${withdrawLink}>`] : []), ...(replyTo ? [`<mailto:${replyTo}?subject=STOP>`] : [])];
    if (ways.length === 0) return {};
    return {
      'List-Unsubscribe': { prepared: true, value: ways.join(',\r\n ') },
      ...(withdrawLink ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    };
  }

  onModuleDestroy(): void {
    this.transport.close();
  }
}

/** Reads nothing before it is read itself, so that its end means: the connection has been given the whole message. */
function watched(source: Readable, progress: { handedOver: boolean }): Readable {
  return Readable.from((async function* () {
    for await (const chunk of source) yield chunk as Buffer;
    progress.handedOver = true;
  })(), { objectMode: false, highWaterMark: 1 });
}
