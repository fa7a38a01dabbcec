// `npm run demo`: the whole product on this machine, from nothing to a working address, until Ctrl-C.
import { readDemoOptions, usage, type DemoOptions } from './demo/options.js';
import { greeting } from './demo/greeting.js';
import { dataFolder, mailFolder, startGround, type Ground } from './demo/ground.js';
import { checkStory, playStory } from './demo/story-run.js';
import { demoRoles } from './demo/secrets.js';
import type { DemoSystem } from './demo/system.js';
import { Ending } from './ending.js';

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
      roles: demoRoles,
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
    system = await ending.unless(startSystem({ postgresUrl, redisUrl, natsUrl, smtpUrl, secrets, port, folder: dataFolder }, process.env, say));
    const { url, credentials } = system;
    const seconds = (Date.now() - started) / 1000;
    const mailWords = mail ? `kept in ${mailFolder} as .eml files (${mail.url})` : 'sent by the server that SMTP_URL names';
    if (options.story === null) {
      console.log(greeting({ url, credentials, servers: servers.describe(), mail: mailWords, seconds }));
      // In the background: what waits for the holding period keeps nobody from looking around.
      const day = import('./demo/day/day.js').then(({ playDay }) => playDay({ url, credentials, isOver: () => ending.isAsked }))
        .catch((error: Error) => { if (!ending.isAsked) say(`what the demo's people do today broke off: ${error.message}`); });
      await ending.asked;
      await day;
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

function say(message: string): void {
  console.error(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);
}
