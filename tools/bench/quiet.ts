// Between two measurements nothing of the first may still be going on.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const unfinished = `SELECT (SELECT count(*) FROM matching.match_run WHERE status = 'pending')
  + (SELECT count(*) FROM matching.enterprise_rematch)
  + (SELECT count(*) FROM matching.outbox WHERE published_at IS NULL)
  + (SELECT count(*) FROM registry.outbox WHERE published_at IS NULL)
  + (SELECT count(*) FROM notifications.delivery WHERE status = 'pending') AS left`;

/** Waits until every accepted post is matched, published and told. */
export async function untilQuiet(postgresUrl: string, say: (line: string) => void): Promise<void> {
  const client = new Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    for (let told = Date.now(); ;) {
      const { rows: [row] } = await client.query<{ left: string }>(unfinished);
      if (row!.left === '0') return;
      if (Date.now() - told > 5000) {
        told = Date.now();
        say(`  ${row!.left} runs, events and deliveries are still under way`);
      }
      await sleep(200);
    }
  } finally {
    await client.end();
  }
}
