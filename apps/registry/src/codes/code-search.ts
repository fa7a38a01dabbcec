// Finds codes while somebody types: by code, label and synonym in any language, whatever the accents, with typing errors.
import type { CodeReason } from '#contracts/registry/codes.js';
import type { CodeEntry } from './codes.repository.js';
import { bestFirst } from './best-first.js';
import { NameIndex, type FoundName } from './name-index.js';

export { fold } from './name-index.js';

type Language = string;
export interface Suggestion extends CodeEntry {
  path: { code: string; label: string }[];
  reasons: CodeReason[];
  /** How well it was recognised, 0 to 100. */
  score: number;
}

/** How a code was recognised; words come later, as most codes that are recognised are not shown. */
type Found = { score: number } & ({ by: 'code' | 'beginning' | 'nothing' } | { by: 'name'; name: FoundName });

export interface SearchFilter {
  /** Only codes of this scheme. */
  scheme?: string | undefined;
}

/** A classification made ready for searching. */
export class CodeSearch {
  /** In the order of codes. */
  private readonly entries: readonly CodeEntry[];
  private readonly byCode: ReadonlyMap<string, CodeEntry>;
  private readonly names: NameIndex;
  /** Codes in lower case, and what follows the letters that some are told apart by (`ISIC-0141`), in order. */
  private readonly keys: readonly { key: string; at: number }[];

  constructor(codes: readonly CodeEntry[]) {
    this.entries = codes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
    this.byCode = new Map(codes.map((entry) => [entry.code, entry]));
    this.names = new NameIndex(this.entries);
    this.keys = this.entries.flatMap(({ code }, at) => keysOf(code).map((key) => ({ key, at })))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at));
  }

  /** Best first, then by code; everything in the order of codes when `text` is empty. */
  find(text: string, language: Language, limit: number, { scheme }: SearchFilter = {}): Suggestion[] {
    const found = new Map<number, Found>();
    const add = (at: number, one: Found): void => {
      if (scheme !== undefined && this.entries[at]!.scheme !== scheme) return;
      if (one.score > (found.get(at)?.score ?? -1)) found.set(at, one);
    };
    const typed = text.trim();
    if (typed === '') this.entries.forEach((_, at) => add(at, { score: 0, by: 'nothing' }));
    else {
      for (const name of this.names.find(typed)) add(name.entry, { score: name.score, by: 'name', name });
      this.addCodes(typed.toLowerCase(), add);
    }
    const shown = bestFirst(found, limit, ([a, one], [b, other]) => other.score - one.score || a - b);
    return shown.map(([at, one]) => this.suggestion(this.entries[at]!, language, one.score, [this.reason(one, typed)]));
  }

  /** A code that was found otherwise; null when the classification does not have it, or it is of another scheme. */
  other(code: string, language: Language, { scheme }: SearchFilter = {}): Suggestion | null {
    const entry = this.byCode.get(code);
    return entry && (scheme === undefined || entry.scheme === scheme) ? this.suggestion(entry, language, 0, []) : null;
  }

  private suggestion(entry: CodeEntry, language: Language, score: number, reasons: CodeReason[]): Suggestion {
    return { ...entry, path: this.path(entry, language), reasons, score };
  }

  private addCodes(typed: string, add: (at: number, one: Found) => void): void {
    let at = firstAtLeast(this.keys, typed);
    for (; at < this.keys.length && this.keys[at]!.key.startsWith(typed); at += 1) {
      const { key, at: entry } = this.keys[at]!;
      add(entry, key === typed ? { score: 100, by: 'code' } : { score: 50, by: 'beginning' });
    }
  }

  private reason(one: Found, typed: string): CodeReason {
    if (one.by === 'name') return this.names.reason(one.name);
    if (one.by === 'code') return { code: 'code', text: typed };
    return one.by === 'beginning' ? { code: 'code_begins', text: typed } : { code: 'whole_classification' };
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

function keysOf(code: string): string[] {
  const key = code.toLowerCase();
  const [, bare] = /^[a-z][a-z0-9]*-(.+)$/.exec(key) ?? [];
  return bare === undefined ? [key] : [key, bare];
}

function firstAtLeast(keys: readonly { key: string }[], wanted: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]!.key < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** In the language, else in its main language, else in English, else in any. */
function labelIn({ labels, code }: CodeEntry, language: Language): string {
  return (
    labels[language] ?? labels[language.split('-')[0]!] ?? labels['en'] ?? Object.values(labels)[0] ?? code
  );
}
