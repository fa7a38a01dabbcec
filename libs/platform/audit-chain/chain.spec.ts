// The chain finds whatever is done to rows or seals, and names it; nothing else.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { ChainCheck, hashOfSeal, sealOver, type AuditRowText, type Finding, type Seal } from './chain.js';

type Sealed = Seal & { hash: string };

const text = fc.string({ unit: 'grapheme', maxLength: 8 });
const row: fc.Arbitrary<Omit<AuditRowText, 'id'>> = fc.record({
  occurred_at: text, action: text, subject_type: text, subject_id: text, account_id: fc.option(text), role: fc.option(text),
  organisation_id: fc.option(text), request_id: text, details: text,
});
const batches = fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

function sealed(contents: readonly (readonly Omit<AuditRowText, 'id'>[])[]): { seals: Sealed[]; rows: Map<string, AuditRowText> } {
  const rows = new Map<string, AuditRowText>();
  const seals: Sealed[] = [];
  for (const [batch, its] of contents.entries()) {
    const named = its.map((each, index) => ({ ...each, id: `row-${batch}-${index}` }));
    for (const each of named) rows.set(each.id, each);
    seals.push(sealOver(named, seals.at(-1), `time ${batch}`));
  }
  return { seals, rows };
}

function check(seals: readonly Sealed[], rows: ReadonlyMap<string, AuditRowText>): Finding[] {
  const chain = new ChainCheck();
  return seals.flatMap((seal) => chain.next(seal, rows));
}

const always = (holds: (contents: Omit<AuditRowText, 'id'>[][], pick: number) => void) => () =>
  fc.assert(fc.property(batches, fc.nat(), holds), { numRuns: runs(1_000) });

describe('the chain', () => {
  it('has nothing to say of a log that is as it was', always((contents) => {
    const { seals, rows } = sealed(contents);
    expect(check(seals, rows)).toEqual([]);
  }));

  it('names the one row of which any field was changed, also by one letter or to null', always((contents, pick) => {
    const { seals, rows } = sealed(contents);
    const target = [...rows.values()][pick % rows.size]!;
    const fields = Object.keys(target).filter((field) => field !== 'id') as Exclude<keyof AuditRowText, 'id'>[];
    const field = fields[pick % fields.length]!;
    const before = target[field];
    rows.set(target.id, { ...target, [field]: before === null ? '' : before === '' ? 'x' : before.slice(1) });
    expect(check(seals, rows)).toEqual([{ kind: 'row_changed', row: target.id, seal: 1 + Number(target.id.split('-')[1]) }]);
  }));

  it('names the row that is gone', always((contents, pick) => {
    const { seals, rows } = sealed(contents);
    const gone = [...rows.keys()][pick % rows.size]!;
    rows.delete(gone);
    expect(check(seals, rows)).toEqual([{ kind: 'row_missing', row: gone, seal: 1 + Number(gone.split('-')[1]) }]);
  }));

  it('names the seal whose contents were changed, reordered or shortened', always((contents, pick) => {
    const { seals, rows } = sealed(contents);
    const index = pick % seals.length;
    const seal = seals[index]!;
    const changes: Partial<Sealed>[] = [
      { sealedAt: 'another time' }, { previous: 'f'.repeat(64) }, { rowIds: [...seal.rowIds, 'row-0-0'] }, { rowIds: seal.rowIds.slice(1) },
      { rowHashes: Buffer.concat([seal.rowHashes, Buffer.of(1)]) }, { hash: 'f'.repeat(64) },
      ...(seal.rowIds.length > 1 ? [{ rowIds: [...seal.rowIds].reverse() }] : []),
    ];
    const changed = seals.with(index, { ...seal, ...changes[pick % changes.length]! });
    expect(check(changed, rows)).toContainEqual({ kind: 'seal_changed', seal: seal.number });
  }));

  it('finds a seal that was made anew over other rows, by the link of the next', always((contents, pick) => {
    fc.pre(contents.length > 1);
    const { seals, rows } = sealed(contents);
    const index = pick % (seals.length - 1);
    const seal = seals[index]!;
    const forged: Sealed = { ...seal, rowIds: seal.rowIds.slice(1), rowHashes: seal.rowHashes.subarray(32) };
    forged.hash = hashOfSeal(forged);
    expect(check(seals.with(index, forged), rows)).toEqual([{ kind: 'seal_not_linked', seal: seal.number + 1 }]);
  }));

  it('names the seal that is missing before another', always((contents, pick) => {
    fc.pre(contents.length > 1);
    const { seals, rows } = sealed(contents);
    const index = pick % (seals.length - 1);
    expect(check(seals.toSpliced(index, 1), rows)).toEqual([{ kind: 'seal_missing', seal: index + 1 }]);
  }));
});
