// What the accounts of an erased person were told: the texts go, that something was told stays.
import type { Person } from '#contracts/persons.js';
import type { Tx } from '#platform/database/database.js';

export async function eraseFeed(tx: Tx, { accountIds }: Person): Promise<void> {
  await tx.query('DELETE FROM feed_item WHERE recipient_id = ANY($1::uuid[])', [accountIds]);
  await tx.query(`UPDATE delivery SET facts = '{}' WHERE recipient_id = ANY($1::uuid[])`, [accountIds]);
}
