// A lot of the benchmark in the plain numbers that SQL and other designs are asked with.
import { dayOf, type LotNeed, type Setting } from '#engine';
import type { Alike, PreparedLot } from '#engine';
import { languages, schemes } from './world.js';

export interface Asked {
  need: LotNeed;
  setting: Setting;
  lot: PreparedLot;
  alike: Alike;
  shares: readonly number[];
  days: number;
  /** Two words of 60 bits, as text, because 64-bit numbers are no numbers here. */
  masks: { mandatory: [string, string]; preferred: [string, string] };
  point: { x: number; y: number; z: number };
  /** One bit for each language; all when it does not ask. */
  languages: number;
}

export function askedOf({ need, setting }: { need: LotNeed; setting: Setting }, lot: PreparedLot): Asked {
  return {
    need, setting, lot, alike: lot.alike, shares: lot.shares, days: dayOf(need.deadline) - dayOf(need.today),
    masks: { mandatory: maskOf(need.mandatoryCertifications), preferred: maskOf(need.preferredCertifications) },
    point: onSphere(need.place!.latitude!, need.place!.longitude!),
    languages: need.language ? languageMask([need.language]) : 15,
  };
}

const numberOfScheme = new Map(schemes.map((name, at) => [name, at]));

export function maskOf(names: readonly string[]): [string, string] {
  const words: [bigint, bigint] = [0n, 0n];
  for (const name of names) {
    const at = numberOfScheme.get(name)!;
    words[at < 60 ? 0 : 1] |= 1n << BigInt(at % 60);
  }
  return [String(words[0]), String(words[1])];
}

export const languageMask = (those: readonly string[]) =>
  those.reduce((mask, language) => mask | (1 << languages.indexOf(language as (typeof languages)[number])), 0);

export function onSphere(latitude: number, longitude: number): { x: number; y: number; z: number } {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
}
