// What `npm run demo` understands.
import { parseArgs } from 'node:util';

export interface DemoOptions {
  fresh: boolean;
  /** Null takes 8080, or the next free port when that one is taken. */
  port: number | null;
  /** The story to play; null just runs the demo. */
  story: string | null;
  help: boolean;
}

export const usage = `npm run demo -- [--fresh] [--port PORT] [--story [NAME]]

Starts Postgres, Redis, NATS and every service on this machine, with a demo cluster in it.
Ctrl-C stops everything; the next start goes on with the same data.

  --fresh         deletes the demo's data first
  --port PORT     where the API answers, 1 to 65535 (8080, or the next free port)
  --story [NAME]  plays a story through the public API, prints what happened, and ends:
                  exit code 0 only if every step held (main, unless named)
  --help          this text

Servers of your own are used when they are given: POSTGRES_URL, REDIS_URL, NATS_URL, SMTP_URL.
LOG_LEVEL=info shows what the services log. Data, mail and logs are in .data.
`;

/** Reads the arguments; throws with a message for people. */
export function readDemoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args: withStoryName(args),
    options: {
      fresh: { type: 'boolean', default: false },
      port: { type: 'string' },
      story: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.story !== undefined && !/^[a-z0-9-]+$/.test(values.story)) {
    throw new Error(`--story ${values.story}: a story's name has lower-case letters, digits and hyphens`);
  }
  return { fresh: values.fresh, port: readPort(values.port), story: values.story ?? null, help: values.help };
}

/** `--story` alone means the main one. */
function withStoryName(args: string[]): string[] {
  return args.flatMap((arg, index) => {
    const next = args[index + 1];
    return arg === '--story' && (next === undefined || next.startsWith('-')) ? ['--story', 'main'] : [arg];
  });
}

function readPort(text: string | undefined): number | null {
  if (text === undefined) return null;
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new Error(`--port ${text}: give a number from 1 to 65535`);
  return port;
}
