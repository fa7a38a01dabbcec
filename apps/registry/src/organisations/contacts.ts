// The contact channels of whatever organisation has an id: enterprise, buyer or provider. A change is the next version of it.
import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { BuyerChanged } from '#contracts/registry/buyers.js';
import { EnterpriseChanged } from '#contracts/registry/enterprises.js';
import { ProviderChanged } from '#contracts/registry/providers.js';
import { rowsIn, type Tx } from '#platform/database/database.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { BuyersRepository } from '../buyers/buyers.repository.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { ProvidersRepository } from '../providers/providers.repository.js';

export interface OrganisationContacts {
  kind: 'enterprise' | 'buyer' | 'provider';
  id: string;
  name: string;
  clusterIds: string[];
  contacts: ContactChannel[];
}

const organisations = `(
  SELECT 'enterprise' AS kind, id, name, ARRAY[cluster_id] AS "clusterIds", contacts FROM enterprise WHERE merged_into IS NULL
  UNION ALL SELECT 'buyer', id, name, cluster_ids, contacts FROM buyer
  UNION ALL SELECT 'provider', id, name, cluster_ids, contacts FROM provider)`;

@Injectable()
export class Contacts {
  constructor(
    private readonly enterprises: EnterprisesRepository,
    private readonly buyers: BuyersRepository,
    private readonly providers: ProvidersRepository,
    private readonly outbox: Outbox,
  ) {}

  async of(tx: Tx, id: string): Promise<OrganisationContacts | undefined> {
    return (await rowsIn<OrganisationContacts>(tx, `SELECT * FROM ${organisations} o WHERE id = $1`, [id]))[0];
  }

  /** Every organisation that states the address, in any case, by id. */
  holding(tx: Tx, address: string): Promise<OrganisationContacts[]> {
    return rowsIn(tx, `
      SELECT * FROM ${organisations} o
      WHERE EXISTS (SELECT FROM jsonb_array_elements(contacts) c WHERE lower(c->>'address') = lower($1)) ORDER BY id`, [address]);
  }

  /** Whether an organisation has this name. */
  async isName(tx: Tx, name: string): Promise<boolean> {
    return (await rowsIn(tx, `SELECT 1 FROM ${organisations} o WHERE lower(name) = lower($1) LIMIT 1`, [name])).length > 0;
  }

  /** Writes what `change` makes of the channels as they are now, tells it, and returns both. */
  async change(
    tx: Tx, { kind, id }: Pick<OrganisationContacts, 'kind' | 'id'>, change: (contacts: ContactChannel[]) => ContactChannel[],
  ): Promise<{ before: ContactChannel[]; after: ContactChannel[]; version: number }> {
    await tx.query(`SELECT 1 FROM ${kind} WHERE id = $1 FOR UPDATE`, [id]);
    const updatedAt = new Date().toISOString();
    if (kind === 'enterprise') {
      const [found] = await this.enterprises.withIds(tx, [id]);
      const next = { ...found!, contacts: change(found!.contacts), version: found!.version + 1, updatedAt };
      await this.enterprises.replace(tx, [next]);
      await this.outbox.publish(EnterpriseChanged, { enterpriseId: id, version: next.version }, tx, { aggregateId: id, version: next.version });
      return { before: found!.contacts, after: next.contacts, version: next.version };
    }
    if (kind === 'buyer') {
      const [found] = await this.buyers.withIds(tx, [id]);
      const next = { ...found!, contacts: change(found!.contacts), version: found!.version + 1, updatedAt };
      await this.buyers.replace(tx, next);
      await this.outbox.publish(BuyerChanged, { buyerId: id, version: next.version }, tx, { aggregateId: id, version: next.version });
      return { before: found!.contacts, after: next.contacts, version: next.version };
    }
    const [found] = await this.providers.withIds(tx, [id]);
    const next = { ...found!, contacts: change(found!.contacts), version: found!.version + 1, updatedAt };
    await this.providers.replace(tx, next);
    await this.outbox.publish(ProviderChanged, { providerId: id, version: next.version }, tx, { aggregateId: id, version: next.version });
    return { before: found!.contacts, after: next.contacts, version: next.version };
  }
}
