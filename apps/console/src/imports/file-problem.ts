// What is wrong with a file before anybody has read it.
export const mostMegabytes = 64;

/** A key of `imports`; null: it can be sent. `size` in bytes. */
export function problemOf({ name, size }: { name: string; size: number }): 'isEmpty' | 'isSpreadsheet' | 'tooLarge' | null {
  if (size === 0) return 'isEmpty';
  if (/\.(xlsx?|xlsm|xlsb|ods|numbers)$/i.test(name)) return 'isSpreadsheet';
  return size > mostMegabytes * 1024 * 1024 ? 'tooLarge' : null;
}
