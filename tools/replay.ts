// `npm run replay`: tenders that really took place, through the public API of a system of its own, and what came of them.
import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from './command.js';
import { startFleet, type Fleet } from './fleet/fleet.js';
import { accountOf, total, type Account } from './replay/account.js';
import { readReplayFolder, type ReplayFolder } from './replay/folder.js';
import { readReplayOptions, usage, type ReplayOptions } from './replay/options.js';
import { evaluated } from './replay/evaluated.js';
import { leftOut } from './replay/files.js';
import { weightsFor } from './replay/learned.js';
import { FolderProblem } from './replay/lines.js';
import { Play } from './replay/play.js';
import { linesOf, reportOf, type Report } from './replay/report.js';
import { makeScene, type Scene } from './replay/scene.js';

/** So long nothing more may come before what is missing counts as lost, in ms. */
const patienceMs = 60_000;

const started = Date.now();
const say = (line: string) => void process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);

export const main = (args: string[]): Promise<number> => runCommand(args, {
  usage, read: readReplayOptions,
  async work(options, signal) {
    try {
      const folder = readReplayFolder(options.folder);
      const report = await replay(folder, options, weightsFor(options, say), signal);
      console.log(linesOf(report).join('\n'));
      if (options.json) console.log(JSON.stringify(report));
      return report['lost'] === 0 && report['duplicated'] === 0 && report['matched'] === report['posts'] ? 0 : 1;
    } catch (error) {
      if (!(error instanceof FolderProblem)) throw error;
      console.error(`The folder cannot be used: ${error.message}`);
      return 2;
    }
  },
});

async function replay(folder: ReplayFolder, options: ReplayOptions, weights: string | null, signal: AbortSignal): Promise<Report> {
  signal.addEventListener('abort', () => say('stopping'));
  say('starting servers and services');
  const fleet = await startFleet({
    NODE_ENV: 'production', LOG_LEVEL: 'warn', ACCESS_LOG_SAMPLE: '0',
    // One script plays everybody, from one address.
    RATE_PER_MINUTE: '10000000', RATE_PER_MINUTE_IP: '10000000',
    // And waits on a busy machine: what is refused for want of time would only be asked again.
    GATEWAY_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000',
  });
  try {
    signal.throwIfAborted();
    return await playOn(fleet, folder, options, weights, signal);
  } finally {
    await fleet.stop();
  }
}

async function playOn(fleet: Fleet, folder: ReplayFolder, options: ReplayOptions, weights: string | null, signal: AbortSignal): Promise<Report> {
  const posts = folder.posts.slice(0, options.limit ?? undefined);
  const { url, adminKey, smtp } = fleet;
  const matching = fleet.services.matching.url;
  const scene = await makeScene(folder, { url, adminKey, matching, signal, say }, posts, weights);
  const play = new Play(scene, url, smtp, options.seed, signal);
  const begin = Date.now();
  const telling = setInterval(() => say(
    `${play.accepted.size} of ${posts.length} posted, ${play.rankings.size} matched, ${play.approvals.size} approved, `
    + `${smtp.messages.length} e-mails, ${play.answered.size} answers`,
  ), 5000);
  try {
    const postSeconds = await play.post(posts);
    say('everything is posted and matched; waiting for the last invitations and answers');
    const account = await settled(fleet, scene, play, signal);
    const seconds = (Date.now() - begin) / 1000;
    // Only now, when nothing can be changed any more, is it looked up who won.
    return reportOf({ posts, play, account, winners: folder.winners(), postSeconds, seconds, scene, recordsLeftOut: leftOut(folder),
      evaluated: weights === null ? null : evaluated(options.folder, weights, posts),
    });
  } finally {
    clearInterval(telling);
  }
}

/** The account once nothing is missing any more, or once nothing has come for a long while. */
async function settled({ smtp }: Fleet, scene: Scene, play: Play, signal: AbortSignal): Promise<Account> {
  let news = { seen: '', at: Date.now() };
  for (;;) {
    const busy = play.busy;
    const account = await accountOf(scene, play, smtp, false);
    const complete = !busy && !play.busy && total(account.losses) === 0;
    const seen = JSON.stringify([smtp.messages.length, account]);
    if (seen !== news.seen) news = { seen, at: Date.now() };
    if (complete || Date.now() - news.at > patienceMs) return accountOf(scene, play, smtp, true);
    await sleep(500, undefined, { signal });
  }
}
