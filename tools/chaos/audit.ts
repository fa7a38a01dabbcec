// What a run came to: pure arithmetic over what was found in the database, what people were told and what the sinks received.

/** How many of each kind, by name. */
export type Counts = Record<string, number>;

export interface Findings {
  /** Accepted and gone, or begun and never finished. */
  lost: Counts;
  /** Twice what may be once. */
  duplicated: Counts;
  /** Not done yet; what is still here at the end was lost. */
  waiting: Counts;
}

/** A message to somebody outside, as the system knows it. */
export interface SentRow {
  id: string;
  /** Those of one event to one recipient in the same words have the same one. */
  about: string;
  status: string;
  /** Sends of which the system itself says that nobody knows. */
  unknown: number;
}

export interface SinkFigures {
  /** Messages the sinks received, second copies included. */
  received: number;
  /** Second and further copies of one message, or of the same news to the same recipient. */
  resent: number;
  /** Marked as sent, and no sink knows of it. */
  lost: number;
  /** Received more often than once and once for each unknown send. */
  excess: number;
  /** Received, and nobody sent it. */
  foreign: number;
  unknown: number;
}

export interface Audit {
  lost: number;
  duplicated: number;
  unknown: number;
  received: number;
  resent: number;
  /** `resent` for each hundred messages received. */
  resentPct: number;
  /** What `lost` and `duplicated` consist of, zeros left out. */
  details: { lost: Counts; duplicated: Counts };
}

/** `received`: one id per message that a sink took over, the id of the delivery it belongs to. */
export function sinkFigures(sent: readonly SentRow[], received: readonly string[]): SinkFigures {
  const copies = countBy(received);
  const known = new Map(sent.map((row) => [row.id, row]));
  const news = countBy(received.map((id) => known.get(id)?.about ?? id));
  return {
    received: received.length,
    resent: received.length - news.size,
    lost: sent.filter(({ id, status }) => status === 'sent' && !copies.has(id)).length,
    excess: sent.filter(({ id, unknown }) => (copies.get(id) ?? 0) > 1 + unknown).length,
    foreign: [...copies.keys()].filter((id) => !known.has(id)).length,
    unknown: sent.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}

export function conclude({ lost, duplicated, waiting }: Findings, sinks: SinkFigures): Audit {
  const losses = present({ ...lost, ...prefixed('unfinished ', waiting), 'messages marked as sent that no sink received': sinks.lost });
  const doubles = present({
    ...duplicated, 'messages beyond one and the counted unknown': sinks.excess, 'messages that nobody sent': sinks.foreign,
  });
  return {
    lost: total(losses),
    duplicated: total(doubles),
    unknown: sinks.unknown,
    received: sinks.received,
    resent: sinks.resent,
    resentPct: sinks.received === 0 ? 0 : Math.round((sinks.resent / sinks.received) * 10_000) / 100,
    details: { lost: losses, duplicated: doubles },
  };
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

const present = (counts: Counts): Counts => Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0));
const prefixed = (prefix: string, counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).map(([name, n]) => [prefix + name, n]));

function countBy(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
