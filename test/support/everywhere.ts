// Looks for words in everything that a running system keeps: every column of every table, every key of Redis, every event.
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { Redis } from 'ioredis';
import type { Client } from 'pg';
import { eventStreamName } from '#platform/bus/connection.js';

export interface Wanted {
  words: readonly string[];
  /** Contains one of the words and is something else. */
  besides?: string;
}

export interface Places {
  postgres: Client;
  redisUrl: string;
  natsUrl: string;
  natsPrefix: string;
}

/** Where one of the words stands, in any case: `matching.reply 3 rows`, `redis bull:…`, `event 17`. */
export async function findEverywhere({ postgres, redisUrl, natsUrl, natsPrefix }: Places, { words, besides = ' ' }: Wanted): Promise<string[]> {
  const lower = words.map((word) => word.toLowerCase());
  const mentions = (text: string) => lower.some((word) => text.toLowerCase().replaceAll(besides, '').includes(word));
  return [
    ...await inTables(postgres, lower, besides),
    ...(await inRedis(redisUrl, mentions)),
    ...(await inEvents(natsUrl, natsPrefix, mentions)),
  ];
}

async function inTables(postgres: Client, words: readonly string[], besides: string): Promise<string[]> {
  const { rows: tables } = await postgres.query<{ name: string }>(`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    // As the whole row, so that no type of column is forgotten; bytes once more as text.
    const { rows } = await postgres.query<{ count: number }>(`
      SELECT count(*)::int AS count FROM ${name} t, LATERAL (SELECT replace(lower(to_jsonb(t)::text || coalesce((
        SELECT string_agg(encode(decode(substr(value, 3), 'hex'), 'escape'), ' ') FROM jsonb_each_text(to_jsonb(t)) WHERE value ~ '^\\\\x([0-9a-f]{2})+$'
      ), '')), $2, '') AS text) r WHERE EXISTS (SELECT FROM unnest($1::text[]) word WHERE position(word IN r.text) > 0)`, [words, besides]);
    if (rows[0]!.count > 0) found.push(`${name} ${rows[0]!.count} rows`);
  }
  return found;
}

async function inRedis(url: string, mentions: (text: string) => boolean): Promise<string[]> {
  const redis = new Redis(url);
  try {
    const found: string[] = [];
    const readers: Record<string, (key: string) => Promise<unknown>> = {
      string: (key) => redis.get(key), hash: (key) => redis.hgetall(key), list: (key) => redis.lrange(key, 0, -1),
      set: (key) => redis.smembers(key), zset: (key) => redis.zrange(key, 0, -1), stream: (key) => redis.xrange(key, '-', '+'),
    };
    for (const key of await redis.keys('*')) {
      // A key can be gone by now.
      const value = await readers[await redis.type(key)]?.(key);
      if (mentions(`${key} ${JSON.stringify(value)}`)) found.push(`redis ${key}`);
    }
    return found;
  } finally {
    redis.disconnect();
  }
}

async function inEvents(url: string, prefix: string, mentions: (text: string) => boolean): Promise<string[]> {
  const nats = await connect({ servers: url });
  try {
    const manager = await jetstreamManager(nats);
    const stream = eventStreamName(prefix);
    const { state } = await manager.streams.info(stream);
    const found: string[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
      const message = await manager.streams.getMessage(stream, { seq });
      if (message && mentions(message.string())) found.push(`event ${seq}`);
    }
    return found;
  } finally {
    await nats.close();
  }
}
