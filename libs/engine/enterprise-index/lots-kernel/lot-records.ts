// Of each open lot what most are left out by, in columns; what is asked of those that are left; and a record of three lines of the cache with all that
// judging one reads.
import { earthRadiusKm } from '../../geo.js';
import type { PreparedLot } from '../prepared-lot.js';
import { Offer, OfKind, OfKindInt, Record as InRecord, RecordInt } from './layout.js';
import type { LotKind } from './lot-kinds.js';
import { wordsOfBits, type LotsRoom } from './lots-memory.js';
import type { SchemeBits } from './scheme-bits.js';

/** More than the rules forgive and numbers of 32 bits round; of what is free, what rounding to whole steps gives back as well. */
const hair = 1 + 1e-6;
const freeHair = 1 + 1e-5;
/** More than rounding moves two points on the sphere of radius 1: three metres on that of the Earth. */
const hairsBreadth = 5e-7;

/** In the grains of a lot's terms: no longer open. */
export const closed = -1;
/** A language of which nobody is known to speak it: the lowest bits of marks are none of a language. */
const spokenByNobody = 1;

/** What every lot alike is asked, by schemes with bits; those beyond are left to `judge`. */
export function writeTerms(room: LotsRoom, place: number, { deadline, today, asksLanguage, languageBit, mandatory, quantity, unit }: PreparedLot, bits: SchemeBits): void {
  room.days[place] = deadline - today + 1;
  room.language[place] = asksLanguage ? languageBit || spokenByNobody : 0;
  const words = new Uint32Array(wordsOfBits);
  bits.set(mandatory, words, 0);
  for (let word = 0; word < wordsOfBits; word += 1) room.schemes[word]![place] = words[word]!;
  room.grains[place] = quantity * unit.grains * hair;
}

export function writeOffer(room: LotsRoom, place: number, { point, limitKm, ceiling, unit, sharePart, stepPart, deadline }: PreparedLot, currency: number): void {
  const [x, y, z] = point === null ? [0, 0, 0] : onSphere(point.latitude, point.longitude);
  const way = point === null || limitKm === null ? Infinity : wayOf(limitKm);
  const most = ceiling === null ? Infinity : (ceiling / unit.grains) * hair;
  room.offers.set([x, y, z, way, most, currency, (Math.max(sharePart, stepPart) * unit.grains) / freeHair, deadline], place * Offer.howMany);
}

/** False when the lot names schemes beyond those with bits. */
export function writeRecord(room: LotsRoom, place: number, lot: PreparedLot, kind: number, rank: number, bits: SchemeBits): boolean {
  const { point, mandatory, preferred } = lot;
  const first = place * InRecord.howMany;
  room.records.set([lot.quantity, lot.ceiling ?? NaN, point?.latitude ?? NaN, point?.longitude ?? NaN, lot.cosine, lot.limitKm ?? NaN, ...lot.shares], first);
  const words = room.recordWords;
  const hasAll = [bits.set(mandatory, words, (first + InRecord.mandatory) * 2), bits.set(preferred, words, (first + InRecord.preferred) * 2)].every(Boolean);
  const ints = first * 2;
  words[ints + RecordInt.kind] = kind;
  words[ints + RecordInt.rank] = rank;
  words[ints + RecordInt.days] = lot.deadline - lot.today;
  words[ints + RecordInt.deadline] = lot.deadline;
  words[ints + RecordInt.language] = room.language[place]!;
  words[ints + RecordInt.country] = lot.country;
  words[ints + RecordInt.preferredCount] = preferred.length;
  words[ints + RecordInt.isBeyondBits] = +!hasAll;
  return hasAll;
}

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
  return angle >= Math.PI ? Infinity : (2 * Math.sin(angle / 2) + hairsBreadth) ** 2 * (1 + 1e-6);
}
