// A simulation as people read it.
import type { SimulatedPolicy } from '#contracts/matching/simulations.js';

/** Enterprises named on each side. */
const named = 10;

const limits = {
  lots: 'the cluster has no more', judged: 'more would be too many pairs of enterprise and lot', time: 'the time was over',
};

/** Why no lot was replayed. */
const nothing = {
  lots: 'The cluster has no lot that was posted and matched: there is nothing to replay.',
  judged: 'The newest lot alone would be too many pairs of enterprise and lot: nothing was replayed.',
  time: 'The time was over before the first lot was replayed: try again.',
};

export function report({ replayed, skipped, from, to, limit, leftOut, before, after, enterprises, changed, added, dropped, moved, changedLots }: SimulatedPolicy): string {
  const passedOver = skipped === 0 ? [] : [`${skipped === 1 ? '1 lot was' : `${skipped} lots were`} passed over: neither side could match ${skipped === 1 ? 'it' : 'them'}.`];
  // That there are no more lots explains nothing where there were some.
  if (replayed === 0) return [...passedOver, ...(skipped > 0 && (limit ?? 'lots') === 'lots' ? [] : [nothing[limit ?? 'lots']])].join('\n');
  const row = (what: string, value: (side: SimulatedPolicy['before']) => string) => `  ${what.padEnd(34)}${value(before).padStart(10)}${value(after).padStart(10)}`;
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const list = (title: string, them: SimulatedPolicy['enterprises']) => [
    `${title}:`, ...them.slice(0, named).map(({ enterpriseName, change, ...its }) => `  ${change > 0 ? '+' : '−'}${Math.abs(change)}  ${enterpriseName} (${its.before} → ${its.after})`),
    ...(them.length === 0 ? ['  nobody'] : []),
  ];
  return [
    `${replayed} lots, posted ${from!.slice(0, 10)} to ${to!.slice(0, 10)}${limit === null ? '' : ` (${limits[limit]})`}.`,
    ...passedOver,
    ...(leftOut.length > 0 ? ['The step of inclusion is left out: who counts towards it is told to a match run alone.'] : []),
    '',
    `  ${''.padEnd(34)}${'now'.padStart(10)}${'then'.padStart(10)}`,
    row('places', ({ places }) => String(places)), row('enterprises with a place', ({ proposed }) => String(proposed)),
    row('Gini of places', ({ gini }) => gini.toFixed(3)), row('places of newcomers', ({ newcomersShare }) => percent(newcomersShare)),
    row('score given up by the policy', ({ meanCost }) => meanCost.toFixed(4)), row('lots with a floor that is missed', ({ missed }) => String(missed)),
    '',
    ...list('Who gains', enterprises.filter(({ change }) => change > 0)), ...list('Who loses', enterprises.filter(({ change }) => change < 0)),
    `For ${changed === 1 ? '1 enterprise' : `${changed} enterprises`} the number of places changes.`,
    `Proposals: ${added} new, ${dropped} dropped, ${moved} at another rank, in ${changedLots === 1 ? '1 lot' : `${changedLots} lots`}.`,
  ].join('\n');
}
