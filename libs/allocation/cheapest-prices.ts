// The prices at which the bound is least: by halving where a step alone has a price, else by the ellipsoid method, which needs slopes only.
import { type Prices, type Response, type Responses } from './duals.js';
import { millionth } from './model.js';

/** How far from the scores a price is looked for, in millionths. */
const reach = 4 * millionth;

/** `asked` sees every response on the way. Returns the one with the least bound; always a valid bound, the least of all only nearly. */
export function cheapestPrices(responses: Responses, rounds: number, asked: (response: Response) => void): Response {
  const { newcomers, counting } = responses.model;
  const axes = [0, ...(newcomers > 0 ? [1] : []), ...(counting > 0 ? [2] : [])];
  let best: Response | null = null;
  const ask = (center: readonly number[]) => {
    const prices: Prices = { step: 0, newcomers: 0, counting: 0 };
    for (const [place, axis] of axes.entries()) prices[(['step', 'newcomers', 'counting'] as const)[axis]!] = center[place]!;
    const response = responses.at(prices);
    asked(response);
    if (best === null || response.bound < best.bound) best = response;
    const excess = responses.excess(response);
    // A step's price is charged, the others are paid.
    return { response, slope: axes.map((axis) => (axis === 0 ? -excess[0] : excess[axis]!)) };
  };
  if (axes.length === 1) halve(rounds, (price) => ask([price]).slope[0]!);
  else shrink(axes.length, rounds, ask, () => best!.bound);
  return best!;
}

function halve(rounds: number, slopeAt: (price: number) => number): void {
  let [low, high] = [-reach, reach];
  // Where few may take part and capacity is short, scores hardly matter: then a step is given money to be taken.
  while (low > -reach * 1000 && slopeAt(low) > 0) low *= 10;
  for (let round = 0; round < rounds && high - low > 1e-6; round += 1) {
    const middle = (low + high) / 2;
    const slope = slopeAt(middle);
    if (slope === 0) return;
    if (slope < 0) low = middle;
    else high = middle;
  }
}

/** Cuts an ellipsoid around the best prices in halves, deeper where the bound is above the best one. */
function shrink(size: number, rounds: number, ask: (center: readonly number[]) => { response: Response; slope: number[] }, best: () => number): void {
  const center = Array.from({ length: size }, () => millionth / 2);
  const shape = center.map((_, row) => center.map((_, column) => (row === column ? reach ** 2 : 0)));
  for (let round = 0; round < rounds; round += 1) {
    // No bonus is below 0: outside, the way back is the slope.
    const outside = center.findIndex((value, axis) => axis > 0 && value < 0);
    let slope: number[] = center.map((_, axis) => (axis === outside ? -1 : 0));
    let above = outside > 0 ? -center[outside]! : 0;
    if (outside < 0) {
      const asked = ask(center);
      slope = asked.slope;
      above = asked.response.bound - best();
    }
    const along = shape.map((row) => row.reduce((sum, value, column) => sum + value * slope[column]!, 0));
    const length = Math.sqrt(along.reduce((sum, value, axis) => sum + value * slope[axis]!, 0));
    if (!(length > 1e-9)) return;
    const depth = Math.min(0.9, above / length);
    const pull = (1 + size * depth) / (size + 1);
    const narrowed = (2 * pull) / (1 + depth);
    const widened = (size ** 2 * (1 - depth ** 2)) / (size ** 2 - 1);
    for (let row = 0; row < size; row += 1) {
      center[row]! -= (pull * along[row]!) / length;
      for (let column = 0; column < size; column += 1) {
        shape[row]![column] = widened * (shape[row]![column]! - (narrowed * along[row]! * along[column]!) / length ** 2);
      }
    }
  }
}
