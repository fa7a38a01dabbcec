// The chain over the audit log: what of a row and of a seal is hashed, in one form that never changes. Pure.
import { createHash } from 'node:crypto';

/** A row of `audit_log` as text, as `auditRowColumns` reads it: no number or time passes through a lossy type. */
export interface AuditRowText {
  id: string;
  occurred_at: string;
  action: string;
  subject_type: string;
  subject_id: string;
  account_id: string | null;
  role: string | null;
  organisation_id: string | null;
  request_id: string;
  details: string;
}

/** A row of `audit_seal`: the rows of one batch in order, and the seal before it. */
export interface Seal {
  /** From 1, without gaps. */
  number: number;
  /** UTC with microseconds, e.g. `2026-11-26T08:00:00.000000`. */
  sealedAt: string;
  /** Hash of the seal before it, hex; `beginning` for the first. */
  previous: string;
  rowIds: readonly string[];
  /** The hash of each row, 32 bytes each, in the order of the ids. */
  rowHashes: Buffer;
}

const hashBytes = 32;
/** What the first seal names as the one before it. */
export const beginning = '0'.repeat(2 * hashBytes);

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** For a SELECT from `audit_log a`. */
export const auditRowColumns = `a.id::text, ${utc('a.occurred_at')} AS occurred_at, a.action, a.subject_type, a.subject_id,
  a.account_id::text, a.role, a.organisation_id::text, a.request_id, a.details::text AS details`;
/** For a SELECT from `audit_seal s`. */
export const sealColumns = `s.number::int, ${utc('s.sealed_at')} AS "sealedAt", s.previous, s.row_ids::text[] AS "rowIds",
  s.row_hashes AS "rowHashes", s.hash`;
export const nowInUtc = utc('now()');

export function hashOfRow(row: AuditRowText): Buffer {
  const parts = [
    row.id, row.occurred_at, row.action, row.subject_type, row.subject_id,
    row.account_id, row.role, row.organisation_id, row.request_id, row.details,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}

/** Hex. It covers everything the seal says, and through `previous` every seal before it. */
export function hashOfSeal({ number, sealedAt, previous, rowIds, rowHashes }: Seal): string {
  const head = ['linkwright audit seal 1', number, sealedAt, previous, rowIds.length, rowIds];
  return createHash('sha256').update(JSON.stringify(head)).update(rowHashes).digest('hex');
}

/** The seal over these rows, and its hash. */
export function sealOver(rows: readonly AuditRowText[], before: { number: number; hash: string } | undefined, sealedAt: string): Seal & { hash: string } {
  const seal: Seal = {
    number: (before?.number ?? 0) + 1,
    sealedAt,
    previous: before?.hash ?? beginning,
    rowIds: rows.map(({ id }) => id),
    rowHashes: Buffer.concat(rows.map(hashOfRow)),
  };
  return { ...seal, hash: hashOfSeal(seal) };
}

/** The hash that a seal holds of its row at this place. */
export const hashAt = ({ rowHashes }: Pick<Seal, 'rowHashes'>, index: number): Buffer =>
  rowHashes.subarray(index * hashBytes, (index + 1) * hashBytes);

/** What somebody did to the past. `seal` is the number of the seal that shows it. */
export type Finding =
  | { kind: 'row_changed' | 'row_missing'; row: string; seal: number | null }
  /** It is in the log, in no seal, and does not wait for one: it did not come in by the door, or its seal was removed. */
  | { kind: 'row_never_sealed'; row: string }
  | { kind: 'row_sealed_twice'; row: string }
  | { kind: 'seal_changed' | 'seal_missing' | 'seal_not_linked'; seal: number };

/** Compares seals in their order with the rows that are there; says what is wrong with each. */
export class ChainCheck {
  private before: { number: number; hash: string } | undefined;

  get head(): { number: number; hash: string } | undefined {
    return this.before;
  }

  /** `rows` are those of the seal that exist, by id. */
  next(seal: Seal & { hash: string }, rows: ReadonlyMap<string, AuditRowText>): Finding[] {
    const findings: Finding[] = [];
    const expected = (this.before?.number ?? 0) + 1;
    for (let missing = expected; missing < seal.number; missing += 1) findings.push({ kind: 'seal_missing', seal: missing });
    // After a gap the link is to one that is not there.
    const previous = this.before?.hash ?? beginning;
    if (seal.number === expected && seal.previous !== previous) findings.push({ kind: 'seal_not_linked', seal: seal.number });
    if (hashOfSeal(seal) !== seal.hash) findings.push({ kind: 'seal_changed', seal: seal.number });
    this.before = { number: seal.number, hash: seal.hash };
    for (const [index, row] of seal.rowIds.entries()) {
      const found = rows.get(row);
      if (!found) findings.push({ kind: 'row_missing', row, seal: seal.number });
      else if (!hashOfRow(found).equals(hashAt(seal, index))) findings.push({ kind: 'row_changed', row, seal: seal.number });
    }
    return findings;
  }
}
