// What the addresses of requirements say besides their path.
export const statuses = ['draft', 'posted', 'closed', 'cancelled', 'expired'] as const;
export type Status = (typeof statuses)[number];

export const sections = ['proposals', 'near', 'whatIf', 'whyNot', 'runs'] as const;
export type Section = (typeof sections)[number];

const oneOf = <const T extends string>(values: readonly T[], value: unknown): T | undefined => values.find((each) => each === value);

/** `status`: only these; left out: all. */
export const listSearchOf = ({ status }: Record<string, unknown>): { status?: Status } => {
  const known = oneOf(statuses, status);
  return known === undefined ? {} : { status: known };
};

/** `lot`: number of the lot that is looked at, the first when left out; `show`: what of it. */
export const pageSearchOf = ({ lot, show }: Record<string, unknown>): { lot?: number; show?: Section } => {
  const number = Number(lot);
  const section = oneOf(sections, show);
  return { ...(Number.isInteger(number) && number > 1 ? { lot: number } : {}), ...(section === undefined ? {} : { show: section }) };
};
