// Of each open lot what most are left out by, four lots in a block; a line of the cache with what the rules read, and two with the rest.
import { earthRadiusKm } from '../../geo.js';
import type { PreparedLot } from '../prepared-lot.js';
import { closedBit, type AskedBits } from './asked-bits.js';
import { Block, OfKind, OfKindInt, Record as InRecord, RecordInt, together, Value } from './layout.js';
import type { LotKind } from './lot-kinds.js';
import { wordsOfBits, type LotsRoom } from './lots-memory.js';

/** More than rounding to numbers of 32 bits moves two points on the sphere of radius 1: three metres on that of the Earth. */
const hairsBreadth = 5e-7;
/** More than squares in numbers of 32 bits are wrong. */
const hair = 1 + 1e-6;

/** In numbers of 32 bits: of the lot at a place the first of those that lie `together` apart. */
const inBlocks = (place: number) => Math.floor(place / together) * (Block.bytes / 4) + (place % together);

export function writeBlock({ blockWords, blockNumbers }: LotsRoom, place: number, lot: PreparedLot, bits: AskedBits): void {
  const first = inBlocks(place);
  const asks = new Uint32Array(wordsOfBits);
  bits.writeAsked(lot, asks, 0);
  for (const [word, its] of asks.entries()) blockWords[first + word * together] = its;
  const { point, limitKm } = lot;
  const [x, y, z] = point === null ? [0, 0, 0] : onSphere(point.latitude, point.longitude);
  blockNumbers[first + Block.x / 4] = x;
  blockNumbers[first + Block.y / 4] = y;
  blockNumbers[first + Block.z / 4] = z;
  blockNumbers[first + Block.way / 4] = point === null || limitKm === null ? Infinity : wayOf(limitKm);
}

const closedWord = (place: number) => inBlocks(place) + (closedBit >>> 5) * together;
const closed = 1 << (closedBit & 31);

export const isClosed = ({ blockWords }: LotsRoom, place: number): boolean => (blockWords[closedWord(place)]! & closed) !== 0;

/** The sieve leaves it no more. */
export function close({ blockWords }: LotsRoom, place: number): void {
  blockWords[closedWord(place)]! |= closed;
}

/** False when only `judge` can tell what a claim scores. */
export function writeRecord({ records, recordWords: words, values, valueWords }: LotsRoom, place: number, lot: PreparedLot, kind: number, rank: number, bits: AskedBits): boolean {
  const first = place * InRecord.howMany;
  const value = place * Value.howMany;
  records[first + InRecord.quantity] = lot.quantity;
  records[first + InRecord.ceiling] = lot.ceiling ?? NaN;
  const hasAsked = bits.writeAsked(lot, words, (first + InRecord.asks) * 2);
  const hasPreferred = bits.writeSchemes(lot.preferred, valueWords, (value + Value.prefers) * 2);
  values[value + Value.latitude] = lot.point?.latitude ?? NaN;
  values[value + Value.longitude] = lot.point?.longitude ?? NaN;
  values[value + Value.cosine] = lot.cosine;
  values[value + Value.limitKm] = lot.limitKm ?? NaN;
  values.set(lot.shares, value + Value.shares);
  const ints = first * 2;
  words[ints + RecordInt.kind] = kind;
  words[ints + RecordInt.rank] = rank;
  words[ints + RecordInt.days] = lot.deadline - lot.today;
  words[ints + RecordInt.deadline] = lot.deadline;
  words[ints + RecordInt.asksLanguage] = +lot.asksLanguage;
  words[ints + RecordInt.country] = lot.country;
  words[ints + RecordInt.preferredCount] = lot.preferred.length;
  // Under learned weights relevance asks for all claims of an enterprise, which are not in the numbers of one.
  const isJudgedAlone = !hasAsked || !hasPreferred || Boolean(lot.setting.relevance);
  words[ints + RecordInt.isJudgedAlone] = +isJudgedAlone;
  return !isJudgedAlone;
}

export const rankOf = ({ recordWords }: LotsRoom, place: number): number => recordWords[place * InRecord.howMany * 2 + RecordInt.rank]!;

/** What a kind asks; what it makes of a claim is written when one is compared with it. */
export function writeKind({ kinds, kindWords }: LotsRoom, number: number, kind: LotKind): void {
  const first = number * OfKind.howMany;
  kinds[first + OfKind.minimumSimilarity] = kind.minimumSimilarity;
  kinds[first + OfKind.minimumShare] = kind.minimumShare;
  kinds[first + OfKind.step] = kind.step;
  kinds[first + OfKind.minimumScore] = kind.minimumScore;
  kinds[first + OfKind.today] = kind.like.today;
  kindWords[first * 2 + OfKindInt.claim] = 0;
}

/** On a sphere of radius 1. */
export function onSphere(latitude: number, longitude: number): [number, number, number] {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

/** The square of the straight way between two points so far from one another, and a little more. */
function wayOf(km: number): number {
  const angle = km / earthRadiusKm;
  return angle >= Math.PI ? Infinity : (2 * Math.sin(angle / 2) + hairsBreadth) ** 2 * hair;
}
