// Environment variables become one typed value, once, at start; every wrong one is named in a single error.
import { z } from 'zod';

const milliseconds = (byDefault: number) => z.coerce.number().int().min(1).default(byDefault);
const count = (byDefault: number) => z.coerce.number().int().min(1).default(byDefault);

/** The variables every service understands; an app spreads them into a `z.object` with its own. */
export const platformConfig = {
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production skips the check of outgoing replies; only test takes fail points'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('The least severe log line that is written'),
  LOG_PRETTY: z
    .stringbool()
    .default(false)
    .describe('Readable log lines instead of JSON, on a terminal only'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .describe('The address the HTTP server listens on; 0.0.0.0 in a container'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .describe(
      'HTTP port for /healthz, /readyz and /metrics (and the API in the gateway); 0 takes a free one',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Bearer credential for /metrics; without one, production answers it only to this machine and not through a proxy',
    ),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('Postgres, with the login role of the service'),
  DATABASE_POOL: count(20).describe('Connections to Postgres this process may hold'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .describe('Redis for job queues; loses nothing when it is wiped'),
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .default('linkwright')
    .describe('Put before every Redis key, so that several systems share one server'),
  NATS_URL: z.string().min(1).describe('NATS with JetStream; several servers are separated by commas'),
  NATS_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .default('')
    .describe('Put before every subject, stream and consumer, so that several systems share one server'),
  REQUEST_TIMEOUT_MS: milliseconds(5_000).describe('How long a request to another service may take, in ms'),
  REQUESTS_IN_FLIGHT: count(256).describe('Requests to other services this process has open at once'),
  REQUESTS_WAITING: count(1_000).describe(
    'Requests that wait for a free slot before the next is refused as overloaded',
  ),
  OUTBOX_POLL_MS: milliseconds(500).describe(
    'How often the relay looks for unpublished events when nothing wakes it, in ms',
  ),
  OUTBOX_BATCH: count(200).describe('Events the relay publishes in one batch'),
  OUTBOX_KEEP_DAYS: count(7).describe(
    'Days a published event stays, so that a wiped JetStream can be filled again',
  ),
  EVENT_CONCURRENCY: count(8).describe('Aggregates whose events are worked on at once'),
  EVENT_ACK_WAIT_MS: milliseconds(15_000).describe(
    'After this long without a sign of life from its consumer JetStream delivers an event again, in ms',
  ),
  EVENT_ATTEMPTS: count(8).describe('Failed attempts after which an event is a dead letter'),
  JOB_ATTEMPTS: count(8).describe(
    'Failed attempts after which a job is a dead letter, unless the job says otherwise',
  ),
  JOB_LOCK_MS: milliseconds(20_000).describe(
    'After this long without a sign of life from its worker a job is given to another one, in ms',
  ),
  GIVE_WAY_MS: z.coerce.number().int().min(0).default(1_000).describe(
    'How long events and jobs wait at most while the process answers requests, for which somebody waits, in ms',
  ),
  SWEEP_MS: milliseconds(2_000).describe(
    'How often pending work is read from Postgres and put back in the queue, in ms',
  ),
  RETRY_BASE_MS: milliseconds(500).describe(
    'The first wait before a failed event or job is tried again, in ms; doubles, with jitter',
  ),
  RETRY_CAP_MS: milliseconds(300_000).describe(
    'The longest wait before a failed event or job is tried again, in ms',
  ),
  INVARIANTS_MS: milliseconds(60_000).describe('How often the invariants of a service are checked, in ms'),
  IDEMPOTENCY_KEEP_DAYS: z.coerce
    .number()
    .int()
    .min(30)
    .default(30)
    .describe('Days an Idempotency-Key and its stored response are kept, at least 30'),
  SHUTDOWN_MS: milliseconds(15_000).describe('How long a stopping service may finish what it began, in ms'),
  MUTANTS: z
    .string()
    .default('')
    .describe('With NODE_ENV=test only: deliberate breaks that an audit must notice, separated by commas'),
  FAIL_POINTS_FILE: z
    .string()
    .optional()
    .describe(
      'With NODE_ENV=test only: a file of fail points that is armed in place of all others, and deleted, whenever SIGUSR2 comes',
    ),
  FAIL_POINTS: z
    .string()
    .default('')
    .describe(
      'With NODE_ENV=test only: name=kill|throw|delay:MS, optionally @N for the N-th time, separated by commas',
    ),
};

const shape = z.object(platformConfig);
export type PlatformConfig = z.infer<typeof shape>;

/** What `startService` needs; an app without a database or without jobs leaves those addresses out. */
export type ServiceConfig = Omit<PlatformConfig, 'DATABASE_URL' | 'REDIS_URL'> &
  Partial<Pick<PlatformConfig, 'DATABASE_URL' | 'REDIS_URL'>>;

/** Reads `env` with `schema`; throws one error that names every variable that is missing or wrong. */
export function readConfig<S extends z.ZodType>(
  schema: S,
  env: Record<string, string | undefined>,
): z.infer<S> {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(all)'}: ${issue.message}`);
  throw new Error(
    `The configuration is not usable. Correct these environment variables:\n${lines.join('\n')}`,
  );
}
