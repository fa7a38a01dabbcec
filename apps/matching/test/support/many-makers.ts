// Enterprises that differ in everything a match looks at, drawn by a seed; and what tables and the index say of the same lots.
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import type { NewRequirement } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import { buyer, enterprise, inDays, lot } from './garments.js';

/** Numbers that are the same for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const codes = ['G11', 'G12', 'G1', 'G21'];

export function manyMakers(count: number, roll: (sides: number) => number): EnterpriseForMatching[] {
  const some = <T>(value: T): T | undefined => (roll(3) > 0 ? value : undefined);
  return Array.from({ length: count }, (_, number) => {
    const claim = () => ({
      ...enterprise('').capabilities[0]!, id: newId(), code: codes[roll(4)]!, status: roll(2) > 0 ? 'verified' : 'declared',
      statedOn: inDays(-roll(600)), leadTimeDays: some(5 + roll(120)), minimumOrder: some(10 + roll(2_000)),
      priceHint: some({ amount: (20 + roll(60)) / 10, currency: roll(9) > 0 ? 'USD' : 'ETB' }),
      capacity: roll(5) > 0 ? [{ from: inDays(-10), to: inDays(200), quantity: 200 + roll(9_000), booked: roll(200) }] : [],
    }) as EnterpriseForMatching['capabilities'][number];
    return enterprise(`Maker ${number}`, {
      active: roll(12) > 0, languages: [['am'], ['en'], ['am', 'en'], []][roll(4)]!,
      establishments: roll(8) > 0 ? [{ country: 'ET', latitude: (850 + roll(100)) / 100, longitude: (3820 + roll(100)) / 100 }] : [],
      capabilities: Array.from({ length: 1 + roll(3) }, claim),
      certifications: roll(3) > 0 ? [] : [{ scheme: 'ISO 9001', validUntil: [null, inDays(20), inDays(300)][roll(3)]! }],
      trackRecords: Array.from({ length: roll(4) }, () => ({
        date: inDays(-roll(1_400)), codes: [codes[roll(4)]!], title: ['T-shirts for spring', 'Spring coats', 'Bread'][roll(3)]!,
        onTime: [true, false, null][roll(3)]!, rejectedShare: [0, 0.1, null][roll(3)]!, source: 'Invoice', ...(roll(2) > 0 && { verifiedBy: 'CDA' }),
        ...(roll(2) > 0 && { buyer: [buyer.name, 'Somebody else'][roll(2)]! }), ...(roll(2) > 0 && { value: { amount: 100 + roll(9_000), currency: 'USD' } }),
      })),
      conflictBuyerIds: roll(15) > 0 ? [] : [buyer.id],
      optOutBuyerIds: roll(15) > 0 ? [] : [buyer.id],
    } as Partial<EnterpriseForMatching>);
  });
}

export function manyLots(count: number, roll: (sides: number) => number): NewRequirement['lots'] {
  const place = { country: 'ET', latitude: 9.01, longitude: 38.76 };
  return Array.from({ length: count }, () => lot({
    code: codes[roll(4)]!, quantity: 100 + roll(4_000), deadline: inDays(10 + roll(150)),
    ...(roll(2) > 0 && { ceilingPrice: { amount: (30 + roll(50)) / 10, currency: 'USD' } }),
    ...(roll(3) === 0 && { place: { ...place, maxDistanceKm: 20 + roll(60) } }),
    ...(roll(3) === 0 && { mandatoryCertifications: ['ISO 9001'] }),
    ...(roll(3) === 0 && { preferredCertifications: ['OEKO-TEX'] }),
    ...(roll(4) === 0 && { language: ['en', 'am'][roll(2)]! }),
  }));
}
