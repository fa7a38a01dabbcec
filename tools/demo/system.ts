// The demo's services on their ground: migrated, started in this process, and seeded.
import { migrateAll, serviceUrl } from '#platform/database/migrate.js';
import { startAll } from '../../apps/all/src/app.js';
import { schemas } from '../../apps/all/src/schemas.js';
import { demoSignIns } from './demo-data.js';
import type { DemoSecrets } from './secrets.js';
import { seedDemo, type DemoCredentials } from './seed.js';

/** Plain values, so that it can also be handed to another process. */
export interface SystemGround {
  postgresUrl: string;
  redisUrl: string;
  natsUrl: string;
  smtpUrl: string;
  secrets: DemoSecrets;
  port: number;
  /** Where demo.env goes: the address and the keys, for a shell. */
  folder: string;
}

export interface DemoSystem {
  /** Where the API answers. */
  url: string;
  credentials: DemoCredentials;
  stop(): Promise<void>;
}

export async function startSystem(
  ground: SystemGround,
  env: NodeJS.ProcessEnv,
  onProgress: (message: string) => void,
): Promise<DemoSystem> {
  const { secrets, postgresUrl, port } = ground;
  onProgress('migrating the database');
  const { passwords } = secrets;
  const ran = await migrateAll({ adminUrl: postgresUrl, services: schemas, passwords });
  for (const [name, migrations] of Object.entries(ran)) {
    if (migrations.length > 0) onProgress(`  ${name}: ${migrations.length} migrations`);
  }
  onProgress('starting the services');
  const databaseOf = (name: string) => serviceUrl(postgresUrl, name, passwords[name] ?? '');
  const system = await startAll({
    port,
    databases: {
      registry: databaseOf('registry'), inclusion: databaseOf('inclusion'), matching: databaseOf('matching'), 'service-market': databaseOf('service-market'),
      notifications: databaseOf('notifications'),
    },
    env: {
      LOG_LEVEL: 'warn',
      LOG_PRETTY: 'true',
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      // Seeding and stories are one account's many requests.
      RATE_PER_MINUTE: '6000',
      DEMO_SIGN_IN: JSON.stringify(demoSignIns()),
      ...env,
      REDIS_URL: ground.redisUrl,
      NATS_URL: ground.natsUrl,
      SMTP_URL: ground.smtpUrl,
      BOOTSTRAP_ADMIN_KEY: secrets.adminKey,
      REPLY_LINK_SECRET: secrets.replyLinkSecret,
      WEBHOOK_SECRET_KEY: secrets.webhookSecretKey,
    },
  });
  try {
    onProgress('looking after the demo cluster');
    const credentials = await seedDemo({ url: system.url, adminKey: secrets.adminKey, folder: ground.folder, onProgress });
    return { url: system.url, credentials, stop: () => system.stop() };
  } catch (error) {
    await system.stop();
    throw error;
  }
}
