// Which proposals of a lot another setting adds, drops or moves.

/** Where an enterprise stands in the list of a lot, and with what score. */
export interface StoodAt {
  rank: number;
  score: number;
}
export type Places = ReadonlyMap<string, StoodAt>;

export interface Move {
  enterpriseId: string;
  before: StoodAt | null;
  after: StoodAt | null;
}

export interface Moves {
  added: number;
  dropped: number;
  moved: number;
  /** By the rank then, the dropped ones last. */
  proposals: Move[];
}

/** Another score at the same rank is no move: with other weights nearly every score is another. */
export function movesOf(before: Places, after: Places): Moves {
  const kept = [...after].map(([enterpriseId, place]): Move => ({ enterpriseId, before: before.get(enterpriseId) ?? null, after: place }))
    .filter((move) => move.before?.rank !== move.after!.rank).sort((one, other) => one.after!.rank - other.after!.rank);
  const dropped = [...before].filter(([enterpriseId]) => !after.has(enterpriseId))
    .map(([enterpriseId, place]): Move => ({ enterpriseId, before: place, after: null })).sort((one, other) => one.before!.rank - other.before!.rank);
  const added = kept.filter((move) => move.before === null).length;
  return { added, dropped: dropped.length, moved: kept.length - added, proposals: [...kept, ...dropped] };
}

/** As many of the first as have `most` proposals together; of the very first as many proposals as that. */
export function firstOf<Lot extends { proposals: readonly Move[] }>(lots: readonly Lot[], most: number): Lot[] {
  const chosen: Lot[] = [];
  let left = most;
  for (const lot of lots) {
    if (chosen.length > 0 && lot.proposals.length > left) break;
    chosen.push({ ...lot, proposals: lot.proposals.slice(0, left) });
    left -= lot.proposals.length;
  }
  return chosen;
}
