// What the engine says a result was computed from, as sentences read it.
import type { Datum, Values, Voice } from '../words/voice.js';

export type Row = Readonly<Record<string, Datum>>;
/** What a criterion was computed from, and its value. */
export type Inputs = Values & { readonly value: number };

export const rowsOf = (value: Values[string]): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** “ (GOTS, SA8000)”: the certificates in one state. */
export function schemesOf(values: Values, state: string): string {
  const those = rowsOf(values['certificates']).filter((row) => row['state'] === state);
  return those.length === 0 ? '' : ` (${those.map(({ scheme }) => scheme).join(', ')})`;
}

/** The codes of two classifications by which two codes are alike; nothing where they are alike in one. */
export function throughOf(values: Values, { say }: Voice): string {
  if (values['correspondence'] === undefined) return '';
  return say(values['correspondence'] === 'exact' ? 'throughExact' : 'throughPartial', values);
}
