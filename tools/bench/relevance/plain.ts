// Relevance of a pair by the plain way: texts are taken apart once, and each mark of each piece of work is looked up in a map of the lot's.
import { claimParts, dayOf, letterMarks, wordMarks, workParts, type CodeTree, type Occurrence, type PartName, type Question, type RelevanceWeights } from '#engine';
import type { Enterprise } from '../../train/scene.js';

const saturation = 1.2;
/** Heat that makes half of `trade` and of `buyer`. */
const enough = 0.3;
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, each) => all + each, 0);
const square = (numbers: Iterable<number>): number => sum([...numbers].map((each) => each * each));
const wordsIn = (name: string | null | undefined): string => [...wordMarks(name ?? ''), ...((name ?? '').match(/\d+/g) ?? [])].sort().join(' ');

/** Everybody as one weight file sees them; all their work is verified and lies in the past. */
export class PlainWay {
  private readonly everybody;

  constructor(private readonly weights: RelevanceWeights, private readonly tree: CodeTree, enterprises: readonly Enterprise[]) {
    this.everybody = enterprises.map(({ records, claims }) => {
      const pieces = records.map((record) => {
        const words = [...wordMarks(this.withLabels(record.title, record.codes))];
        const age = Math.min(0, dayOf(record.date) - dayOf(weights.provenance.until));
        const letters = [...letterMarks(record.title)];
        return { record, words, letters, length: Math.sqrt(square(letters.map((mark) => this.rarity('letters', mark)))), heat: 2 ** (age / weights.halfLifeDays), buyer: wordsIn(record.buyer) };
      });
      return {
        claims: claims.map((code) => ({ code, shares: this.sharesOf(code) })), pieces, words: counted(pieces.map(({ words }) => words)),
        length: sum(pieces.map(({ words }) => words.length)),
      };
    });
  }

  /** Of everybody, in the order in which they were given. */
  values(question: Question): number[] {
    const { weights } = this;
    const text = this.withLabels([question.title, question.text].filter(Boolean).join(' '), question.code === null ? [] : [question.code]);
    const weighed = (of: 'words' | 'letters', marks: Iterable<string>) => new Map([...marks].map((mark) => [mark, this.rarity(of, mark)] as const));
    const [words, letters] = [weighed('words', wordMarks(text)), weighed('letters', letterMarks(question.title ?? ''))];
    const buyer = wordsIn(question.buyerName);
    const near = (code: string) => (question.code !== null && this.tree.has(code) && this.tree.has(question.code) ? this.tree.similarity(question.code, code) : 0);
    const [lengthOfLot, lengthOfTitle] = [Math.sqrt(square(words.values())), Math.sqrt(square(letters.values()))];
    return this.everybody.map(({ pieces, claims, length, words: ownWords }) => {
      const spread = saturation * (0.7 + (0.3 * length) / weights.usualLength);
      const measured = Object.fromEntries([...workParts, ...claimParts].map((name) => [name, 0])) as Record<PartName, number>;
      measured.words = textOf(ownWords, words, spread);
      for (const { record, letters: own, length: ownLength, heat, buyer: served } of pieces) {
        let shared = 0;
        for (const mark of own) shared += (letters.get(mark) ?? 0) ** 2;
        const alike = shared === 0 ? 0 : Math.min(1, shared / (ownLength * lengthOfTitle)) * Math.sqrt(heat);
        measured.nearest = Math.max(measured.nearest, alike);
        if (record.codes.some((code) => near(code) > 0)) measured.trade += heat;
        if (buyer !== '' && served === buyer) measured.buyer += heat;
        if (record.value && question.value && record.value.currency === question.value.currency)
          measured.value = Math.max(measured.value, Math.exp(-(((Math.log(record.value.amount) - Math.log(question.value.amount)) / weights.valueSpread) ** 2) / 2));
      }
      for (const { code, shares: { parts, length: ownLength } } of claims) {
        let [both, alike] = [0, 0];
        for (const [mark, share] of parts) {
          const weight = words.get(mark) ?? 0;
          both += weight ** 2 * share;
          alike += (weight * share) / (share + saturation);
        }
        measured.claimedWords = Math.max(measured.claimedWords, alike === 0 ? 0 : Math.sqrt(alike / sum(words.values())));
        measured.claimedText += both === 0 ? 0 : Math.min(1, both / (ownLength * lengthOfLot)) ** 2;
        measured.claimedCode += near(code) ** 4;
        measured.claimedTrade += near(code) > 0 ? 1 : 0;
      }
      for (const name of ['trade', 'buyer'] as const) measured[name] /= measured[name] + enough;
      for (const name of ['claimedText', 'claimedCode', 'claimedTrade'] as const) measured[name] = Math.log1p(measured[name]);
      const worth = (names: readonly PartName[]) => sum(names.map((name) => (weights.shares[name] / 2) * Math.min(1, measured[name] / weights.full[name])));
      return 0.5 + Math.max(worth(workParts), worth(claimParts));
    });
  }

  private withLabels(text: string, codes: readonly string[]): string {
    return [text, ...codes.filter((code) => this.tree.has(code)).map((code) => Object.values(this.tree.row(code).labels).join(' '))].join(' ');
  }

  private rarity(of: 'words' | 'letters', mark: string): number {
    const { texts, in: counts }: Occurrence = this.weights[of];
    return Math.log(1 + texts / (Object.hasOwn(counts, mark) ? counts[mark]! : 1));
  }

  private sharesOf(code: string): { parts: ReadonlyMap<string, number>; length: number } {
    const { texts, in: counts } = Object.hasOwn(this.weights.texts, code) ? this.weights.texts[code]! : { texts: 0, in: {} };
    const parts = new Map(Object.entries(counts));
    for (const mark of wordMarks(this.withLabels('', [code]))) parts.set(mark, (parts.get(mark) ?? 0) + 1);
    for (const [mark, count] of parts) parts.set(mark, count / (texts + 1));
    return { parts, length: Math.sqrt(square([...parts].map(([mark, share]) => this.rarity('words', mark) * share))) };
  }
}

function counted(lists: readonly Iterable<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) for (const mark of list) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

function textOf(counts: ReadonlyMap<string, number>, wanted: ReadonlyMap<string, number>, spread: number): number {
  let [reached, most] = [0, 0];
  for (const [mark, count] of counts) {
    const weight = wanted.get(mark) ?? 0;
    reached += (weight * count) / (count + spread);
  }
  for (const weight of wanted.values()) most += weight;
  return most === 0 ? 0 : Math.sqrt(reached / most);
}
