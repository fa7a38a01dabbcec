// Writes and reads the history of consents; the only file here that speaks SQL.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RequestContext } from '#contracts/message.js';
import { purposes, type ConsentRecord, type ConsentSource, type Purpose } from '#contracts/registry/consents.js';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import type { EntityManager } from 'typeorm';
import { agreedOn, agreesTo } from '../consent.js';
import { insertRows } from '../enterprises/bulk-rows.js';
import { ConsentRecordRow } from './consent-record.entity.js';

/** The channels of an organisation before and after something was done. */
export interface ChannelsChange {
  organisationId: string;
  before: readonly ContactChannel[];
  after: readonly ContactChannel[];
}

type Who = Pick<RequestContext, 'actor' | 'requestId'>;
type ByLink = Pick<ConsentRecord, 'organisationId' | 'address' | 'purpose'>;

@Injectable()
export class ConsentsRepository {
  /** Notes what was agreed to or taken back, in one statement; whoever acts is the source unless another is given. */
  async note(tx: Tx, changes: readonly ChannelsChange[], who: Who, source: ConsentSource = sourceOf(who)): Promise<void> {
    const rows = changes.flatMap((change) => differences(change).map(({ channel, purpose, agreed }): ConsentRecordRow => ({
      id: newId(), organisationId: change.organisationId, address: channel.address, purpose, agreed,
      agreedOn: agreed ? agreedOn(channel, purpose) : null, source,
      accountId: who.actor?.accountId ?? null, requestId: who.requestId, token: newToken(), notedAt: new Date(),
    })));
    await insertRows(tx, ConsentRecordRow, rows);
  }

  /** The token of the newest consent; of one that was never noted it is noted now. */
  async tokenFor(tx: Tx, organisationId: string, channel: ContactChannel, purpose: Purpose, requestId: string): Promise<string> {
    const [known] = await rowsIn<{ token: string }>(tx, `
      SELECT token FROM consent_record WHERE organisation_id = $1 AND lower(address) = lower($2) AND purpose = $3 AND agreed
      ORDER BY id DESC LIMIT 1`, [organisationId, channel.address, purpose]);
    if (known) return known.token;
    const row: ConsentRecordRow = {
      id: newId(), organisationId, address: channel.address, purpose, agreed: true, agreedOn: agreedOn(channel, purpose),
      source: 'system', accountId: null, requestId, token: newToken(), notedAt: new Date(),
    };
    await insertRows(tx, ConsentRecordRow, [row]);
    return row.token;
  }

  async byToken(tx: Tx, token: string): Promise<ByLink | undefined> {
    return (await rowsIn<ByLink>(tx,
      'SELECT organisation_id AS "organisationId", address, purpose FROM consent_record WHERE token = $1', [token]))[0];
  }

  /** Newest first. */
  async list(
    manager: EntityManager, { organisationId, address, purpose, before, limit }:
    { organisationId?: string; address?: string; purpose?: Purpose | undefined; before: string | null; limit: number },
  ): Promise<ConsentRecord[]> {
    const query = manager.createQueryBuilder(ConsentRecordRow, 'record').orderBy('record.id', 'DESC').limit(limit);
    if (organisationId !== undefined) query.andWhere('record.organisationId = :organisationId', { organisationId });
    if (address !== undefined) query.andWhere('lower(record.address) = lower(:address)', { address });
    if (purpose) query.andWhere('record.purpose = :purpose', { purpose });
    if (before) query.andWhere('record.id < :before', { before });
    return (await query.getMany()).map(({ requestId: _, token: __, notedAt, ...row }) => ({ ...row, notedAt: notedAt.toISOString() }));
  }

  /** Forgets what these organisations know of the address; returns how much that was. */
  async forget(tx: Tx, address: string, organisationIds: readonly string[] | null): Promise<number> {
    // The trigger that keeps the history lets nobody else delete.
    await tx.query(`SELECT set_config('linkwright.erasing', 'on', true)`);
    const gone = await rowsIn(tx, `
      DELETE FROM consent_record WHERE lower(address) = lower($1) AND ($2::uuid[] IS NULL OR organisation_id = ANY($2)) RETURNING 1`,
    [address, organisationIds]);
    await tx.query(`SELECT set_config('linkwright.erasing', 'off', true)`);
    return gone.length;
  }
}

/** 160 bits: who guesses one is not let in, and nothing but a consent can be lost. */
const newToken = () => randomBytes(20).toString('base64url');

const organised = new Set(['buyer', 'enterprise', 'provider']);
function sourceOf({ actor }: Who): ConsentSource {
  if (actor === null) return 'system';
  return organised.has(actor.role) ? 'self' : 'staff';
}

function differences({ before, after }: ChannelsChange): { channel: ContactChannel; purpose: Purpose; agreed: boolean }[] {
  const addresses = new Set([...before, ...after].map(({ address }) => address));
  return [...addresses].flatMap((address) => {
    const [was, is] = [before, after].map((channels) => channels.find((each) => each.address === address));
    return purposes.flatMap((purpose) => {
      const agreed = is !== undefined && agreesTo(is, purpose);
      const agreedBefore = was !== undefined && agreesTo(was, purpose);
      return agreed === agreedBefore ? [] : [{ channel: (is ?? was)!, purpose, agreed }];
    });
  });
}
