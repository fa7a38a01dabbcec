// What breaks, in which order and for how long: chosen by a seed before anything runs, so that a run can be repeated.
import type { Random } from './random.js';

export const faultKinds = [
  'kill', 'pause', 'flush', 'store-removed', 'restart-fast', 'restart-immediate', 'slow', 'cut', 'silent',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  kind: FaultKind;
  /** A process, a server or a link, by its name. */
  target: string;
  /** How long it stays broken before it is started, woken or healed, in ms. */
  lastsMs: number;
  /** Only for `slow`: how much later each packet comes, in ms. */
  delayMs: number;
}

export interface Breakable {
  processes: readonly string[];
  /** Those that are ours to kill. */
  servers: readonly string[];
  links: readonly string[];
}

/** For each kind besides `kill`: one in so many kills, and at least one. */
const oneIn: Record<Exclude<FaultKind, 'kill'>, number> = {
  pause: 10, flush: 12, 'store-removed': 30, 'restart-fast': 30, 'restart-immediate': 30, slow: 12, cut: 12, silent: 12,
};

/** Shortest and longest, in ms. Pauses outlast job locks of 3 s and many a lease of 6 s; a silence what waits 2.5 s for an ack. */
const lasts: Record<FaultKind, [number, number]> = {
  kill: [0, 2000], pause: [4000, 9000], flush: [0, 0], 'store-removed': [0, 1500], 'restart-fast': [0, 1000],
  'restart-immediate': [0, 1000], slow: [2000, 5000], cut: [500, 3000], silent: [1500, 6000],
};

/** `kills` times SIGKILL, every process and server in turn, and the other faults in proportion, all mixed. */
export function scheduleFaults(kills: number, { processes, servers, links }: Breakable, random: Random): Fault[] {
  const targets: Record<FaultKind, readonly string[]> = {
    kill: [...processes, ...servers],
    // Stopping the first process of Postgres stops none of those that serve.
    pause: [...processes, ...servers.filter((name) => name !== 'postgres')],
    flush: ['redis'], 'store-removed': ['nats'], 'restart-fast': ['postgres'], 'restart-immediate': ['postgres'],
    slow: links, cut: links, silent: links,
  };
  const faults = faultKinds.flatMap((kind) => {
    const count = kind === 'kill' ? kills : Math.max(1, Math.round(kills / oneIn[kind]));
    const next = random.deck(targets[kind]);
    return Array.from({ length: count }, (): Fault => ({
      kind, target: next(), lastsMs: random.between(...lasts[kind]), delayMs: kind === 'slow' ? random.between(20, 250) : 0,
    }));
  });
  return random.shuffled(faults);
}

/** For the timeline. */
export function inWords({ kind, target, lastsMs, delayMs }: Fault): string {
  const how = kind === 'slow' ? `slow by ${delayMs} ms` : kind;
  return `${how}: ${target}${lastsMs > 0 ? `, for ${lastsMs} ms` : ''}`;
}

/** Of so many posts, how many are accepted before fault number `index` (from 0) of `faults` comes. */
export function turnOf(index: number, faults: number, posts: number): number {
  return Math.floor((posts * (index + 1)) / (faults + 1));
}
