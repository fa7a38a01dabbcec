// Values as they are stored, for comparing what a file states with what is known.

/** Without the keys that hold nothing: what is stored has none of them either, so that the two are equal. */
export function withoutGaps<T extends object>(value: T): T {
  const kept: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) if (value[key] !== undefined) kept[key] = value[key];
  return kept as T;
}
