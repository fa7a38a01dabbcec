// Finds codes by the beginning of the code, by label and by synonym, in any language, whatever the accents.
import type { CodeEntry } from './codes.repository.js';

type Language = string;
export interface Suggestion extends CodeEntry {
  path: { code: string; label: string }[];
  because: string;
}

interface Name {
  folded: string;
  words: string[];
  /** As it is written, for people. */
  text: string;
  kind: 'label' | 'synonym';
}

interface Found {
  score: number;
  because: string;
}

/** A classification made ready for searching. */
export class CodeSearch {
  private readonly byCode: ReadonlyMap<string, CodeEntry>;
  private readonly names: ReadonlyMap<string, readonly Name[]>;

  constructor(codes: readonly CodeEntry[]) {
    this.byCode = new Map(codes.map((entry) => [entry.code, entry]));
    this.names = new Map(codes.map((entry) => [entry.code, namesOf(entry)]));
  }

  /** Best first, then by code; everything in the order of codes when `text` is empty. */
  find(text: string, language: Language, limit: number): Suggestion[] {
    const wanted = fold(text);
    const found = [...this.byCode.values()].flatMap((entry) => {
      const how = this.recognise(entry, text.trim(), wanted);
      return how ? [{ entry, ...how }] : [];
    });
    found.sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1));
    return found
      .slice(0, limit)
      .map(({ entry, because }) => ({ ...entry, path: this.path(entry, language), because }));
  }

  private recognise(entry: CodeEntry, text: string, wanted: string): Found | null {
    if (wanted === '') return { score: 0, because: 'the whole classification' };
    const code = entry.code.toLowerCase();
    if (code === text.toLowerCase()) return { score: 100, because: `code ${entry.code}` };
    const byName = bestOf((this.names.get(entry.code) ?? []).map((name) => byWords(name, wanted)));
    const byPrefix = code.startsWith(text.toLowerCase())
      ? { score: 50, because: `code begins with ${text}` }
      : null;
    return bestOf([byName, byPrefix]);
  }

  private path(entry: CodeEntry, language: Language): Suggestion['path'] {
    const path: Suggestion['path'] = [];
    let at: CodeEntry | undefined = entry;
    while (at) {
      path.unshift({ code: at.code, label: labelIn(at, language) });
      at = at.parent === null ? undefined : this.byCode.get(at.parent);
    }
    return path;
  }
}

function namesOf({ labels, synonyms }: CodeEntry): Name[] {
  const nameOf = (text: string, kind: Name['kind']): Name => {
    const folded = fold(text);
    return { kind, text, folded, words: folded.split(' ') };
  };
  return [
    ...Object.values(labels).map((label) => nameOf(label, 'label')),
    ...Object.values(synonyms).flat().map((synonym) => nameOf(synonym, 'synonym')),
  ];
}

/** Every word asked for must begin a word of the name; the more of the name they cover, the better. */
function byWords({ folded, words, text, kind }: Name, wanted: string): Found | null {
  const because = `${kind} "${text}"`;
  if (folded === wanted) return { score: kind === 'label' ? 95 : 90, because };
  const asked = wanted.split(' ');
  if (!asked.every((word) => words.some((own) => own.startsWith(word)))) return null;
  const covered = asked.join('').length / words.join('').length;
  return { score: 60 + 25 * Math.min(1, covered), because };
}

const bestOf = (found: readonly (Found | null)[]): Found | null =>
  found.reduce((best, one) => (one && (!best || one.score > best.score) ? one : best), null);

/** In the language, else in its main language, else in English, else in any. */
function labelIn({ labels, code }: CodeEntry, language: Language): string {
  return (
    labels[language] ?? labels[language.split('-')[0]!] ?? labels['en'] ?? Object.values(labels)[0] ?? code
  );
}

/** Lower case, without accents and punctuation, words separated by one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
