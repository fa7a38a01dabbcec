// What the address of the queue says: filters, order, and the proposal that is open.
export const queueStatuses = ['waiting', 'proposed', 'asked', 'approved', 'declined'] as const;
export const queueOrders = ['score', 'newest', 'deadline'] as const;

export interface QueueSearch {
  status?: (typeof queueStatuses)[number];
  order?: (typeof queueOrders)[number];
  requirement?: string;
  minScore?: number;
  q?: string;
  item?: string;
}

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined => values.find((each) => each === value);
const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, 100) : undefined);
const id = (value: unknown) => (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined);

export function queueSearch(given: Record<string, unknown>): QueueSearch {
  const minScore = Number(given['minScore']);
  const found = {
    status: oneOf(queueStatuses, given['status']), order: oneOf(queueOrders, given['order']), requirement: id(given['requirement']),
    minScore: minScore > 0 && minScore <= 1 ? minScore : undefined, q: text(typeof given['q'] === 'number' ? String(given['q']) : given['q']), item: id(given['item']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
