// What a change may state: the fields of the thing itself, each of which may be left out and then stays as it is.
import { z } from 'zod';

type Bare<T extends z.ZodType> = T extends z.ZodDefault<infer Inner extends z.ZodType> ? Inner : T;
type Left<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.ZodOptional<Bare<S[K]>> };

/** Without the defaults: those are for something new, and would reset what a change leaves out. */
export function changeOf<S extends Record<string, z.ZodType>>(shape: S): z.ZodObject<Left<S>, z.core.$strict> {
  const fields = Object.entries(shape).map(([name, field]) => {
    const bare = field instanceof z.ZodDefault ? (field.unwrap() as z.ZodType) : field;
    const described = field.description === undefined ? bare : bare.describe(field.description);
    return [name, described.optional()] as const;
  });
  return z.strictObject(Object.fromEntries(fields) as Left<S>);
}
