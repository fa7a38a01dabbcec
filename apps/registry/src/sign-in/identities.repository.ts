// Which account somebody is whom an identity provider vouches for.
import { Injectable } from '@nestjs/common';
import { rowsIn, type Tx } from '#platform/database/database.js';

@Injectable()
export class IdentitiesRepository {
  /**
   * The active account of this subject. The first time it is the only active one with the verified address; from then on the
   * address does not matter any more.
   */
  async accountOf(tx: Tx, issuer: string, subject: string, verifiedEmail: string | null): Promise<string | undefined> {
    const [known] = await rowsIn<{ id: string; active: boolean }>(
      tx,
      `SELECT a.id, a.active FROM identity i JOIN account a ON a.id = i.account_id WHERE i.issuer = $1 AND i.subject = $2`,
      [issuer, subject],
    );
    if (known) return known.active ? known.id : undefined;
    if (verifiedEmail === null) return undefined;
    const found = await rowsIn<{ id: string }>(
      tx,
      `SELECT id FROM account WHERE lower(email) = lower($1) AND active LIMIT 2`,
      [verifiedEmail],
    );
    // Two accounts with one address: nobody can tell which is meant.
    if (found.length !== 1) return undefined;
    await tx.query(
      `INSERT INTO identity (issuer, subject, account_id, created_at) VALUES ($1, $2, $3, now()) ON CONFLICT DO NOTHING`,
      [issuer, subject, found[0]!.id],
    );
    return found[0]!.id;
  }
}
