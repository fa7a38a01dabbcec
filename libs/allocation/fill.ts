// The quantities of enterprises that were chosen: everybody the least it takes, then the best first, then what is due to newcomers and the policy.
import type { Model } from './model.js';
import type { Split } from './split.js';

/** More than so many are not compared with each other. */
const mostCompared = 64;

/** What one step more is worth, beside the score, where it goes to a newcomer or to somebody who counts; in millionths. */
export interface Bonus {
  newcomers: number;
  counting: number;
}

interface Member {
  at: number;
  score: number;
  min: number;
  max: number;
  lot: number;
  isNewcomer: boolean;
  counts: boolean;
  steps: number;
  /** Score and bonus. */
  rate: number;
}

/** Null when these cannot take the rest under the demands, or only in a way that is not looked for. O(m log m + min(m, 64)²). */
export function fill(model: Model, chosen: readonly number[], bonus: Bonus): Split | null {
  let room = 0;
  for (const at of chosen) room += model.places[at]!.max;
  if (room < model.rest) return null;
  const members: Member[] = [];
  for (const at of chosen) {
    const { score, min, max, lot, isNewcomer, counts } = model.places[at]!;
    const rate = score + (isNewcomer ? bonus.newcomers : 0) + (counts ? bonus.counting : 0);
    members.push({ at, score, min, max, lot, isNewcomer, counts, steps: min, rate });
  }
  members.sort((one, other) => other.rate - one.rate || one.at - other.at);
  let left = model.rest - members.reduce((sum, { min }) => sum + min, 0);
  while (left < 0 && members.length > 0) left += members.pop()!.min;
  if (members.reduce((sum, { max }) => sum + max, 0) < model.rest) return null;
  for (const member of members) {
    const more = Math.floor(Math.min(left, member.max - member.steps) / member.lot) * member.lot;
    member.steps += more;
    left -= more;
  }
  if (left > 0 && !squeezeIn(members, left)) return null;
  const due = new Due(model, members);
  if (!giveTheirDue(due, members)) return null;
  if (members.length <= mostCompared) shiftToBetter(due, members);
  return new Map(members.map(({ at, steps }) => [at, steps]));
}

/** One batch more for somebody, and what it is too much from somebody else. */
function squeezeIn(members: readonly Member[], left: number): boolean {
  for (const one of members) {
    if (one.max - one.steps < one.lot) continue;
    const tooMuch = one.lot - left;
    const other = members.findLast((each) => each !== one && each.steps - each.min >= tooMuch && tooMuch % each.lot === 0);
    if (!other) continue;
    one.steps += one.lot;
    other.steps -= tooMuch;
    return true;
  }
  return false;
}

/** How much more than is due newcomers and those who count have; below 0 while it is too little. */
class Due {
  isNewcomer: number;
  counts: number;

  constructor(model: Model, members: readonly Member[]) {
    [this.isNewcomer, this.counts] = [-model.newcomers, -model.counting];
    for (const { isNewcomer, counts, steps } of members) {
      if (isNewcomer) this.isNewcomer += steps;
      if (counts) this.counts += steps;
    }
  }

  /** As many whole paces as both limits allow and what is due leaves. */
  mayMove(from: Member, to: Member, pace: number): number {
    let most = Math.min(from.steps - from.min, to.max - to.steps);
    if (most < pace) return 0;
    if (from.isNewcomer && !to.isNewcomer) most = Math.min(most, this.isNewcomer);
    if (from.counts && !to.counts) most = Math.min(most, this.counts);
    return Math.max(0, Math.floor(most / pace) * pace);
  }

  move(from: Member, to: Member, steps: number): void {
    from.steps -= steps;
    to.steps += steps;
    for (const of of ['isNewcomer', 'counts'] as const) this[of] += (to[of] ? steps : 0) - (from[of] ? steps : 0);
  }
}

/** Moves steps to newcomers and to those who count until both have their part; false when that is not enough. */
function giveTheirDue(due: Due, members: readonly Member[]): boolean {
  for (const of of ['isNewcomer', 'counts'] as const) {
    for (const to of due[of] < 0 ? members : []) {
      if (!to[of]) continue;
      for (let at = members.length - 1; at >= 0 && due[of] < 0; at -= 1) {
        const from = members[at]!;
        if (from[of]) continue;
        const pace = together(from.lot, to.lot);
        due.move(from, to, Math.min(due.mayMove(from, to, pace), Math.ceil(-due[of] / pace) * pace));
      }
    }
  }
  return due.isNewcomer >= 0 && due.counts >= 0;
}

/** From the worse to the better by score alone, as long as everybody keeps its due. */
function shiftToBetter(due: Due, members: readonly Member[]): void {
  const best = members.toSorted((one, other) => other.score - one.score || one.at - other.at);
  for (const to of best) {
    for (let at = best.length - 1; at >= 0; at -= 1) {
      const from = best[at]!;
      if (from.score >= to.score || to.steps === to.max) break;
      due.move(from, to, due.mayMove(from, to, together(from.lot, to.lot)));
    }
  }
}

/** The least that is whole batches of both. */
function together(one: number, other: number): number {
  if (one === other || other === 1) return one;
  let [a, b] = [one, other];
  while (b > 0) [a, b] = [b, a % b];
  return (one / a) * other;
}
