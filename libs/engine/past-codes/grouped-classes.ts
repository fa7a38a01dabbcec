// Codes by their words: first which top of the tree, then which code below it. Two small decisions instead of one large.
import { learnClasses, type Classifier } from './margins.js';
import type { Vector } from './text-space.js';

/** Probabilities by code; codes below tops that are as good as impossible are left out. */
export type GroupedClassifier = (vector: Vector) => Map<string, number>;

const impossible = 1e-4;
/** The few examples below one top make margins that say less than those among all tops. */
const sharpness = { ofGroups: 9, ofCodes: 4 };

/** `codes[i]` is the code of `vectors[i]`. */
export function learnInGroups(
  vectors: readonly Vector[], codes: readonly string[], groupOf: (code: string) => string, features: number,
): GroupedClassifier {
  const groups = distinct(codes.map(groupOf));
  const placeOf = new Map(groups.map((group, place) => [group, place]));
  const groupPlaces = codes.map((code) => placeOf.get(groupOf(code))!);
  const byGroup = learnClasses(vectors, groupPlaces, groups.length, features, sharpness.ofGroups);
  const within = groups.map((_, place) => {
    const members = groupPlaces.flatMap((one, at) => (one === place ? [at] : []));
    return learnWithin(members.map((at) => vectors[at]!), members.map((at) => codes[at]!), features);
  });
  return (vector) => {
    const found = new Map<string, number>();
    byGroup(vector).forEach((probability, place) => {
      if (probability < impossible) return;
      const { codes: below, classify } = within[place]!;
      const shares = classify(vector);
      below.forEach((code, at) => found.set(code, probability * shares[at]!));
    });
    return found;
  };
}

/** With the features of these vectors only: most of all features do not occur below one top. */
function learnWithin(
  vectors: readonly Vector[], codes: readonly string[], features: number,
): { codes: string[]; classify: Classifier } {
  const known = distinct(codes);
  if (known.length === 1) return { codes: known, classify: () => Float64Array.of(1) };
  const idOf = new Int32Array(features).fill(-1);
  let size = 0;
  for (const { ids } of vectors) for (const id of ids) if (idOf[id]! < 0) idOf[id] = size++;
  const narrow = ({ ids, weights }: Vector): Vector => {
    const kept = ids.map((id) => idOf[id]!);
    return { ids: kept.filter((id) => id >= 0), weights: weights.filter((_, at) => kept[at]! >= 0) };
  };
  const placeOf = new Map(known.map((code, place) => [code, place]));
  const classify = learnClasses(vectors.map(narrow), codes.map((code) => placeOf.get(code)!), known.length, size, sharpness.ofCodes);
  return { codes: known, classify: (vector) => classify(narrow(vector)) };
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
