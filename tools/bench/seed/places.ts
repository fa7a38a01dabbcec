// Made-up towns and words for names, in the sounds of three countries.
import { oneOf, type Random } from './random.js';

export interface CountrySounds {
  country: string;
  languages: readonly string[];
  /** Of enterprises. */
  share: number;
  /** Degrees: south, north, west, east. */
  within: readonly [number, number, number, number];
  syllables: readonly string[];
}

const syllables = (text: string) => text.split(' ');

export const countries: readonly CountrySounds[] = [
  { country: 'SN', languages: ['fr', 'wo'], share: 15, within: [12.5, 16.6, -17.4, -11.5],
    syllables: syllables('dia mba sow fal ndi aye tou ba kho li ma ou se ne ga diou la mé ra bou ké cissé yo ta di ko na sa mi ru') },
  { country: 'ET', languages: ['am', 'en'], share: 25, within: [4, 14, 33.5, 43],
    syllables: syllables('se lam ha ile be kele ta desse ge bre mu lu ab ebe wo rku al em yo hana te fer ra ki da wit ze ne ma ri fi kir ti') },
  { country: 'IN', languages: ['hi', 'en'], share: 60, within: [9, 32, 70, 88],
    syllables: syllables('ra jesh ku mar su nil lak shmi pri ya san deep vi kas a nand gu pta mo han de vi sha rma ar jun na ren dra ka vi ta bal winder jit') },
];

const legal: Record<string, readonly string[]> = {
  SN: ['SARL', 'SUARL', 'GIE', 'Ets', 'SA'], ET: ['PLC', 'Share Company', 'Enterprise', ''], IN: ['Pvt Ltd', 'LLP', 'Ltd', '& Sons', ''],
};

/** A word of two to four syllables. */
export function madeUpWord(random: Random, { syllables: sounds }: CountrySounds): string {
  let word = '';
  for (let left = 2 + Math.floor(random() * 2.6); left > 0; left -= 1) word += oneOf(random, sounds);
  return word[0]!.toUpperCase() + word.slice(1);
}

/** A legal form, or none. */
export const legalForm = (random: Random, { country }: CountrySounds): string => oneOf(random, legal[country]!);
