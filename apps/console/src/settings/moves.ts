// Proposals of a preview that change: what becomes of each, and all of them as rows of a file.
import type { Schemas } from '../api/client.js';
import type { CsvCell } from '../ui/csv-text.js';

type Lot = Schemas['SimulatedPolicy']['lots'][number];
type Moved = Lot['proposals'][number];
export type Becomes = 'new' | 'dropped' | 'moved';

export const becomesOf = ({ before, after }: Pick<Moved, 'before' | 'after'>): Becomes => (before === null ? 'new' : after === null ? 'dropped' : 'moved');

/** Requirement, lot, enterprise, what becomes of the proposal, ranks, scores; empty where it has no place. */
export const rowsOfMoves = (lots: readonly Lot[], inWords: (becomes: Becomes) => string): CsvCell[][] =>
  lots.flatMap(({ title, number, proposals }) => proposals.map(({ enterpriseName, before, after }) =>
    [title, number, enterpriseName, inWords(becomesOf({ before, after })), before?.rank ?? null, after?.rank ?? null, before?.score ?? null, after?.score ?? null]));
