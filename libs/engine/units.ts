// Units by UNECE Rec 20 code or name, and conversion within a dimension: unlike units fail, they never become zero.

export type Dimension = 'piece' | 'pair' | 'set' | 'lot' | 'mass' | 'length' | 'area' | 'volume' | 'time' | 'person' | 'service';

export interface Unit {
  /** Canonical UNECE Rec 20 code. */
  code: string;
  dimension: Dimension;
  /** How many of the dimension's smallest grain one of this unit is. */
  grains: number;
  singular: string;
  plural: string;
}

// Amounts are whole numbers of the dimension's smallest grain, so that a conversion is one exact product, one quotient.
type Row = readonly [
  code: string,
  dimension: Dimension,
  grains: number,
  singular: string,
  plural: string,
  aliases: string,
];

// DAY is a working day of 8 hours, because services are sold in it; Rec 20 would have 24.
const rows = [
  [
    'C62',
    'piece',
    1,
    'piece',
    'pieces',
    'H87 EA PCE pc pcs piece pieces each unit units one pièce pièces unité unités',
  ],
  ['DZN', 'piece', 12, 'dozen', 'dozens', 'dz doz dozen dozens douzaine douzaines'],
  ['CEN', 'piece', 100, 'hundred', 'hundreds', 'hundred hundreds centaine centaines'],
  ['GRO', 'piece', 144, 'gross', 'gross', 'gross grosse grosses'],
  ['MIL', 'piece', 1000, 'thousand', 'thousands', 'thousand thousands millier milliers'],
  ['PR', 'pair', 1, 'pair', 'pairs', 'NPR pair pairs paire paires'],
  ['DPR', 'pair', 12, 'dozen pairs', 'dozen pairs', 'dozen-pairs dozen-pair'],
  ['SET', 'set', 1, 'set', 'sets', 'set sets ensemble ensembles'],
  ['LO', 'lot', 1, 'lot', 'lots', 'lot lots'],
  ['KGM', 'mass', 1e8, 'kg', 'kg', 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes'],
  ['GRM', 'mass', 1e5, 'g', 'g', 'g gr gram grams gramme grammes'],
  ['DTN', 'mass', 1e10, 'quintal', 'quintals', 'q qtl quintal quintals quintaux'],
  ['TNE', 'mass', 1e11, 'tonne', 'tonnes', 't ton tonne tonnes'],
  ['LBR', 'mass', 45359237, 'pound', 'pounds', 'lb lbs pound pounds'],
  ['MTR', 'length', 10000, 'm', 'm', 'm metre metres meter meters mètre mètres'],
  ['CMT', 'length', 100, 'cm', 'cm', 'cm centimetre centimetres centimeter centimeters'],
  ['KMT', 'length', 1e7, 'km', 'km', 'km kilometre kilometres kilometer kilometers'],
  ['YRD', 'length', 9144, 'yard', 'yards', 'yd yds yard yards'],
  ['FOT', 'length', 3048, 'foot', 'feet', 'ft foot feet'],
  ['INH', 'length', 254, 'inch', 'inches', 'in inch inches'],
  ['MTK', 'area', 1e8, 'm²', 'm²', 'm2 m² sqm square-metre square-metres square-meter square-meters'],
  ['FTK', 'area', 9290304, 'square foot', 'square feet', 'ft2 sqft square-foot square-feet'],
  ['YDK', 'area', 83612736, 'square yard', 'square yards', 'yd2 sqyd square-yard square-yards'],
  ['LTR', 'volume', 1000, 'litre', 'litres', 'l litre litres liter liters'],
  ['MTQ', 'volume', 1e6, 'm³', 'm³', 'm3 m³ cubic-metre cubic-metres'],
  ['HUR', 'time', 60, 'hour', 'hours', 'h hr hrs hour hours heure heures'],
  ['DAY', 'time', 480, 'day', 'days', 'd day days jour jours man-day man-days'],
  ['IE', 'person', 1, 'person', 'people', 'person persons people participant participants personne personnes'],
  ['E48', 'service', 1, 'service', 'services', 'service services service-unit'],
] as const satisfies readonly Row[];

/** Code of a unit there is. */
export type UnitCode = (typeof rows)[number][0];

/** Grains in the finest step that capacity is counted in: 1 piece, 1 g, 1 cm, 1 cm², 1 ml, 1 minute. */
const stepGrains: Record<Dimension, number> = {
  piece: 1,
  pair: 1,
  set: 1,
  lot: 1,
  mass: 1e5,
  length: 100,
  area: 10000,
  volume: 1,
  time: 1,
  person: 1,
  service: 1,
};

const byName = new Map<string, Unit>();
for (const [code, dimension, grains, singular, plural, aliases] of rows) {
  const unit = Object.freeze({ code, dimension, grains, singular, plural });
  for (const name of [code, ...aliases.split(' ')]) byName.set(foldUnit(name), unit);
  // Nearly everybody writes the code as it is: it is found at once.
  byName.set(code, unit);
}

/** Every known unit. */
export const units: readonly Unit[] = [...new Set(byName.values())];

/** Every code and name by which a unit is known, folded. */
export const unitNames: readonly string[] = [...byName.keys()];

/** The unit of a UNECE Rec 20 code or a name in any case; undefined when not known. */
export function unitOf(name: string): Unit | undefined {
  return byName.get(name) ?? byName.get(foldUnit(name));
}

export type Converted =
  | { ok: true; quantity: number; unit: string; dimension: Dimension }
  | { ok: false; code: 'unit_unknown' | 'unit_incompatible' | 'quantity_invalid'; message: string };

/** A quantity in another unit of the same dimension, or the failure that says why not. */
export function convert(quantity: number, from: string, to: string): Converted {
  const source = unitOf(from);
  const target = unitOf(to);
  if (!source) return unknownUnit(from);
  if (!target) return unknownUnit(to);
  if (!Number.isFinite(quantity) || quantity < 0) {
    return {
      ok: false,
      code: 'quantity_invalid',
      message: `${quantity} is not a quantity: it must be finite and not negative`,
    };
  }
  if (source.dimension !== target.dimension) {
    return {
      ok: false,
      code: 'unit_incompatible',
      message: `${source.plural} (${source.dimension}) cannot be compared with ${target.plural} (${target.dimension})`,
    };
  }
  return {
    ok: true,
    quantity: inUnit(quantity, source, target),
    unit: target.code,
    dimension: target.dimension,
  };
}

/** The same amount in a unit of the same dimension. The caller has compared the dimensions. */
export function inUnit(quantity: number, from: Unit, to: Unit): number {
  if (from.grains === to.grains) return quantity;
  const { multiply, divide } = factorOf(from, to);
  return (quantity * multiply) / divide;
}

/** The conversion between units of a dimension as the quotient of two whole numbers: 9144 / 10000 from yards to metres. */
export function factorOf(from: Unit, to: Unit): { multiply: number; divide: number } {
  const shared = greatestDivisor(from.grains, to.grains);
  return { multiply: from.grains / shared, divide: to.grains / shared };
}

/** Grains in the finest step that an amount in this unit is counted in. */
export function stepGrainsOf({ dimension }: Unit): number {
  return stepGrains[dimension];
}

/** One finest step in this unit: 1 piece in dozens is 1/12. */
export function stepIn(unit: Unit): number {
  return stepGrainsOf(unit) / unit.grains;
}

/** Rounded down to whole finest steps; what floating point lost below a millionth of a step is given back. */
export function floorToStep(quantity: number, unit: Unit): number {
  const grains = stepGrains[unit.dimension];
  return (Math.floor((quantity * unit.grains) / grains + 1e-6) * grains) / unit.grains;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** "1 piece", "4,200 pieces": the name that goes with a number. */
export function unitName(code: string, quantity: number): string {
  const unit = unitOf(code);
  return (
    unit ?
      quantity === 1 ?
        unit.singular
      : unit.plural
    : code
  );
}

function unknownUnit(name: string): Converted {
  return { ok: false, code: 'unit_unknown', message: `"${name}" is not a known unit` };
}

function foldUnit(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/[\s_]+/g, '-');
}
