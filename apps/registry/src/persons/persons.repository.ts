// Finds what the registry holds of a person and removes it; the only file here that speaks SQL about that.
import { Injectable } from '@nestjs/common';
import type { Account, ApiKey } from '#contracts/registry/accounts.js';
import type { PersonData } from '#contracts/registry/persons.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { erasedAddress, erasedName, mayMention, replacementsOf } from '#platform/persons/words.js';
import type { Scope } from '../access.js';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { ApiKeysRepository } from '../accounts/api-keys.repository.js';
import { CredentialsRepository } from '../sign-in/credentials.repository.js';

type ImportedRows = PersonData['importedRows'];

/** An account has at most 20 live keys; more than these nobody needs to see. */
const mostKeys = 200;
const unread = `state IN ('uploading', 'reading')`;

/** SQL from FROM on, for rows of files that mention the address; `params` are of clusters and grow by what it needs. */
function mentioning(address: string, params: unknown[]): string {
  const wanted = replacementsOf({ addresses: [address], names: [] }, 'json');
  return `FROM import_line l JOIN import i ON i.id = l.import_id WHERE ($1::uuid[] IS NULL OR i.cluster_id = ANY($1))
    AND ${mayMention(['l.cells'], wanted, params)} AND l.cells::text ~* $${params.push(wanted[0]!.pattern)}`;
}

@Injectable()
export class PersonsRepository {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly keys: ApiKeysRepository,
    private readonly credentials: CredentialsRepository,
  ) {}

  /** Accounts with this address that the scope reaches, by id; every account when nothing limits it. */
  async accountsAt(tx: Tx, address: string, scope: Scope): Promise<Account[]> {
    const found = await rowsIn<{ id: string }>(tx, 'SELECT id FROM account WHERE lower(email) = lower($1) ORDER BY id', [address]);
    return this.accounts.withIds(tx, found.map(({ id }) => id), scope);
  }

  async keysOf(tx: Tx, accountIds: readonly string[]): Promise<ApiKey[]> {
    const all: ApiKey[] = [];
    for (const id of accountIds) all.push(...await this.keys.list(tx, id, null, mostKeys));
    return all;
  }

  /** Rows of files that mention the address; of the clusters, unless they are null. */
  importedRows(tx: Tx, address: string, clusterIds: readonly string[] | null, limit: number): Promise<ImportedRows> {
    const params: unknown[] = [clusterIds, limit];
    return rowsIn(tx, `SELECT l.import_id AS "importId", l.line, l.cells ${mentioning(address, params)} ORDER BY l.import_id, l.line LIMIT $2`, params);
  }

  async countImportedRows(tx: Tx, address: string, clusterIds: readonly string[] | null): Promise<number> {
    const params: unknown[] = [clusterIds];
    const [counted] = await rowsIn<{ rows: number }>(tx, `SELECT count(*)::int AS rows ${mentioning(address, params)}`, params);
    return counted!.rows;
  }

  /** Whether an admin of all clusters is left besides these accounts. */
  async isAdminLeft(tx: Tx, accountIds: readonly string[]): Promise<boolean> {
    const rows = await rowsIn(tx, `
      SELECT 1 FROM account WHERE role = 'admin' AND active AND cluster_ids = '{}' AND NOT id = ANY($1::uuid[]) LIMIT 1`, [accountIds]);
    return rows.length > 0;
  }

  /** Closes the accounts and takes name, address and all that opens them; returns how many keys were live. */
  async closeAccounts(tx: Tx, accountIds: readonly string[]): Promise<number> {
    await tx.query(`
      UPDATE account SET name = $2, email = $3, language = NULL, active = false, version = version + 1
      WHERE id = ANY($1::uuid[])`, [accountIds, erasedName, erasedAddress]);
    const live = await rowsIn(tx, 'SELECT 1 FROM api_key WHERE account_id = ANY($1::uuid[]) AND revoked_at IS NULL', [accountIds]);
    for (const id of accountIds) await this.credentials.closeCredentials(id, tx);
    return live.length;
  }

  /** Answers about the accounts that are kept for a repeated request: the name in them goes, whatever it is. */
  async eraseAnswers(tx: Tx, accountIds: readonly string[]): Promise<void> {
    await tx.query(`
      UPDATE idempotency_key SET response = response || jsonb_build_object('name', $2::text, 'email', $3::text)
      WHERE response->>'id' = ANY($1::text[]) AND response ? 'email'`, [accountIds, erasedName, erasedAddress]);
  }

  /** Imports that are worked on, or can be at once, wait until the transaction ends, and their rows are read again afterwards. */
  async holdImports(tx: Tx): Promise<void> {
    await tx.query(`
      WITH held AS (SELECT id FROM import WHERE state IN ('checking', 'checked', 'importing', 'undoing') ORDER BY id FOR UPDATE)
      UPDATE import SET erasures = erasures + 1 FROM held WHERE import.id = held.id`);
  }

  /** A cell that is the address becomes empty: the row is then skipped, and nobody is written to at an address that is none. */
  async emptyCells(tx: Tx, address: string): Promise<void> {
    await tx.query(`
      UPDATE import_line SET cells = (SELECT jsonb_agg(CASE WHEN lower(cell) = lower($1) THEN '' ELSE cell END ORDER BY place)
        FROM jsonb_array_elements_text(cells) WITH ORDINALITY AS c(cell, place))
      WHERE strpos(lower(cells::text), lower($2)) > 0
        AND EXISTS (SELECT FROM jsonb_array_elements_text(cells) cell WHERE lower(cell) = lower($1))`, [address, JSON.stringify(address)]);
  }

  /** An enterprise that was merged stands nowhere else, but would come back with its row. */
  async removeFromMerged(tx: Tx, address: string): Promise<void> {
    await tx.query(`
      UPDATE enterprise SET contacts = (SELECT coalesce(jsonb_agg(c), '[]') FROM jsonb_array_elements(contacts) c
        WHERE lower(c->>'address') <> lower($1))
      WHERE merged_into IS NOT NULL AND EXISTS (SELECT FROM jsonb_array_elements(contacts) c WHERE lower(c->>'address') = lower($1))`, [address]);
  }

  /** Whether a file of before is not read yet: nobody knows what stands in it. */
  async isUnread(tx: Tx, before: Date): Promise<boolean> {
    return (await rowsIn(tx, `SELECT 1 FROM import WHERE ${unread} AND created_at <= $1 LIMIT 1`, [before])).length > 0;
  }
}
