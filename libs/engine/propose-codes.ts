// From words to codes of the classification: lexical, by words and character trigrams, in any script.
import type { CodeTree } from './codes.js';
import type { ProposedCode } from './results.js';
import { wordsIn } from './words-in-text.js';

/** A word counts as recognised from this share of common trigrams on (Dice). */
const leastLikeness = 0.6;
/** Codes below this score are noise. */
const leastScore = 0.35;
/** Labels in another language than asked for count a little less. */
const otherLanguage = 0.95;

interface Phrase {
  code: string;
  language: string;
  words: string[];
}

interface Index {
  phrases: Phrase[];
  /** How rare each word is over the codes, above 0. */
  rarity: Map<string, number>;
  /** Words of the classification by trigram. */
  byTrigram: Map<string, string[]>;
}

// One index per tree; a tree never changes.
const indexes = new WeakMap<CodeTree, Index>();

/**
 * Codes whose labels or synonyms the text names, best first, then by code; empty when nothing is recognised.
 * Score: the recognised share of a label (rare words weigh more) × (half + half the share of the text it explains).
 * Accents and case do not matter. With a language, labels in other languages count a little less.
 */
export function proposeCodes(
  text: string,
  tree: CodeTree,
  language?: string | null,
  limit = 5,
): ProposedCode[] {
  const stated = text.trim();
  if (tree.has(stated)) return [{ code: stated, score: 1, because: [stated] }];
  const index = indexOf(tree);
  // Word of the classification → how well, and by which word of the text, it is recognised.
  const recognised = new Map<string, { likeness: number; written: string }>();
  let explainable = 0;
  for (const [word, written] of wordsIn(text)) {
    let best = 0;
    let rarity = 0;
    for (const [known, likeness] of likeWords(word, index)) {
      if (likeness > (recognised.get(known)?.likeness ?? 0)) recognised.set(known, { likeness, written });
      if (likeness > best) [best, rarity] = [likeness, index.rarity.get(known)!];
    }
    explainable += best * rarity;
  }
  if (recognised.size === 0) return [];
  const bestOf = new Map<string, ProposedCode>();
  for (const phrase of index.phrases) {
    let all = 0;
    let found = 0;
    const because: string[] = [];
    for (const word of phrase.words) {
      const rarity = index.rarity.get(word)!;
      const hit = recognised.get(word);
      all += rarity;
      if (!hit) continue;
      found += rarity * hit.likeness;
      if (!because.includes(hit.written)) because.push(hit.written);
    }
    const native = !language || primary(phrase.language) === primary(language) ? 1 : otherLanguage;
    const score = native * (found / all) * (0.5 + 0.5 * Math.min(1, found / explainable));
    if (score >= leastScore && score > (bestOf.get(phrase.code)?.score ?? 0))
      bestOf.set(phrase.code, { code: phrase.code, score, because });
  }
  return [...bestOf.values()].sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1)).slice(0, limit);
}

function indexOf(tree: CodeTree): Index {
  let index = indexes.get(tree);
  if (!index) indexes.set(tree, (index = buildIndex(tree)));
  return index;
}

function buildIndex(tree: CodeTree): Index {
  const phrases: Phrase[] = [];
  const codesWith = new Map<string, Set<string>>();
  for (const { code, labels, synonyms } of tree.rows()) {
    const texts = [
      ...Object.entries(labels),
      ...Object.entries(synonyms).flatMap(([language, list]) => list.map((one) => [language, one] as const)),
    ];
    for (const [language, text] of texts) {
      const words = [...wordsIn(text).keys()];
      if (words.length === 0) continue;
      phrases.push({ code, language, words });
      for (const word of words) codesWith.set(word, (codesWith.get(word) ?? new Set()).add(code));
    }
  }
  const byTrigram = new Map<string, string[]>();
  for (const word of codesWith.keys()) {
    for (const trigram of trigramsOf(word)) {
      const words = byTrigram.get(trigram);
      if (words) words.push(word);
      else byTrigram.set(trigram, [word]);
    }
  }
  const rarity = new Map([...codesWith].map(([word, codes]) => [word, Math.log(1 + tree.size / codes.size)]));
  return { phrases, rarity, byTrigram };
}

/** Words of the classification like this one, with their likeness. */
function likeWords(word: string, index: Index): Map<string, number> {
  const like = new Map<string, number>();
  if (index.rarity.has(word)) like.set(word, 1);
  const own = trigramsOf(word);
  const shared = new Map<string, number>();
  for (const trigram of own)
    for (const known of index.byTrigram.get(trigram) ?? []) shared.set(known, (shared.get(known) ?? 0) + 1);
  for (const [known, count] of shared) {
    const likeness = (2 * count) / (own.size + trigramsOf(known).size);
    if (known !== word && likeness >= leastLikeness) like.set(known, likeness);
  }
  return like;
}

function trigramsOf(word: string): Set<string> {
  const letters = ['^', ...word, '$'];
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at += 1) trigrams.add(letters.slice(at, at + 3).join(''));
  return trigrams;
}

const primary = (language: string) => language.split('-', 1)[0]!.toLowerCase();
