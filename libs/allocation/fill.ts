// The quantities of enterprises that were chosen: everybody the least it takes, then the best first, then what is due to newcomers and the policy.
import type { Model, Place } from './model.js';
import type { Split } from './split.js';

/** More than so many are not compared with each other. */
const mostCompared = 64;

/** What one step more is worth, beside the score, where it goes to a newcomer or to somebody who counts; in millionths. */
export interface Bonus {
  newcomers: number;
  counting: number;
}

interface Member extends Place {
  at: number;
  steps: number;
  /** Score and bonus. */
  rate: number;
}

/** Null when these cannot take the rest under the demands, or only in a way that is not looked for. O(m log m + min(m, 64)²). */
export function fill(model: Model, chosen: Iterable<number>, bonus: Bonus): Split | null {
  const members: Member[] = [];
  for (const at of chosen) {
    const place = model.places[at]!;
    const rate = place.score + (place.isNewcomer ? bonus.newcomers : 0) + (place.counts ? bonus.counting : 0);
    members.push({ ...place, at, steps: place.min, rate });
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
  if (!giveTheirDue(model, members)) return null;
  if (members.length <= mostCompared) shiftToBetter(model, members);
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

const sumOf = (members: readonly Member[], of: 'isNewcomer' | 'counts') => members.reduce((sum, member) => sum + (member[of] ? member.steps : 0), 0);

/** Moves steps to newcomers and to those who count until both have their part; false when that is not enough. */
function giveTheirDue(model: Model, members: readonly Member[]): boolean {
  for (const [of, due] of [['isNewcomer', model.newcomers], ['counts', model.counting]] as const) {
    let missing = due - sumOf(members, of);
    if (missing <= 0) continue;
    for (const to of members) {
      if (!to[of]) continue;
      for (let at = members.length - 1; at >= 0 && missing > 0; at -= 1) {
        const from = members[at]!;
        if (from[of]) continue;
        const pace = together(from.lot, to.lot);
        const most = mayMove(model, members, from, to, pace);
        missing -= move(from, to, Math.min(most, Math.ceil(missing / pace) * pace));
      }
    }
    if (missing > 0) return false;
  }
  return sumOf(members, 'isNewcomer') >= model.newcomers && sumOf(members, 'counts') >= model.counting;
}

/** From the worse to the better by score alone, as long as everybody keeps its due. */
function shiftToBetter(model: Model, members: readonly Member[]): void {
  const best = members.toSorted((one, other) => other.score - one.score || one.at - other.at);
  for (const to of best) {
    for (let at = best.length - 1; at >= 0; at -= 1) {
      const from = best[at]!;
      if (from.score >= to.score || to.steps === to.max) break;
      move(from, to, mayMove(model, members, from, to, together(from.lot, to.lot)));
    }
  }
}

/** As many whole paces as both limits allow and what is due leaves. */
function mayMove(model: Model, members: readonly Member[], from: Member, to: Member, pace: number): number {
  let most = Math.min(from.steps - from.min, to.max - to.steps);
  if (most < pace) return 0;
  if (from.isNewcomer && !to.isNewcomer) most = Math.min(most, sumOf(members, 'isNewcomer') - model.newcomers);
  if (from.counts && !to.counts) most = Math.min(most, sumOf(members, 'counts') - model.counting);
  return Math.max(0, Math.floor(most / pace) * pace);
}

function move(from: Member, to: Member, steps: number): number {
  from.steps -= steps;
  to.steps += steps;
  return steps;
}

/** The least that is whole batches of both. */
function together(one: number, other: number): number {
  if (one === other || other === 1) return one;
  let [a, b] = [one, other];
  while (b > 0) [a, b] = [b, a % b];
  return (one / a) * other;
}
