// Weights of relevance as `npm run train` writes them, small enough to be read: every part counts, words of garments are known.
import { partNames, relevanceWeights, type RelevanceWeights } from '#engine';

const occurrence = (texts: number, counts: Record<string, number>) => ({ texts, in: counts });
const each = (value: number) => Object.fromEntries(partNames.map((name) => [name, value]));

/** Two with different versions are different files; `more` replaces whole fields. */
export function weightFile(version: string, more: Partial<RelevanceWeights> = {}): RelevanceWeights {
  return relevanceWeights({
    format: 2,
    version,
    provenance: {
      source: 'made for tests', awards: 40, enterprises: 8, until: '2025-12-31', trainedOn: '2026-01-02', command: 'npm run train',
    },
    shares: each(1 / partNames.length),
    full: each(1),
    halfLifeDays: 720,
    words: occurrence(40, { shirts: 12, school: 3, print: 2, cotton: 6 }),
    letters: occurrence(40, { shi: 12, hir: 12, sch: 3 }),
    usualLength: 6,
    valueSpread: 1,
    texts: { G11: occurrence(12, { shirts: 12, school: 3 }) },
    ...more,
  });
}
