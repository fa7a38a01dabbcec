// The environment of the gateway.
import { z } from 'zod';
import { platformConfig } from '#platform/config.js';

const { DATABASE_URL: _database, REDIS_URL: _redis, ...shared } = platformConfig;

const DemoAccounts = z.array(z.strictObject({ label: z.string().min(1).max(200), email: z.email() })).min(1);

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export const GatewayConfigSchema = z.object({
  ...shared,
  GATEWAY_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(10_000)
    .describe('How long one HTTP request may take in all, in ms'),
  ARRIVAL_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .default(30_000)
    .describe('Within what time a request must have arrived, in ms; of a file that is uploaded some more must have come'),
  BODY_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1024)
    .default(256 * 1024)
    .describe('Largest JSON body that is read, in bytes; CSV uploads have their own limit'),
  RATE_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .default(600)
    .describe(
      'Requests per account and minute, also the size of a burst; each gateway process counts for itself',
    ),
  RATE_PER_MINUTE_IP: z.coerce
    .number()
    .int()
    .min(1)
    .default(120)
    .describe(
      'Requests per IPv4 address or IPv6 /64 and minute that show no valid credential: wrong keys, wrong reply links',
    ),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|[0-9a-fA-F.:/, ]+|loopback|uniquelocal)$/)
    .default('false')
    .describe(
      'Whose X-Forwarded-For is believed: false, true (anyone), loopback, uniquelocal, or addresses and networks separated by commas',
    ),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where people reach the gateway; session cookies are for encrypted connections only, unless it is http on this machine'),
  OIDC_ISSUER: z
    .url()
    .refine((issuer) => issuer.startsWith('https://') || loopback.test(new URL(issuer).hostname), { message: 'must be https' })
    .optional()
    .describe('The identity provider through which people may sign in, e.g. https://id.example.org; needs the other two and PUBLIC_URL'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('What the identity provider calls this installation'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('The secret that goes with it; the provider sends people back to PUBLIC_URL/oidc/callback'),
  DEMO_SIGN_IN: z
    .string()
    .transform(parsed)
    .pipe(DemoAccounts)
    .optional()
    .describe('Never in production: whom anybody may sign in as on the page /demo, as JSON: [{"label": "CDA", "email": "cda@example.org"}]'),
  ACCESS_LOG_SAMPLE: z.coerce
    .number()
    .int()
    .min(0)
    .default(1)
    .describe('Every n-th successful request is logged; errors always are; 0 logs errors only'),
}).refine(
  (config) => {
    const given = [config.OIDC_ISSUER, config.OIDC_CLIENT_ID, config.OIDC_CLIENT_SECRET].filter((each) => each !== undefined).length;
    return given === 0 || (given === 3 && config.PUBLIC_URL !== undefined);
  },
  { path: ['OIDC_ISSUER'], message: 'needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL, and they need it' },
).refine((config) => config.NODE_ENV !== 'production' || config.DEMO_SIGN_IN === undefined, {
  path: ['DEMO_SIGN_IN'], message: 'lets anybody in without a password: it is for the demo and must not be set with NODE_ENV=production',
});
export type GatewayConfig = z.infer<typeof GatewayConfigSchema>;

/** JSON, or else the text, which the schema behind it refuses. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Cookies cross the network encrypted or not at all; in development, on one machine, there is no network. */
export function hasSecureCookies({ NODE_ENV, PUBLIC_URL }: Pick<GatewayConfig, 'NODE_ENV' | 'PUBLIC_URL'>): boolean {
  if (PUBLIC_URL === undefined) return NODE_ENV === 'production';
  const { protocol, hostname } = new URL(PUBLIC_URL);
  return protocol === 'https:' || !loopback.test(hostname);
}

/** TRUST_PROXY in the form Fastify takes. */
export function trustedProxies(value: string): boolean | string[] {
  if (value === 'true' || value === 'false') return value === 'true';
  return value
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
}
