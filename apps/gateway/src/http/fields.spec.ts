import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ReplyBody } from '#contracts/matching/invitations.js';
import { NewRequirement } from '#contracts/matching/requirements.js';
import { fieldErrors } from './fields.js';

const errorsOf = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value);
  return result.success ? [] : fieldErrors(result.error.issues);
};

describe('fieldErrors', () => {
  it('names fields by dotted path, unknown ones one by one', () => {
    const lot = { code: 'G1', quantity: -1, unit: 'piece', deadline: 'soon', colour: 'red', size: 'M' };
    const errors = errorsOf(NewRequirement, { clusterId: 'x', title: 'T', lots: [lot] });
    expect(errors.map(({ field }) => field).sort()).toEqual([
      'clusterId',
      'lots.0.colour',
      'lots.0.deadline',
      'lots.0.quantity',
      'lots.0.size',
    ]);
  });

  it('says what is wrong with a choice', () => {
    expect(errorsOf(ReplyBody, { answer: 'maybe' })[0]?.field).toBe('answer');
    expect(errorsOf(ReplyBody, { answer: 'part' })).toEqual([
      { field: 'quantity', message: 'expected number, received undefined', rule: 'required' },
    ]);
  });

  it('names the rule and its limit', () => {
    const lot = { code: 'G1', quantity: 2e9, unit: '', deadline: 'soon', place: { country: 'Ethiopia' }, colour: 'red' };
    const errors = errorsOf(NewRequirement, { clusterId: '018f6b1e-7c7a-7000-8000-000000000001', title: 'T'.repeat(301), lots: [lot, { ...lot, quantity: 0, deadline: '2099-01-01' }] });
    expect(errors.map(({ message: _, ...told }) => told)).toEqual(expect.arrayContaining([
      { field: 'title', rule: 'too_long', limit: 300 }, { field: 'lots.0.quantity', rule: 'too_large', limit: 1e9 }, { field: 'lots.0.unit', rule: 'required' },
      { field: 'lots.0.deadline', rule: 'date' }, { field: 'lots.0.place.country', rule: 'format' }, { field: 'lots.0.colour', rule: 'unknown_field' },
      { field: 'lots.1.quantity', rule: 'too_small', limit: 0.000001 },
    ]));
    expect(errorsOf(ReplyBody, { answer: 'maybe' })).toMatchObject([{ field: 'answer' }]);
    expect(errorsOf(NewRequirement, { clusterId: '018f6b1e-7c7a-7000-8000-000000000001', title: 'T', lots: [] })).toMatchObject([{ field: 'lots', rule: 'too_few', limit: 1 }]);
  });

  it('takes the branch of a union that got furthest', () => {
    const either = z.union([
      z.strictObject({ a: z.number(), b: z.number(), c: z.number() }),
      z.strictObject({ id: z.number() }),
    ]);
    expect(errorsOf(either, { id: 'x' })).toEqual([
      { field: 'id', message: 'expected number, received string', rule: 'type' },
    ]);
  });

  it('stops at 20, however many there are', () => {
    expect(errorsOf(z.array(z.number()), Array(5000).fill('x'))).toHaveLength(20);
    expect(
      errorsOf(z.strictObject({}), Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, 1]))),
    ).toHaveLength(20);
  });
});
