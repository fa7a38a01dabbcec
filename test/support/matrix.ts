// Every cell of role × route × own, hidden, foreign, absent as a request, made from the OpenAPI document.
import { randomUUID } from 'node:crypto';
import type { Api, Operation } from '../../tools/fuzz/api.js';
import { exampleOf, keyOf, slotsOf, type Ids, type Slot } from '../../tools/fuzz/example.js';
import type { Received, Sender, Wire } from '../../tools/fuzz/send.js';
import type { Caller, World } from '../../tools/fuzz/world.js';

/** `hidden`: a neighbour's in the same cluster that the caller is not shown; `foreign`: of another cluster. */
export type Whose = 'own' | 'hidden' | 'foreign' | 'absent';

export interface Cell {
  /** `GET /v1/buyers/{id} as cda, path id foreign`. */
  name: string;
  operation: Operation;
  caller: Caller;
  whose: Whose;
  /** The place whose id is not the caller's; null when all are. */
  slot: Slot | null;
  wire: Wire;
}

export class Matrix {
  constructor(
    readonly api: Api,
    private readonly world: World,
    private readonly sender: Sender,
  ) {}

  /** The caller's own things for every place of the path and the body; null when it has none of a kind. */
  own(operation: Operation, caller: Caller): Ids | null {
    const ids: Ids = {};
    for (const slot of slotsOf(this.api, operation, caller)) {
      if (slot.place === 'query' && !operation.query.find(({ name }) => name === slot.name)?.required) continue;
      const own = caller.own[slot.kind] ?? [];
      const thing = slot.kind === 'accounts' ? { id: caller.accountId } : (own.find(({ below }) => below === caller.accountId) ?? own[0]);
      if (!thing) return null;
      ids[keyOf(slot)] = thing.id;
      // Where two are compared, another of one's own.
      if (own[1]) ids[`${keyOf(slot)} 2`] = own[1].id;
    }
    return ids;
  }

  cell(operation: Operation, caller: Caller, whose: Whose, slot: Slot | null, ids: Ids): Cell {
    const name = `${operation.name} as ${caller.role}, ${slot ? `${slot.place} ${slot.name} ` : ''}${whose}`;
    return { name, operation, caller, whose, slot, wire: exampleOf(this.api, operation, caller, ids) };
  }

  /** For each place that names a thing: one that is hidden, one foreign, one absent, everything else being the caller's own. */
  astray(operation: Operation, caller: Caller): Cell[] {
    const own = this.own(operation, caller) ?? {};
    return slotsOf(this.api, operation, caller).flatMap((slot) =>
      (['hidden', 'foreign', 'absent'] as const).flatMap((whose) => {
        const id = this.another(slot, caller, whose, own);
        return id === undefined ? [] : [this.cell(operation, caller, whose, slot, { ...own, [keyOf(slot)]: id })];
      }));
  }

  private another({ kind }: Slot, caller: Caller, whose: Whose, own: Ids): string | undefined {
    if (whose === 'absent') return randomUUID();
    // Everything is an admin's own.
    if (caller.role === 'admin') return undefined;
    const things = (whose === 'hidden' ? caller.hidden : this.world.foreign)[kind] ?? [];
    return things.find(({ id }) => !Object.values(own).includes(id))?.id;
  }

  send(wire: Wire): Promise<Received> {
    return this.sender.send(wire);
  }
}

/** Runs `work` for each, a few at a time, in their order. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const left = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  }));
}

/** What an answer says when one cannot tell ids from each other, nor the moment it was given. */
export function withoutIds({ status, text }: Received): string {
  return `${status} ${text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')}`;
}

export const codeOf = ({ text }: Received): string => {
  try {
    return (JSON.parse(text) as { code?: string }).code ?? '';
  } catch {
    return 'no JSON';
  }
};
