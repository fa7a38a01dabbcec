// Reads whom to write to; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { Database } from '#platform/database/database.js';

/** Somebody to be told, with everything that can decide about the language. */
export interface Reachable {
  id: string;
  name: string;
  contacts: ContactChannel[];
  /** Of the organisation, preferred first. */
  languages: string[];
  clusterLanguages: string[];
}

@Injectable()
export class RecipientsRepository {
  constructor(private readonly database: Database) {}

  /** The enterprise or buyer with this id. */
  async organisation(id: string): Promise<Reachable[]> {
    return this.database.query<Reachable>(
      `SELECT o.id, o.name, o.contacts, o.languages, coalesce(c.languages, '{}') AS "clusterLanguages"
       FROM (
         SELECT id, name, contacts, languages, cluster_id FROM enterprise WHERE id = $1
         UNION ALL
         SELECT id, name, contacts, languages, cluster_ids[1] FROM buyer WHERE id = $1
       ) o LEFT JOIN cluster c ON c.id = o.cluster_id`,
      [id],
    );
  }

  /** The CDAs of a cluster. Their address is that of their account: being told is their work. */
  async cdas(clusterId: string): Promise<Reachable[]> {
    return this.database.query<Reachable>(
      `SELECT a.id, a.name, c.languages AS "clusterLanguages",
              array_remove(ARRAY[a.language], NULL) AS languages,
              jsonb_build_array(
                jsonb_build_object('kind', 'email', 'address', a.email, 'consent', true)
              ) AS contacts
       FROM account a JOIN cluster c ON c.id = $1
       WHERE a.role = 'cda' AND a.active AND $1 = ANY(a.cluster_ids) ORDER BY a.id`,
      [clusterId],
    );
  }
}
