// Lots to be split over thousands of candidates as clusters have them: few large makers and very many small ones, batches, minimum orders, all demands.
import type { AllocationCandidate, AllocationProblem } from '#allocation';

/** The same numbers for the same seed on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Kind {
  name: string;
  quantity: number;
  unit: string;
  step: number;
  /** What a median candidate can take, as a part of the lot; others take up to some twenty times as much or as little. */
  size: number;
  /** From this score to 1. */
  lowest: number;
  batches: number[];
  most: (number | null)[];
}

const kinds: readonly Kind[] = [
  { name: 'an order for many', quantity: 60_000, unit: 'H87', step: 1, size: 0.02, lowest: 0.4, batches: [12, 24, 50, 100], most: [8, 12, 20, null] },
  { name: 'hardly anybody is large enough', quantity: 60_000, unit: 'H87', step: 1, size: 0.008, lowest: 0.6, batches: [12, 24, 50, 100], most: [10, 12, 15] },
  { name: 'all are about as good', quantity: 250_000, unit: 'H87', step: 1, size: 0.01, lowest: 0.85, batches: [24, 144, 500], most: [15, 20, 30, null] },
  { name: 'kilograms to the gram', quantity: 18_500.75, unit: 'KGM', step: 0.001, size: 0.03, lowest: 0.5, batches: [12.5, 25, 40], most: [6, 10, null] },
];

export interface NamedProblem {
  name: string;
  problem: AllocationProblem;
}

/** `count` problems with so many candidates each. */
export function problemsOf(count: number, candidates: number, seed: number): NamedProblem[] {
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length]!;
    return { name: kind.name, problem: problemOf(kind, candidates, randomOf(seed + at)) };
  });
}

function problemOf(kind: Kind, candidates: number, random: () => number): AllocationProblem {
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const often = (chance: number) => random() < chance;
  const { quantity, unit, step } = kind;
  const rounded = (value: number) => Number((Math.round(value / step) * step).toFixed(6));
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return {
    quantity, unit, step,
    candidates: Array.from({ length: candidates }, (_, at): AllocationCandidate => {
      const free = rounded(quantity * kind.size * Math.exp(1.2 * normal()));
      return {
        enterpriseId: `enterprise-${String(at).padStart(6, '0')}`, score: kind.lowest + (1 - kind.lowest) * Math.sqrt(random() * random()),
        free: often(0.05) ? null : free, minimumOrder: often(0.6) ? rounded(free * (0.1 + 0.5 * random())) : null,
        lotSize: often(0.3) ? oneOf(kind.batches) : null, isNewcomer: often(0.15), counts: often(0.2), locked: null,
      };
    }),
    maximumEnterprises: oneOf(kind.most), shareCap: oneOf([0.15, 0.25, 0.4, null]), newcomersFloor: oneOf([0.1, 0.2, null]),
    inclusionQuota: oneOf([0.15, 0.25, null]), costPerEnterprise: oneOf([0, 0.001, 0.004]),
  };
}
