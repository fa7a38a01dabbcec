// The environment of the notifications service.
import { platformConfig } from '#platform/config.js';
import { z } from 'zod';

/** 30 s, 2 min, 10 min, 30 min, 2 h, 4 h, 8 h and 10 h: eight retries over a day. */
const retriesOverADay = '30,120,600,1800,7200,14400,28800,36000';

/** A text of items separated by commas. */
const listOf = <T extends z.ZodType>(item: T, byDefault: string) =>
  z.string().default(byDefault)
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .pipe(z.array(item) as unknown as z.ZodType<z.output<T>[], string[]>);

export const NotificationsConfigSchema = z.object({
  ...platformConfig,
  SMTP_URL: z.url({ protocol: /^smtps?$/ })
    .describe('The mail server, e.g. smtp://user:password@mail.example.org:587; ?requireTLS=true refuses plain text'),
  SMTP_TIMEOUT_MS: z.coerce.number().int().min(100).default(20_000)
    .describe('How long one e-mail may take in all, in ms; a delivery is leased for one and a half times as long'),
  MAIL_FROM: z.string().regex(/^[^<>\r\n]*<[^<>\s@,;]+@[^<>\s@,;]+>$/, { message: 'must look like Name <name@example.org>' })
    .default('Linkwright <notifications@linkwright.example>')
    .describe('Sender of every e-mail, as Name <address>; its domain also ends the Message-IDs'),
  MAIL_REPLY_TO: z.email().max(254).optional()
    .describe('A mailbox that people read: answers to e-mails go there, and STOP from who wants no more; its readers then take back '
      + 'the consent. Unset: nobody reads answers, and e-mails say to tell the agent'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ })
    .describe('Where people reach the gateway; links in e-mails begin with it'),
  RETRY_SCHEDULE_S: z.string().default(retriesOverADay)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().min(0).max(30 * 86_400)).min(1).max(50))
    .describe('Seconds to wait before each retry of an e-mail or a webhook call, separated by commas; after the last one it is dead'),
  // Longer than events are kept and remembered, or an event sent again would be told again.
  DELIVERY_KEEP_DAYS: z.coerce.number().int().min(60).default(180)
    .describe('Days a delivery that is not attempted any more is kept, with its attempts and its item in the feed, at least 60'),
  BREAKER_FAILURES: z.coerce.number().int().min(1).default(5)
    .describe('Failures in a row of the mail server, or of one webhook endpoint, after which nothing is sent to it for a while'),
  BREAKER_OPEN_MS: z.coerce.number().int().min(10).default(30_000)
    .describe('How long nothing is sent before one e-mail or call tries again, in ms'),
  WEBHOOK_SECRET_KEY: z.string()
    .refine((text) => Buffer.byteLength(text) >= 32, { message: 'needs at least 32 bytes' })
    .describe('At least 32 random bytes; the secrets that sign webhook calls are stored encrypted with it, so after a change each must be rotated'),
  WEBHOOK_TIMEOUT_MS: z.coerce.number().int().min(100).default(15_000)
    .describe('How long one webhook call may take, in ms; a third of it for the connection, and as much (at most 3.5 s) before it for the look-up of the name'),
  WEBHOOK_PORTS: listOf(z.coerce.number().int().min(1).max(65_535), '443')
    .describe('Ports that webhook addresses may name, separated by commas'),
  WEBHOOK_ALLOW_LOOPBACK: z.stringbool().default(false)
    .describe('For development: webhook addresses may lead to this machine (127.0.0.0/8, ::1), also by http and on any port; production refuses it'),
  WEBHOOK_REFUSED_NETWORKS: listOf(z.union([z.cidrv4(), z.cidrv6()]), '')
    .describe('Networks of your own with public addresses that no webhook may reach, as CIDR separated by commas'),
  WEBHOOK_DNS_SERVERS: listOf(z.string().regex(/^[0-9a-fA-F.:[\]]+$/), '')
    .describe('Name servers that webhook names are looked up with, as ADDRESS or ADDRESS:PORT separated by commas; empty: those of the system'),
  WEBHOOK_CA_FILE: z.string().optional()
    .describe('A PEM file of certificate authorities that webhook receivers may use besides the well-known ones'),
}).refine((config) => config.NODE_ENV !== 'production' || !config.WEBHOOK_ALLOW_LOOPBACK, {
  path: ['WEBHOOK_ALLOW_LOOPBACK'], message: 'is for development only: unset it, or webhooks could reach this machine',
});
export type NotificationsConfig = z.infer<typeof NotificationsConfigSchema>;
