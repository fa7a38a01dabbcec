// Quantities of a lot or need: in whole steps of its unit, without what floating point adds, and what is still open.
import { DomainError } from '#contracts/errors.js';
import { stepIn, unitOf } from '#engine';

/** 1 piece, 12 a dozen, 1,000 g a kg; thousandths of a unit that is no whole number of steps, as a pound of grams. */
export function stepsPerUnit(unit: string): number {
  const known = unitOf(unit);
  const steps = known ? 1 / stepIn(known) : 1000;
  return Math.abs(steps - Math.round(steps)) < 1e-9 ? Math.round(steps) : 1000;
}

function isWhole(steps: number): boolean {
  return Math.abs(steps - Math.round(steps)) <= Math.max(1e-6, steps * 1e-15);
}

/** 0.1 + 0.2 is 0.3; a quantity that is really between two steps stays as it is. */
export function withoutNoise(quantity: number, unit: string): number {
  const perUnit = stepsPerUnit(unit);
  const steps = quantity * perUnit;
  return isWhole(steps) ? Math.round(steps) / perUnit : quantity;
}

/** Of quantities in one unit; a negative one is taken off. */
export const sumOf = (quantities: readonly number[], unit: string): number =>
  withoutNoise(quantities.reduce((sum, quantity) => sum + quantity, 0), unit);

/** What no agreement covers yet; a rest below one step is nobody's. */
export function openQuantity(of: { quantity: number; linkedQuantity: number; unit: string }): number {
  // As it was written, even when that is no whole number of steps.
  if (of.linkedQuantity === 0) return of.quantity;
  const perUnit = stepsPerUnit(of.unit);
  return Math.max(0, Math.floor((of.quantity - of.linkedQuantity) * perUnit + 1e-6) / perUnit);
}

/** Refuses a quantity that nobody can deliver: half a piece, a third of a gram. `field`: where it stands in the body. */
export function refuseFraction(quantity: number, unit: string, field = 'quantity'): void {
  const perUnit = stepsPerUnit(unit);
  if (isWhole(quantity * perUnit) && Math.round(quantity * perUnit) >= 1) return;
  const { plural } = unitOf(unit) ?? { plural: unit };
  const message = perUnit === 1 ? `state a whole number of ${plural}` : `${plural} go in steps of 1/${perUnit}`;
  throw new DomainError('body_invalid', `${quantity} ${plural} is not possible: ${message}.`, {
    fields: [{ field, message, rule: 'not_whole', limit: perUnit }],
  });
}
