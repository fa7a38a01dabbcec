// Values as they are stored, for comparing what a file states with what is known.

/** Without the keys that hold nothing: what is stored has none of them either, so that the two are equal. */
export function withoutGaps<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
