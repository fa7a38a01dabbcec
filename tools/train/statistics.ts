// What is frozen of the past: how rare marks are, which words go with which code, how far values of one enterprise lie apart.
import { letterMarks, MeaningOfTexts, Rarity, usualNearness, wordMarks, type Occurrence, type RelevanceWeights, type TextVectors } from '#engine';
import type { Award, AwardsFolder } from './folder.js';
import { codesOf } from './scene.js';

export type Statistics = Pick<RelevanceWeights, 'words' | 'letters' | 'texts' | 'usualLength' | 'valueSpread'>;

const usualSpread = 1;

export function statisticsOf(awards: readonly Award[], { tree }: Pick<AwardsFolder, 'tree'>): Statistics {
  const requirements = [...new Set(awards.map(({ requirement }) => requirement))];
  const [words, letters] = [new Counter(), new Counter()];
  const texts = new Map<string, Counter>();
  const marks = new Map<Award['requirement'], number>();
  for (const requirement of requirements) {
    const own = `${requirement.title} ${requirement.description}`;
    const labels = codesOf(requirement).map((code) => Object.values(tree.row(code).labels).join(' '));
    const all = [own, ...labels].join(' ');
    const found = wordMarks(all);
    marks.set(requirement, found.size);
    words.add(found);
    letters.add(letterMarks(requirement.title));
    for (const code of new Set(codesOf(requirement))) {
      if (!texts.has(code)) texts.set(code, new Counter());
      texts.get(code)!.add(wordMarks(own));
    }
  }
  return {
    usualLength: lengthOf(awards, marks),
    words: words.occurrence(2), letters: letters.occurrence(2), valueSpread: spreadOf(awards),
    texts: Object.fromEntries([...texts].sort().map(([code, counter]) => [code, counter.occurrence(1)])),
  };
}

/** How near in meaning two requirements of the past are on average. */
export function usualOf(awards: readonly Award[], { words }: Pick<Statistics, 'words'>, vectors: TextVectors): number {
  const texts = new MeaningOfTexts(vectors, new Rarity(words));
  const requirements = [...new Set(awards.map(({ requirement }) => requirement))];
  return usualNearness(requirements.flatMap(({ title, description }) => texts.of(`${title} ${description}`) ?? []));
}

/** Words of all that one enterprise won, on average. */
function lengthOf(awards: readonly Award[], words: ReadonlyMap<Award['requirement'], number>): number {
  const sum = awards.reduce((all, { requirement }) => all + words.get(requirement)!, 0);
  return Math.max(1, sum / new Set(awards.map(({ supplierId }) => supplierId)).size);
}

class Counter {
  private texts = 0;
  private readonly counts = new Map<string, number>();

  add(marks: Iterable<string>): void {
    this.texts += 1;
    for (const mark of marks) this.counts.set(mark, (this.counts.get(mark) ?? 0) + 1);
  }

  occurrence(least: number): Occurrence {
    return { texts: this.texts, in: Object.fromEntries([...this.counts].filter(([, count]) => count >= least).sort(([a], [b]) => (a < b ? -1 : 1))) };
  }
}

/** Of ln(value) around the mean of its enterprise, over enterprises with several values. */
function spreadOf(awards: readonly Award[]): number {
  const logs = new Map<string, number[]>();
  for (const { supplierId, requirement: { value } } of awards)
    if (value) logs.set(supplierId, [...(logs.get(supplierId) ?? []), Math.log(value.amount)]);
  let [square, freedom] = [0, 0];
  for (const own of logs.values()) {
    const mean = own.reduce((sum, log) => sum + log, 0) / own.length;
    for (const log of own) square += (log - mean) ** 2;
    freedom += own.length - 1;
  }
  return freedom > 0 && square > 0 ? Math.sqrt(square / freedom) : usualSpread;
}
