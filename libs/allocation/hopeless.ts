// Where counting is enough to see that there is no split.
import type { Model, Place } from './model.js';

/** True is a proof; false says nothing. Places are within the cap. O(n), and O(n log n) where few may take part. */
export function isHopeless({ places, rest, most, newcomers, counting }: Model): boolean {
  if (rest < 0 || most < 0) return true;
  if (rest === 0) return newcomers > 0 || counting > 0;
  return isShort(places, most, rest) || isShort(places, most, newcomers, ({ isNewcomer }) => isNewcomer) || isShort(places, most, counting, ({ counts }) => counts);
}

/** Whether the largest of these, as many as may take part, cannot take so much. */
function isShort(places: readonly Place[], most: number, steps: number, of: (place: Place) => boolean = () => true): boolean {
  if (steps === 0) return false;
  if (most === 0) return true;
  const all = places.filter(of);
  const largest = all.length <= most ? all.map(({ max }) => max) : Float64Array.from(all, ({ max }) => max).sort().slice(-most);
  let room = 0;
  for (const max of largest) room += max;
  return room < steps;
}
