// Reads and writes sessions and the devices they were opened on; the only file here that speaks SQL about them.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Session } from '#contracts/registry/sign-in.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { EntityManager } from 'typeorm';
import type { ActingAccount } from '../accounts/actor.js';
import { idsOfEnterprise } from '../enterprises/identities.repository.js';
import { SessionRow } from './sign-in.entity.js';

/** A session that nobody uses ends after so many hours, one that is used after so many days. */
export const idleHours = 12;
export const longestDays = 7;
/** Browsers remembered for one account. */
const mostDevices = 10;

/** A presented cookie with the account it belongs to. */
export interface LiveSession extends ActingAccount {
  sessionId: string;
  seenLately: boolean;
  over: boolean;
  endsAt: Date;
  name: string;
  language: string | null;
}

const isLive = `expires_at > now() AND last_seen_at > now() - interval '${idleHours} hours'`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly database: Database) {}

  /** Undefined also when the account is not active. */
  async live(tokenHash: string): Promise<LiveSession | undefined> {
    const [found] = await this.database.query<LiveSession>(
      `SELECT s.id AS "sessionId", s.last_seen_at > now() - interval '1 minute' AS "seenLately", NOT (${isLive}) AS over,
              least(s.expires_at, s.last_seen_at + interval '${idleHours} hours') AS "endsAt",
              a.id AS "accountId", a.role, a.organisation_id AS "organisationId", a.cluster_ids AS "clusterIds", a.name, a.language,
              CASE WHEN a.role = 'enterprise' THEN ${idsOfEnterprise('a.organisation_id')} END AS "enterpriseIds"
       FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash = $1 AND a.active`,
      [tokenHash],
      'registry-session',
    );
    return found;
  }

  async insert(tx: Tx, row: SessionRow): Promise<void> {
    await tx.insert(SessionRow, row);
  }

  /** The session goes on under another token; false when it has ended. */
  async renew(tx: Tx, accountId: string, id: string, tokenHash: string): Promise<boolean> {
    const { affected } = await tx.update(SessionRow, { id, accountId }, { tokenHash });
    return affected === 1;
  }

  async list(manager: EntityManager, accountId: string, after: string | null, limit: number): Promise<SessionRow[]> {
    const query = manager.createQueryBuilder(SessionRow, 'session')
      .where('session.account_id = :accountId', { accountId })
      .andWhere(isLive);
    if (after) query.andWhere('session.id > :after', { after });
    return query.orderBy('session.id').limit(limit).getMany();
  }

  /** Ends a session of the account, whether or not it is over by itself. */
  async end(tx: Tx, accountId: string, id: string): Promise<SessionRow> {
    const row = await tx.findOneBy(SessionRow, { id, accountId });
    if (!row) throw notFound('session', id);
    await tx.delete(SessionRow, { id });
    return row;
  }

  /** Ends the sessions of the account but one; returns how many. */
  async endAll(tx: Tx, accountId: string, butId: string | null = null): Promise<number> {
    const ended = await rowsIn(tx, 'DELETE FROM session WHERE account_id = $1 AND id IS DISTINCT FROM $2 RETURNING 1', [accountId, butId]);
    return ended.length;
  }

  /** The browser signs in anew: what it was signed in to before ends. */
  async endFormer(tx: Tx, tokenHash: string | null): Promise<void> {
    if (tokenHash !== null) await tx.delete(SessionRow, { tokenHash });
  }

  async isKnownDevice(tx: Tx, accountId: string, deviceHash: string): Promise<boolean> {
    const found = await rowsIn(tx, 'SELECT 1 FROM known_device WHERE account_id = $1 AND device_hash = $2', [accountId, deviceHash]);
    return found.length > 0;
  }

  async rememberDevice(tx: Tx, accountId: string, deviceHash: string): Promise<void> {
    await tx.query(
      `INSERT INTO known_device (account_id, device_hash, last_used_at) VALUES ($1, $2, now())
       ON CONFLICT (account_id, device_hash) DO UPDATE SET last_used_at = now()`,
      [accountId, deviceHash],
    );
    await tx.query(
      `DELETE FROM known_device WHERE account_id = $1 AND device_hash IN (
         SELECT device_hash FROM known_device WHERE account_id = $1 ORDER BY last_used_at DESC OFFSET ${mostDevices})`,
      [accountId],
    );
  }
}

export const toSession = (row: SessionRow, currentId: string | null): Session => ({
  id: row.id,
  accountId: row.accountId,
  userAgent: row.userAgent,
  method: row.method,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  current: row.id === currentId,
});
