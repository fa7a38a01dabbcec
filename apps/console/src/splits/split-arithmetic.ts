// The sums of a split as it is edited: what is missing or too much, what an enterprise can take, and how far one step goes.

export interface Candidate {
  proposalId: string;
  /** What it has free, at most the lot; null: it stated none, which counts as enough. */
  freeQuantity: number | null;
  /** It takes nothing or at least so much. */
  minimumOrder: number | null;
}

export interface Totals {
  sum: number;
  /** What is still to be split; 0 when nothing is. */
  missing: number;
  /** What is split beyond what there is. */
  over: number;
  enterprises: number;
}

/** Below it a difference is what floating point lost, not a quantity. */
const noise = (wanted: number) => Math.max(wanted, 1) * 1e-9;

/** Without the noise of adding decimals. */
export const rounded = (quantity: number): number => Number(quantity.toPrecision(12));

export function totalsOf(quantities: readonly number[], wanted: number): Totals {
  const sum = rounded(quantities.reduce((whole, quantity) => whole + quantity, 0));
  const difference = wanted - sum;
  const isNone = Math.abs(difference) <= noise(wanted);
  return {
    sum, missing: isNone ? 0 : Math.max(0, rounded(difference)), over: isNone ? 0 : Math.max(0, rounded(-difference)),
    enterprises: quantities.filter((quantity) => quantity > 0).length,
  };
}

export type ShareProblem = 'aboveFree' | 'belowMinimum';

/** What keeps a candidate from taking so much; null when nothing does. */
export function shareProblem(quantity: number, { freeQuantity, minimumOrder }: Pick<Candidate, 'freeQuantity' | 'minimumOrder'>): ShareProblem | null {
  if (quantity <= 0) return null;
  if (freeQuantity !== null && quantity > freeQuantity + noise(freeQuantity)) return 'aboveFree';
  if (minimumOrder !== null && quantity < minimumOrder - noise(minimumOrder)) return 'belowMinimum';
  return null;
}

/** The fixed shares that cannot be taken: with one of them there is nothing to ask the solver. */
export const impossibleLocks = (locks: Readonly<Record<string, number>>, candidates: readonly Candidate[]): string[] =>
  candidates.filter(({ proposalId, ...candidate }) => locks[proposalId] !== undefined && shareProblem(locks[proposalId], candidate) !== null).map(({ proposalId }) => proposalId);

/** The smallest sensible step: about a hundredth of what is split, as 1, 2 or 5 times a power of ten; from 10 on whole units. */
export function stepOf(wanted: number): number {
  if (!(wanted > 0)) return 1;
  const raw = wanted / 100;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= raw * 0.999) ?? 10 * power;
  return wanted >= 10 ? Math.max(1, rounded(nice)) : rounded(nice);
}

/** The next multiple of the step up or down, at most what is free; what lies below the least order is jumped over. */
export function stepped(quantity: number, direction: 1 | -1, step: number, { freeQuantity, minimumOrder }: Pick<Candidate, 'freeQuantity' | 'minimumOrder'>): number {
  const most = freeQuantity ?? Number.POSITIVE_INFINITY;
  const least = minimumOrder ?? 0;
  const part = quantity / step;
  const next = Math.max(0, rounded((direction === 1 ? Math.floor(part + 1e-9) + 1 : Math.ceil(part - 1e-9) - 1) * step));
  if (next > most) return direction === 1 ? Math.max(quantity, most >= least ? most : 0) : most;
  if (next > 0 && next < least) return direction === 1 ? (least <= most ? least : quantity) : 0;
  return next;
}
