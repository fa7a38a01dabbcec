// The figures of a replay by the names people ask for them, and as lines to read.
import { quantile } from '../bench/quantile.js';
import { total, type Account } from './account.js';
import type { Tender } from './folder.js';
import type { Play } from './play.js';
import { recallOf, type Ranking, type Recall } from './recall.js';
import type { Scene } from './scene.js';
import type { Winner } from './folder.js';

export type Report = Record<string, number | Record<string, number>>;

interface Played {
  posts: readonly Tender[];
  play: Play;
  account: Account;
  winners: readonly Winner[];
  postSeconds: number;
  seconds: number;
  scene: Scene;
  /** Pieces of work that found no room with their enterprise. */
  recordsLeftOut: number;
  /** What the same weights come to without a system; null for the starter. */
  evaluated: ReadonlyMap<string, Ranking> | null;
}

export function reportOf({ posts, play, account, winners, postSeconds, seconds, scene, recordsLeftOut, evaluated }: Played): Report {
  const posted = new Set(posts.map(({ id }) => id));
  const single = new Set(posts.filter((tender) => tender.single_contract === true).map(({ id }) => id));
  const won = winners.filter(({ tenderId }) => posted.has(tenderId));
  const { pairs, ...recall } = recallOf(won, play.rankings);
  const proposals = [...play.rankings.values()].reduce((sum, ranking) => sum + ranking.proposals.length, 0);
  return {
    posts: posts.length, accepted: play.accepted.size, matched: account.matched, proposals,
    approved: play.approvals.size, invited: account.invited, delivered: account.delivered,
    answered: account.answered, linked: account.linked,
    lost: total(account.losses), duplicated: total(account.doubles), unknown: account.unknown,
    ...recall,
    ...(evaluated && compared(recall, recallOf(won, evaluated))),
    posts_per_s: Math.round((1000 * play.accepted.size) / postSeconds) / 1000,
    ...quantiles('post_to_proposals', play.matchedAfterMs),
    ...quantiles('approval_to_delivery', account.deliveredAfterMs),
    enterprises: scene.supplierOf.size, records_left_out: recordsLeftOut, winners: pairs, overtaken: account.overtaken, too_late: play.tooLate,
    explanation_kb: rounded(play.explanationBytes / Math.max(1, proposals) / 1000),
    seconds: rounded(seconds),
    ...(scene.learned && { match_starter_ms: rounded(scene.learned.starterMs), match_learned_ms: rounded(scene.learned.learnedMs) }),
    losses: account.losses, doubles: account.doubles,
    single_contract: { ...recallOf(won.filter(({ tenderId }) => single.has(tenderId)), play.rankings) } satisfies Recall,
  };
}

/** The same figures of an evaluation, and by how much the running system differs. */
function compared(replayed: Omit<Recall, 'pairs'>, { pairs: _, ...evaluated }: Recall): Report {
  const names = Object.keys(replayed) as (keyof typeof replayed)[];
  const all = (name: string, value: (of: keyof typeof replayed) => number) => Object.fromEntries(names.map((each) => [`${name}_${each}`, value(each)]));
  return { ...all('evaluate', (each) => evaluated[each]), ...all('difference', (each) => Math.round((replayed[each] - evaluated[each]) * 1e4) / 1e4) };
}

export function linesOf(report: Report): string[] {
  return Object.entries(report).map(([name, value]) => {
    if (typeof value === 'number') return `${name}: ${value}`;
    return `${name}: ${Object.entries(value).map(([part, count]) => `${part} ${count}`).join(', ')}`;
  });
}

function quantiles(name: string, values: readonly number[]): Record<string, number> {
  const sorted = values.toSorted((a, b) => a - b);
  return Object.fromEntries([50, 95, 99].map((percent) => [`${name}_p${percent}_ms`, Math.round(quantile(sorted, percent / 100))]));
}

const rounded = (value: number) => Math.round(value * 10) / 10;
