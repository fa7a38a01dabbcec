// Quantities with the name of their unit, as the language of the page says it.
import i18next from 'i18next';
import { formatsOf } from '../ui/formats.js';
import { byLanguage, useLanguage } from '../words/language.js';
import type words from '../words/en/units.json';

/** UNECE Rec 20 code of a unit that the API knows. */
export type UnitCode = keyof (typeof words)['name'];

/** Names by which the API also takes a unit, and may give it back: those that measure the same one after another. */
const names: Record<UnitCode, string> = {
  C62: 'H87 EA PCE pc pcs piece pieces each unit units one pièce pièces unité unités',
  DZN: 'dz doz dozen dozens douzaine douzaines',
  CEN: 'hundred hundreds centaine centaines',
  GRO: 'gross grosse grosses',
  MIL: 'thousand thousands millier milliers',
  PR: 'NPR pair pairs paire paires',
  DPR: 'dozen-pairs dozen-pair',
  SET: 'set sets ensemble ensembles',
  LO: 'lot lots',
  KGM: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes',
  GRM: 'g gr gram grams gramme grammes',
  DTN: 'q qtl quintal quintals quintaux',
  TNE: 't ton tonne tonnes',
  LBR: 'lb lbs pound pounds',
  MTR: 'm metre metres meter meters mètre mètres',
  CMT: 'cm centimetre centimetres centimeter centimeters',
  KMT: 'km kilometre kilometres kilometer kilometers',
  YRD: 'yd yds yard yards',
  FOT: 'ft foot feet',
  INH: 'in inch inches',
  MTK: 'm2 m² sqm square-metre square-metres square-meter square-meters',
  FTK: 'ft2 sqft square-foot square-feet',
  YDK: 'yd2 sqyd square-yard square-yards',
  LTR: 'l litre litres liter liters',
  MTQ: 'm3 m³ cubic-metre cubic-metres',
  HUR: 'h hr hrs hour hours heure heures',
  DAY: 'd day days jour jours man-day man-days',
  IE: 'person persons people participant participants personne personnes',
  E48: 'service services service-unit',
};

export const unitCodes = Object.keys(names) as UnitCode[];

const byName = new Map(unitCodes.flatMap((code) => [code, ...names[code].split(' ')].map((name) => [name.toLowerCase(), code] as const)));

/** The code of a unit that may be stated by a name (“piece”, “kg”); null when nobody knows it. */
export const unitCodeOf = (nameOrCode: string): UnitCode | null =>
  byName.get(nameOrCode.trim().toLowerCase().replace(/\.$/, '').replace(/[\s_]+/g, '-')) ?? null;

export const quantitiesOf = byLanguage((language) => {
  const t = i18next.getFixedT(language, 'units');
  const { number } = formatsOf(language);
  return {
    /** “4,200 pieces”; `unit` is a code or a name. */
    quantity: (value: number, unit: string): string => {
      const code = unitCodeOf(unit);
      return code === null ? `${number(value)} ${unit}` : t(`of.${code}`, { count: value, n: number(value) });
    },
    /** “USD 4.50 per piece”, of a price as it is written. */
    per: (price: string, unit: string): string => {
      const code = unitCodeOf(unit);
      return t('per', { price, unit: code === null ? unit : t(`of.${code}`, { count: 1, n: '' }).trim() });
    },
    /** “pieces”, to stand beside a field or over a column. */
    unitName: (unit: string): string => {
      const code = unitCodeOf(unit);
      return code === null ? unit : t(`name.${code}`);
    },
  };
});

export const useQuantities = () => quantitiesOf(useLanguage());
