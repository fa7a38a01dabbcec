// The environment of the notifications service.
import { platformConfig } from '#platform/config.js';
import { z } from 'zod';

/** 30 s, 2 min, 10 min, 30 min, 2 h, 4 h, 8 h and 10 h: eight retries over a day. */
const retriesOverADay = '30,120,600,1800,7200,14400,28800,36000';

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
    .describe('Seconds to wait before each retry of an e-mail, separated by commas; after the last one it is dead'),
  // Longer than events are kept and remembered, or an event sent again would be told again.
  DELIVERY_KEEP_DAYS: z.coerce.number().int().min(60).default(180)
    .describe('Days a delivery that is not attempted any more is kept, with its attempts and its item in the feed, at least 60'),
  BREAKER_FAILURES: z.coerce.number().int().min(1).default(5)
    .describe('Failures of the mail server in a row after which nothing is sent for a while'),
  BREAKER_OPEN_MS: z.coerce.number().int().min(10).default(30_000)
    .describe('How long nothing is sent before one e-mail tries the mail server again, in ms'),
});
export type NotificationsConfig = z.infer<typeof NotificationsConfigSchema>;
