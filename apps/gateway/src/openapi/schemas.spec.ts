import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { Schemas } from './schemas.js';

const Part = z.strictObject({ size: z.number().default(3) });
const Whole = z.strictObject({ part: Part });
const Plain = z.strictObject({ name: z.string().describe('What it is called') });

describe('Schemas', () => {
  it('names what is written apart from what is read, also when only a part of it differs', () => {
    const schemas = new Schemas({ Part, Whole, Plain });
    expect(schemas.of(Whole, 'input')).toEqual({ $ref: '#/components/schemas/WholeInput' });
    expect(schemas.of(Whole, 'output')).toEqual({ $ref: '#/components/schemas/Whole' });
    const components = schemas.components();
    expect(Object.keys(components)).toEqual(['Part', 'PartInput', 'Whole', 'WholeInput']);
    expect(components['WholeInput']).toMatchObject({
      properties: { part: { $ref: '#/components/schemas/PartInput' } },
    });
    expect(components['Whole']).toMatchObject({
      properties: { part: { $ref: '#/components/schemas/Part' } },
    });
    expect([components['PartInput']!['required'], components['Part']!['required']]).toEqual([
      undefined,
      ['size'],
    ]);
  });

  it('has one name for what is the same both ways, with its words', () => {
    const schemas = new Schemas({ Plain });
    expect(schemas.of(Plain, 'input')).toEqual(schemas.of(Plain, 'output'));
    expect(schemas.components()['Plain']).toMatchObject({
      properties: { name: { description: 'What it is called' } },
    });
  });

  it('refuses a schema it was not told about', () => {
    expect(() => new Schemas({}).of(z.strictObject({}), 'input')).toThrow(/no name/);
  });
});
