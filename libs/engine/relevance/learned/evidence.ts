// What a part of learned relevance rests on: the piece of work, the code or the count that a person can look up.
import type { Scalar } from '../../types.js';
import type { PartName } from '../weights.js';
import type { Asked } from './asked.js';
import { wordMarks, numberOf } from './marks.js';
import { cosine, isOfTrade, unverifiedFactor } from './parts.js';
import type { Piece, Profile } from './profile.js';

/** `what`: a title, a code, words or a name; `count`: verified pieces of work or claims that speak; null where there is nothing to tell. */
export type Evidence = Record<'what' | 'date' | 'alike' | 'count' | 'verified', Scalar>;
/** `unverified`: pieces of work that nobody verified, of which the newest is counted a quarter. */
type Counted = Evidence & Record<'unverified', number>;

const none: Evidence = { what: null, date: null, alike: null, count: null, verified: null };
const shownTitle = 80;

export function evidenceOf(part: PartName, asked: Asked, { verified, unverified }: Profile, claims: readonly string[]): Evidence | Counted {
  const counted = (speaks: (piece: Piece) => boolean) => ({ count: verified.filter(speaks).length, unverified: unverified.filter(speaks).length });
  const all = [...verified, ...unverified];
  switch (part) {
    case 'words':
      return { ...none, what: sharedWords(all, asked) };
    case 'nearest':
      return ofPiece(mostAlike(all, asked));
    case 'trade':
      return { ...none, ...counted((piece) => isOfTrade(piece, asked)) };
    case 'buyer':
      return { ...none, what: asked.question.buyerName ?? null, ...counted(({ buyer }) => buyer !== null && buyer === asked.buyer) };
    case 'claimedWords':
      return ofClaim(claims, (code) => asked.likenessOf(code).words);
    case 'claimedText':
      return ofClaim(claims, (code) => asked.likenessOf(code).typical);
    case 'claimedCode':
      return ofClaim(claims, (code) => asked.likenessOf(code).code);
    case 'claimedTrade':
      return { ...none, count: claims.filter((code) => asked.likenessOf(code).code > 0).length };
    default:
      return none;
  }
}

export interface Best<T> {
  one: T;
  alike: number;
}

/** The first of the most alike; null when none is. */
function most<T>(those: readonly T[], likeness: (one: T) => number): Best<T> | null {
  let best: Best<T> | null = null;
  for (const one of those) {
    const alike = likeness(one);
    if (alike > (best?.alike ?? 0)) best = { one, alike };
  }
  return best;
}

/** The piece that the part was measured by: of what nobody verified only a quarter counts. Told with all of its likeness. */
function mostAlike(pieces: readonly Piece[], { letters }: Asked): Best<Piece> | null {
  const best = most(pieces, (piece) => (piece.record.verified ? 1 : unverifiedFactor) * cosine(piece, letters) * piece.freshness);
  return best && { one: best.one, alike: cosine(best.one, letters) };
}

/** Null: there is none. */
export function ofPiece(best: Best<Pick<Piece, 'record'>> | null): Evidence {
  if (best === null) return none;
  const { record } = best.one;
  return { what: shown(record.title), date: record.date, alike: best.alike, count: null, verified: record.verified };
}

function ofClaim(claims: readonly string[], likeness: (code: string) => number): Evidence {
  const best = most(claims, likeness);
  return best === null ? none : { ...none, what: best.one, alike: best.alike };
}

/** Words of the lot that some piece of work has too, as the lot writes them shortened, in its order. */
function sharedWords(pieces: readonly Piece[], { question, words }: Asked): string | null {
  const had = new Set(pieces.flatMap((piece) => [...piece.words].filter((number) => words.of(number) > 0)));
  const shared = [...wordMarks([question.title, question.text].filter(Boolean).join(' '))].filter((mark) => had.has(numberOf(mark)));
  return shared.length === 0 ? null : shared.join(', ');
}

function shown(title: string): string {
  const letters = [...title.replace(/\s+/gu, ' ').trim()];
  return letters.length <= shownTitle ? letters.join('') : `${letters.slice(0, shownTitle).join('').trimEnd()}…`;
}
