// Reads whom to write to; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { Output } from '#contracts/message.js';
import type { NameRecipients } from '#contracts/registry/accounts.js';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { Database } from '#platform/database/database.js';
import { idsOfEnterprise } from '../enterprises/identities.repository.js';

/** Somebody to be told, with the languages they read. */
export interface Reachable {
  id: string;
  name: string;
  contacts: ContactChannel[];
  /** Of the organisation, preferred first. */
  languages: string[];
}

@Injectable()
export class RecipientsRepository {
  constructor(private readonly database: Database) {}

  /** The enterprise, buyer or provider with this id; of one that was merged those to write to are the ones of what it is part of now. */
  async organisation(id: string): Promise<Reachable[]> {
    return this.database.query<Reachable>(
      `SELECT $1::uuid AS id, name, contacts, languages FROM enterprise WHERE id = (${idsOfEnterprise('$1::uuid')})[1]
       UNION ALL
       SELECT id, name, contacts, languages FROM buyer WHERE id = $1
       UNION ALL
       SELECT id, name, contacts, languages FROM provider WHERE id = $1`,
      [id],
    );
  }

  /** How these are called, whoever they are. */
  async names(ids: readonly string[]): Promise<Output<typeof NameRecipients>['items']> {
    return this.database.query(
      `SELECT id, 'enterprise' AS kind, name FROM enterprise WHERE id = ANY($1)
       UNION ALL SELECT id, 'buyer', name FROM buyer WHERE id = ANY($1)
       UNION ALL SELECT id, 'provider', name FROM provider WHERE id = ANY($1)
       UNION ALL SELECT id, 'account', name FROM account WHERE id = ANY($1)`, [ids]);
  }

  /** These, and every other id of the enterprises among them. */
  async idsOf(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS asked(id)
       UNION
       SELECT unnest(${idsOfEnterprise('asked.id')}) FROM unnest($1::uuid[]) AS asked(id)`, [ids]);
    return rows.map(({ id }) => id);
  }

  /** The CDAs of a cluster. Their address is that of their account: being told is their work. */
  async cdas(clusterId: string): Promise<Reachable[]> {
    return this.database.query<Reachable>(
      `SELECT id, name, array_remove(ARRAY[language], NULL) AS languages,
              jsonb_build_array(
                jsonb_build_object('kind', 'email', 'address', email, 'consent', true)
              ) AS contacts
       FROM account WHERE role = 'cda' AND active AND $1 = ANY(cluster_ids) ORDER BY id`,
      [clusterId],
    );
  }
}
