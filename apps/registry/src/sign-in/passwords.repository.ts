// Reads and writes passwords and the links that set them; the only file here that speaks SQL about them.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import { sqlStateOf } from '#platform/failure.js';
import type { EntityManager } from 'typeorm';
import { PasswordLinkRow, PasswordResetRequestRow, PasswordRow } from './sign-in.entity.js';

const uniqueViolation = '23505';

/** A stored password and whether its account may be used. */
export interface StoredPassword {
  accountId: string;
  hash: string;
  active: boolean;
}

/** A link with the account it is for. */
export interface LinkedAccount {
  accountId: string;
  purpose: PasswordLinkRow['purpose'];
  expiresAt: Date;
  over: boolean;
  active: boolean;
  name: string;
  email: string;
  language: string | null;
}

const linked = `SELECT l.account_id AS "accountId", l.purpose, l.expires_at AS "expiresAt", l.expires_at <= now() AS over,
    a.active, a.name, a.email, a.language FROM password_link l JOIN account a ON a.id = l.account_id`;

@Injectable()
export class PasswordsRepository {
  constructor(private readonly database: Database) {}

  async byAddress(manager: EntityManager, address: string): Promise<StoredPassword | undefined> {
    return (await this.stored(manager, 'p.address = $1', address))[0];
  }

  async ofAccount(manager: EntityManager, accountId: string): Promise<(StoredPassword & { address: string }) | undefined> {
    return (await this.stored(manager, 'p.account_id = $1', accountId))[0];
  }

  private stored(manager: EntityManager, where: string, value: string): Promise<(StoredPassword & { address: string })[]> {
    return manager.query(
      `SELECT p.account_id AS "accountId", p.hash, p.address, a.active FROM password p JOIN account a ON a.id = p.account_id WHERE ${where}`,
      [value],
    );
  }

  /** Locks the password while something is done because it was right; false when it is another one by now. */
  async stillIs(tx: Tx, accountId: string, hash: string): Promise<boolean> {
    const found = await rowsIn(
      tx,
      `SELECT 1 FROM password p JOIN account a ON a.id = p.account_id WHERE p.account_id = $1 AND p.hash = $2 AND a.active FOR UPDATE OF p`,
      [accountId, hash],
    );
    return found.length > 0;
  }

  async replaceHash(tx: Tx, accountId: string, hash: string): Promise<void> {
    await tx.update(PasswordRow, { accountId }, { hash });
  }

  /** Sets the password of the account; `already_exists` when the address signs in to another account. */
  async set(tx: Tx, accountId: string, address: string, hash: string): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO password (account_id, address, hash, changed_at) VALUES ($1, $2, $3, now())
         ON CONFLICT (account_id) DO UPDATE SET address = excluded.address, hash = excluded.hash, changed_at = now()`,
        [accountId, address, hash],
      );
    } catch (error) {
      if (sqlStateOf(error) !== uniqueViolation) throw error;
      throw new DomainError(
        'already_exists',
        'This e-mail address signs in to another account of yours. Let one of the two have another address, then ask for a new link.',
      );
    }
  }

  async insertLink(tx: Tx, link: PasswordLinkRow): Promise<void> {
    await tx.insert(PasswordLinkRow, link);
  }

  /** Links of the account that were made in the last hour. */
  async countRecentLinks(tx: Tx, accountId: string): Promise<number> {
    const [found] = await rowsIn<{ links: number }>(
      tx,
      `SELECT count(*)::int AS links FROM password_link WHERE account_id = $1 AND created_at > now() - interval '1 hour'`,
      [accountId],
    );
    return found!.links;
  }

  async linkById(tx: Tx, id: string): Promise<LinkedAccount | undefined> {
    return (await rowsIn<LinkedAccount>(tx, `${linked} WHERE l.id = $1 FOR UPDATE OF l`, [id]))[0];
  }

  async linkByToken(tx: Tx, tokenHash: string): Promise<LinkedAccount | undefined> {
    return (await rowsIn<LinkedAccount>(tx, `${linked} WHERE $1 = ANY(l.token_hashes) FOR UPDATE OF l`, [tokenHash]))[0];
  }

  async addToken(tx: Tx, id: string, tokenHash: string): Promise<void> {
    await tx.query('UPDATE password_link SET token_hashes = token_hashes || $2::text WHERE id = $1', [id, tokenHash]);
  }

  async deleteLinks(tx: Tx, accountId: string): Promise<void> {
    await tx.delete(PasswordLinkRow, { accountId });
  }

  async insertRequest(tx: Tx, request: PasswordResetRequestRow): Promise<void> {
    await tx.insert(PasswordResetRequestRow, request);
  }

  /** Takes the request; undefined when somebody else has. */
  async takeRequest(tx: Tx, id: string): Promise<string | undefined> {
    const [found] = await rowsIn<{ address: string }>(tx, 'DELETE FROM password_reset_request WHERE id = $1 RETURNING address', [id]);
    return found?.address;
  }

  async pendingRequests(limit: number): Promise<string[]> {
    const found = await this.database.query<{ id: string }>('SELECT id FROM password_reset_request ORDER BY id LIMIT $1', [limit]);
    return found.map(({ id }) => id);
  }

  /** The active account with this address: the one that signs in with it, else the eldest. */
  async accountFor(tx: Tx, address: string): Promise<string | undefined> {
    const [found] = await rowsIn<{ id: string }>(
      tx,
      `SELECT a.id FROM account a LEFT JOIN password p ON p.account_id = a.id AND p.address = $1
       WHERE lower(a.email) = $1 AND a.active ORDER BY p.account_id IS NULL, a.created_at, a.id LIMIT 1`,
      [address],
    );
    return found?.id;
  }
}
