// `npm run demo`: the whole product on this machine, from nothing to a working address, until Ctrl-C.
import { services } from '#contracts/message.js';
import { readDemoOptions, usage, type DemoOptions } from './demo/options.js';
import { greeting } from './demo/greeting.js';
import { mailFolder, startGround, type Ground } from './demo/ground.js';
import { checkStory, playStory } from './demo/story-run.js';
import type { DemoSystem } from './demo/system.js';
import { watchNpm } from './parent.js';

const started = Date.now() - process.uptime() * 1000;

export async function main(args: string[]): Promise<number> {
  let options: DemoOptions;
  try {
    options = readDemoOptions(args);
    if (options.story !== null) checkStory(options.story);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  return run(options);
}

async function run(options: DemoOptions): Promise<number> {
  const ending = new Ending();
  let ground: Ground | null = null;
  let system: DemoSystem | null = null;
  let held = true;
  // Loading every service takes seconds: that happens while the servers start.
  const loading = import('./demo/system.js');
  loading.catch(() => {}); // Told where it is awaited.
  try {
    ground = await startGround({
      fresh: options.fresh,
      port: options.port,
      roles: services,
      ownMail: options.story !== null,
      env: process.env,
      onProgress: say,
      onUnexpectedExit: (message) => ending.fail(message),
    });
    ending.check();
    const { servers, mail, smtpUrl, secrets, port } = ground;
    const { postgresUrl, redisUrl, natsUrl } = servers;
    const { startSystem } = await loading;
    // Services wait for their servers as long as it takes: when the demo is to end, nobody waits for them.
    system = await ending.unless(startSystem({ postgresUrl, redisUrl, natsUrl, smtpUrl, secrets, port }, process.env, say));
    const { url, credentials } = system;
    const seconds = (Date.now() - started) / 1000;
    const mailWords = mail ? `kept in ${mailFolder} as .eml files (${mail.url})` : 'sent by the server that SMTP_URL names';
    if (options.story === null) {
      console.log(greeting({ url, credentials, servers: servers.describe(), mail: mailWords, seconds }));
      await ending.asked;
    } else if (mail) {
      console.log(`Linkwright is ready at ${url} after ${seconds.toFixed(1)} s; e-mail is ${mailWords}.`);
      held = await Promise.race([playStory(options.story, { url, credentials, mail }), ending.asked.then(() => false)]);
    }
  } catch (error) {
    // What fails because it is interrupted, a download by the same Ctrl-C, is no failure.
    if (!ending.isAsked) ending.fail((error as Error).message);
  }
  say('stopping');
  await system?.stop().catch((error: Error) => ending.fail(error.message));
  await ground?.stop();
  say('Stopped. The data stays in .data; the next start goes on from there.');
  // A signal is how the demo ends; a story that was interrupted did not hold.
  return ending.failed || !held ? 1 : 0;
}

/** Why and when the demo ends: a signal, npm gone, or a server that died. */
class Ending {
  failed = false;
  readonly asked: Promise<void>;
  isAsked = false;
  private firstSignal: number | null = null;
  private ask!: () => void;

  constructor() {
    this.asked = new Promise((resolve) => {
      this.ask = () => {
        this.isAsked = true;
        resolve();
      };
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.signalled());
    watchNpm(() => this.ask());
  }

  /** The first asks; a later one, from a person who will not wait, ends it at once: the watchdog stops the servers. */
  private signalled(): void {
    const now = Date.now();
    this.firstSignal ??= now;
    // One Ctrl-C may come twice: from the terminal, and passed on by npm.
    if (now - this.firstSignal > 1000) process.exit(130);
    this.ask();
  }

  fail(message: string): void {
    console.error(message);
    this.failed = true;
    this.ask();
  }

  /** What the work comes to, unless the end is asked for first; what it leaves then ends with the process. */
  unless<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.asked.then((): never => { throw new Error('the demo is to end'); })]);
  }

  /** Between two steps of the start. */
  check(): void {
    if (this.isAsked) throw new Error('the demo is to end');
  }
}

function say(message: string): void {
  console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);
}
