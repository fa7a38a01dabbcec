// What the addresses of requirements say besides their path.
export const statuses = ['draft', 'posted', 'closed', 'cancelled', 'expired'] as const;
export type Status = (typeof statuses)[number];

export const sections = ['proposals', 'timeline', 'near', 'whatIf', 'whyNot', 'runs'] as const;
export type Section = (typeof sections)[number];

const oneOf = <const T extends string>(values: readonly T[], value: unknown): T | undefined => values.find((each) => each === value);

/** `status`: only these; left out: all. `due`: only those with an open lot whose deadline is near. `q`: words that stand in them. */
export interface ListSearch {
  status?: Status;
  due?: 'soon';
  q?: string;
}

export const listSearchOf = ({ status, due, q }: Record<string, unknown>): ListSearch => {
  const known = oneOf(statuses, status);
  const words = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 100) : '';
  return { ...(known === undefined ? {} : { status: known }), ...(due === 'soon' ? { due } : {}), ...(words === '' ? {} : { q: words }) };
};

/** `lot`: number of the lot that is looked at, the first when left out; `show`: what of it. */
export const pageSearchOf = ({ lot, show }: Record<string, unknown>): { lot?: number; show?: Section } => {
  const number = Number(lot);
  const section = oneOf(sections, show);
  return { ...(Number.isInteger(number) && number > 1 ? { lot: number } : {}), ...(section === undefined ? {} : { show: section }) };
};
