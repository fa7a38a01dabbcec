// A real SMTP server on loopback that keeps every e-mail, and misbehaves on request.
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { loopback } from './ports.js';

/** An e-mail that the sink has taken over. */
export interface StoredMail {
  messageId: string;
  /** Envelope addresses: who really gets it, whatever the headers say. */
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** Header by lower-case name, as a text. */
  headers: Record<string, string>;
  /** The message as it came over the wire. */
  raw: string;
  receivedAt: Date;
  /** Where it was written, when the sink has a folder. */
  file: string | null;
}

/**
 * What the sink does wrong: answer 451 or 550, never answer, drop connections at once, drop the connection after DATA
 * without having kept the message, or keep the message and drop the connection before saying so.
 */
export type MailFault =
  | 'reject-temporarily'
  | 'reject-permanently'
  | 'hang'
  | 'refuse-connection'
  | 'reset-after-data'
  | 'accept-then-die';

export interface SmtpSink {
  readonly url: string;
  readonly port: number;
  /** In the order in which they were accepted. */
  readonly messages: StoredMail[];
  /** Misbehaves for the next `times` e-mails (for ever unless given); null ends it. */
  fault(kind: MailFault | null, times?: number): void;
  /** Resolves with the first kept e-mail that fits, waiting for it if need be. */
  waitFor(predicate: (mail: StoredMail) => boolean, options?: { timeoutMs?: number }): Promise<StoredMail>;
  /** Forgets the kept e-mails; files stay. */
  clear(): void;
  stop(): Promise<void>;
}

export interface SmtpSinkOptions {
  /** A free port unless given. */
  port?: number;
  /** Also writes every e-mail here, as .eml. */
  folder?: string;
  /** Asked once for each e-mail that begins: what goes wrong with it, besides what `fault` says; null is nothing. */
  temper?: () => MailFault | null;
}

/** Starts the sink. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const messages: StoredMail[] = [];
  const sockets = new Set<Socket>();
  let fault: { kind: MailFault; left: number } | null = null;
  /** What the temper chose for the e-mail that a session is at. */
  const moods = new WeakMap<SMTPServerSession, MailFault | null>();

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    socketTimeout: 120_000,
    closeTimeout: 200,
    onConnect(session, done) {
      if (fault?.kind === 'refuse-connection') dropNow(session);
      else done();
    },
    onMailFrom(_address, session, done) {
      const mood = options.temper?.() ?? null;
      moods.set(session, mood);
      if (mood === 'refuse-connection') dropNow(session);
      else done();
    },
    onRcptTo({ address }, session, done) {
      const kind = moods.get(session) ?? fault?.kind;
      if (kind === 'reject-temporarily') done(rejection(session, 451, 'Try again later'));
      else if (kind === 'reject-permanently') done(rejection(session, 550, `No such mailbox: <${address}>`));
      else done();
    },
    onData(stream, session, done) {
      void receive(stream, session).then((accepted) => accepted && done(), done);
    },
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => {}); // A client that went away.
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, loopback, resolve);
  });
  const { port } = server.server.address() as { port: number };
  if (options.folder) mkdirSync(options.folder, { recursive: true });

  return {
    url: `smtp://${loopback}:${port}`,
    port,
    messages,
    fault(kind, times = Infinity) {
      fault = kind === null ? null : { kind, left: times };
    },
    async waitFor(predicate, { timeoutMs = 30_000 } = {}) {
      const end = Date.now() + timeoutMs;
      for (;;) {
        const found = messages.find(predicate);
        if (found) return found;
        if (Date.now() > end) {
          const seen = messages.map(({ to, subject }) => `${to.join(', ')}: ${subject}`).join('\n');
          throw new Error(`no such e-mail within ${timeoutMs} ms; there are ${messages.length}:\n${seen}`);
        }
        await sleep(20);
      }
    },
    clear() {
      messages.length = 0;
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };

  /** True when the client is to be told that its e-mail was accepted. */
  async function receive(stream: Readable, session: SMTPServerSession): Promise<boolean> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const kind = useFault(session);
    if (kind === 'hang') return false;
    if (kind !== 'reset-after-data') await keep(Buffer.concat(chunks), session);
    if (kind !== 'reset-after-data' && kind !== 'accept-then-die') return true;
    dropNow(session);
    return false;
  }

  async function keep(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const to = session.envelope.rcptTo.map(({ address }) => address);
    const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
    const file = options.folder ? write(options.folder, raw, to[0] ?? 'nobody', messages.length) : null;
    messages.push({ ...describe(await simpleParser(raw)), from, to, raw: raw.toString('utf8'), receivedAt: new Date(), file });
  }

  function useFault(session: SMTPServerSession): MailFault | null {
    const mood = moods.get(session) ?? null;
    if (mood !== null || fault === null) return mood;
    const { kind } = fault;
    fault.left -= 1;
    if (fault.left <= 0) fault = null;
    return kind;
  }

  function rejection(session: SMTPServerSession, responseCode: number, message: string): Error {
    useFault(session);
    return Object.assign(new Error(message), { responseCode });
  }

  function dropNow(session: SMTPServerSession): void {
    if (fault?.kind === 'refuse-connection') useFault(session);
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.resetAndDestroy();
  }
}

function describe(mail: ParsedMail): Omit<StoredMail, 'from' | 'to' | 'raw' | 'receivedAt' | 'file'> {
  const headers = mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]);
  return {
    messageId: mail.messageId ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

function write(folder: string, raw: Buffer, recipient: string, index: number): string {
  const time = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const file = join(folder, `${time}-${index}-${recipient.replaceAll(/[^\w@.-]/g, '_')}.eml`);
  writeFileSync(file, raw);
  return file;
}
