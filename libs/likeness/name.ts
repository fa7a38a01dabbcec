// The words of a name that tell organisations apart, and how alike two names are.
import { fold } from './fold.js';
import type { WordWeights } from './rarity.js';
import { wordsAlike } from './word.js';

/** Legal forms of many countries; whether somebody writes them says nothing. */
const legalForms = new Set(wordsOf(
  'inc incorporated llc llp lp ltd limited plc co company corp corporation pvt private pty pte gmbh mbh ag kg ohg eg ug ev '
  + 'sa sas sasu sarl suarl eurl snc sci gie ei srl spa snc sl slu scs sprl bv nv vof ab as asa aps oy oyj kft zrt sro doo dd '
  + 'ooo oao zao pao ip chp too tov ltda cv sti ste sc scrl sh sha ets etablissements societe anonyme pc fze fzc fzco est',
));
const smallWords = new Set(wordsOf('a an and at by for from in of on or the to au aux d de des du en et l la le les un une y und der die das s'));

/** Words of a text, folded: dots of abbreviations and apostrophes joined, doubled letters single. */
export function wordsOf(text: string): string[] {
  if (text === '') return [];
  const folded = fold(text);
  // Most texts have nothing but letters, digits and spaces: the same, sooner.
  if (/^[a-z0-9 ]*$/.test(folded)) return folded.split(' ').filter(Boolean).map((word) => word.replace(/([a-z])\1/g, '$1'));
  const joined = folded
    .replace(/(?<=\p{L})['’ʼ`´?](?=\p{L})/gu, '')
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu, (letters) => letters.replaceAll('.', ''));
  return (joined.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => word.replace(/(\p{L})\1/gu, '$1'));
}

/** What a name is compared by: its words without legal forms and small words, each once; all of them if nothing were left. */
export function nameWords(name: string): string[] {
  const all = wordsOf(name);
  const telling = all.filter((word) => !legalForms.has(word) && !smallWords.has(word));
  return [...new Set(telling.length > 0 ? telling : all)];
}

export interface NamesAlike {
  /** What the words that agree weigh, of all the words of both: 0 to 1. */
  alike: number;
  /** What they weigh, of the words of the name that says less: 0 to 1. */
  contained: number;
}

/** `words` as `nameWords` gives them; both measures are the same in both directions. */
export function compareWords(one: readonly string[], other: readonly string[], rarity: WordWeights): NamesAlike | null {
  if (one.length === 0 || other.length === 0) return null;
  const left = remainder(one, other);
  const right = remainder(other, one);
  const [weighs, otherWeighs] = [weightOf(one, rarity), weightOf(other, rarity)];
  const agreed = weighs - weightOf(left, rarity)
    + (left.length > 0 && right.length > 0 ? agreedLoosely({ one, other, left, right }, rarity) : 0);
  return {
    alike: share((2 * agreed) / (weighs + otherWeighs)),
    contained: share(agreed / Math.min(weighs, otherWeighs)),
  };
}

/** Rounded, so that the order in which words are added makes no difference. */
const share = (value: number) => Math.min(1, Math.round(value * 10_000) / 10_000);

const remainder = (words: readonly string[], without: readonly string[]) => words.filter((word) => !without.includes(word));
const weightOf = (words: readonly string[], rarity: WordWeights) => words.reduce((sum, word) => sum + rarity.of(word), 0);

interface Leftover {
  one: readonly string[];
  other: readonly string[];
  /** Words that the other name does not have as they are. */
  left: readonly string[];
  right: readonly string[];
}

interface Agreement {
  words: readonly string[];
  its: readonly string[];
  alike: number;
}

/** Words that agree though they are written otherwise: mistyped, shortened, joined, as initials. Each word counts once. */
function agreedLoosely({ one, other, left, right }: Leftover, rarity: WordWeights): number {
  const found: Agreement[] = [];
  for (const word of left) for (const its of right) {
    const alike = wordsAlike(word, its);
    if (alike > 0) found.push({ words: [word], its: [its], alike });
  }
  for (const word of left) standsFor(word, other, right, (its, alike) => found.push({ words: [word], its, alike }));
  for (const word of right) standsFor(word, one, left, (words, alike) => found.push({ words, its: [word], alike }));
  if (found.length === 0) return 0;
  const weighed = found.map((pair) => ({
    ...pair,
    weighs: (pair.alike * (weightOf(pair.words, rarity) + weightOf(pair.its, rarity))) / 2,
    // The same whichever name comes first.
    key: [pair.words.join(' '), pair.its.join(' ')].sort().join('|'),
  }));
  weighed.sort((a, b) => b.weighs - a.weighs || (a.key < b.key ? -1 : 1));
  const used = new Set<string>();
  const itsUsed = new Set<string>();
  let sum = 0;
  for (const { words, its, weighs } of weighed) {
    if (words.some((word) => used.has(word)) || its.some((word) => itsUsed.has(word))) continue;
    for (const word of words) used.add(word);
    for (const word of its) itsUsed.add(word);
    sum += weighs;
  }
  return sum;
}

/** Neighbours in the other name that a word stands for: `bunnyland` for two of them, `cyc` for three by their initials. */
function standsFor(word: string, name: readonly string[], free: readonly string[], add: (its: string[], alike: number) => void): void {
  for (let from = 0; from < name.length - 1; from += 1) {
    if (name[from]![0] !== word[0]) continue;
    const count = word === name[from]! + name[from + 1]! ? 2 : isInitials(word, name, from) ? word.length : 0;
    const its = name.slice(from, from + count);
    if (count > 0 && its.every((each) => free.includes(each))) add(its, count === 2 ? 1 : 0.8);
  }
}

function isInitials(word: string, name: readonly string[], from: number): boolean {
  if (word.length < 3 || word.length > 6 || from + word.length > name.length) return false;
  for (let at = 0; at < word.length; at += 1) if (name[from + at]![0] !== word[at]) return false;
  return true;
}
